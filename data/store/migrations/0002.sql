-- Second factors: who must have one, what is set up half way, what was sent.

ALTER TABLE role ADD COLUMN require_factor INTEGER NOT NULL DEFAULT 0;
ALTER TABLE profile ADD COLUMN require_factor INTEGER NOT NULL DEFAULT 0;

-- Until when the user signs in without the factor that is demanded of them.
ALTER TABLE user ADD COLUMN factor_due_at INTEGER NOT NULL DEFAULT 0;

-- The last of the wrong tries: for the person who looks, never for the wait after it.
ALTER TABLE user_failure ADD COLUMN wrong_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE user_failure ADD COLUMN wrong_entry TEXT NOT NULL DEFAULT '';

-- A secret that was shown and not confirmed by a code yet. The one in user_authenticator
-- goes on working until then.
CREATE TABLE user_enrolment (
    user_id INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    secret  BLOB NOT NULL
) STRICT;

CREATE TABLE mail_server (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    server   TEXT NOT NULL,
    port     INTEGER NOT NULL,
    tls      TEXT NOT NULL,
    username TEXT NOT NULL,
    sender   TEXT NOT NULL,
    password TEXT NOT NULL
) STRICT;

-- When codes were e-mailed, for as long as that limits the next one.
CREATE TABLE mail_sent (
    id      INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    sent_at INTEGER NOT NULL
) STRICT;
CREATE INDEX mail_sent_by_user ON mail_sent (user_id);

-- The newest entry that was let go of: the chain of those that are kept begins with it.
CREATE TABLE event_tail (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    last_id INTEGER NOT NULL,
    mac     BLOB NOT NULL,
    seal    BLOB NOT NULL
) STRICT;
