-- The words of the product. Every table is STRICT; names that must be unique without
-- regard to case stand beside their fold (data.Fold), because NOCASE knows ASCII only.
-- Times are Unix milliseconds, 0 for never.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys made with the database: 'event' chains the event log, 'temporary' hashes
-- generated passwords. They move with the file and outlive a change of its key.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    key  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tenant (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL DEFAULT 1,
    name    TEXT NOT NULL,
    fold    TEXT NOT NULL UNIQUE,
    enabled INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE role (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    version     INTEGER NOT NULL DEFAULT 1,
    name        TEXT NOT NULL,
    fold        TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL DEFAULT '',
    mask_phone  INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE role_permission (
    role_id    INTEGER NOT NULL REFERENCES role ON DELETE CASCADE,
    permission TEXT NOT NULL,
    PRIMARY KEY (role_id, permission)
) STRICT, WITHOUT ROWID;
CREATE INDEX role_permission_by_permission ON role_permission (permission, role_id);

CREATE TABLE role_network (
    role_id INTEGER NOT NULL REFERENCES role ON DELETE CASCADE,
    network TEXT NOT NULL,
    PRIMARY KEY (role_id, network)
) STRICT, WITHOUT ROWID;

CREATE TABLE desk (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL DEFAULT 1,
    name    TEXT NOT NULL,
    fold    TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE desk_number (
    desk_id INTEGER NOT NULL REFERENCES desk ON DELETE CASCADE,
    kind    TEXT NOT NULL CHECK (kind IN ('queue', 'agent')),
    number  TEXT NOT NULL,
    PRIMARY KEY (desk_id, kind, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE profile (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    version         INTEGER NOT NULL DEFAULT 1,
    name            TEXT NOT NULL,
    fold            TEXT NOT NULL UNIQUE,
    builtin         TEXT NOT NULL DEFAULT '',
    update_profile  INTEGER NOT NULL DEFAULT 0,
    change_language INTEGER NOT NULL DEFAULT 0,
    get_updates     INTEGER NOT NULL DEFAULT 0
) STRICT;

-- actions is a set of bits: 1 view, 2 add, 4 edit, 8 delete.
CREATE TABLE profile_module (
    profile_id INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
    module     TEXT NOT NULL,
    actions    INTEGER NOT NULL CHECK (actions BETWEEN 1 AND 15),
    PRIMARY KEY (profile_id, module)
) STRICT, WITHOUT ROWID;

CREATE TABLE user (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,
    version           INTEGER NOT NULL DEFAULT 1,
    username          TEXT NOT NULL UNIQUE,
    email             TEXT NOT NULL,
    email_fold        TEXT NOT NULL UNIQUE,
    profile_id        INTEGER NOT NULL REFERENCES profile,
    startup           TEXT NOT NULL DEFAULT '',
    department        TEXT NOT NULL DEFAULT '',
    default_tenant_id INTEGER NOT NULL REFERENCES tenant,
    second_factor     TEXT NOT NULL DEFAULT 'none' CHECK (second_factor IN ('none', 'email', 'authenticator')),
    enabled           INTEGER NOT NULL DEFAULT 1,
    must_change       INTEGER NOT NULL DEFAULT 0,
    locked            INTEGER NOT NULL DEFAULT 0,
    has_picture       INTEGER NOT NULL DEFAULT 0,
    created_at        INTEGER NOT NULL,
    last_sign_in_at   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX user_by_profile ON user (profile_id);
CREATE INDEX user_by_default_tenant ON user (default_tenant_id);
CREATE INDEX user_by_department ON user (department) WHERE department <> '';

CREATE TABLE user_role (
    user_id INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    role_id INTEGER NOT NULL REFERENCES role,
    PRIMARY KEY (user_id, role_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_role_by_role ON user_role (role_id);

CREATE TABLE user_desk (
    user_id INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    desk_id INTEGER NOT NULL REFERENCES desk,
    PRIMARY KEY (user_id, desk_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_desk_by_desk ON user_desk (desk_id);

CREATE TABLE user_tenant (
    user_id   INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    tenant_id INTEGER NOT NULL REFERENCES tenant,
    PRIMARY KEY (user_id, tenant_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX user_tenant_by_tenant ON user_tenant (tenant_id);

-- expires_at is set for temporary passwords.
CREATE TABLE user_password (
    user_id    INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    hash       TEXT NOT NULL,
    set_at     INTEGER NOT NULL,
    expires_at INTEGER NOT NULL DEFAULT 0
) STRICT;

-- used_step is the newest TOTP step that was taken, so that a code works once.
CREATE TABLE user_authenticator (
    user_id     INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    secret      BLOB NOT NULL,
    enrolled_at INTEGER NOT NULL DEFAULT 0,
    used_step   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE recovery_code (
    user_id INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    hash    BLOB NOT NULL,
    used_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (user_id, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE user_picture (
    user_id INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    png     BLOB NOT NULL
) STRICT;

-- Wrong passwords and codes in a row, counted before the hash is compared.
CREATE TABLE user_failure (
    user_id INTEGER PRIMARY KEY REFERENCES user ON DELETE CASCADE,
    count   INTEGER NOT NULL
) STRICT;

-- What a user's screens remember: widths, sort, the mapping of an import's columns.
CREATE TABLE user_preference (
    user_id INTEGER NOT NULL REFERENCES user ON DELETE CASCADE,
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (user_id, name)
) STRICT, WITHOUT ROWID;

-- Deleted things, whole, for as long as the deletion can be undone.
CREATE TABLE removed (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    removed_at INTEGER NOT NULL,
    actor_id   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    object_id  INTEGER NOT NULL,
    snapshot   TEXT NOT NULL
) STRICT;

-- mac is HMAC-SHA-256 over the entry and the mac before it; event_head holds the
-- newest, so that cutting off the end shows as well.
CREATE TABLE event (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    actor_id   INTEGER NOT NULL,
    actor_name TEXT NOT NULL,
    action     TEXT NOT NULL,
    kind       TEXT NOT NULL,
    object_id  INTEGER NOT NULL,
    name       TEXT NOT NULL,
    changes    TEXT NOT NULL,
    result     TEXT NOT NULL,
    note       TEXT NOT NULL,
    mac        BLOB NOT NULL
) STRICT;

CREATE TABLE event_head (
    one     INTEGER PRIMARY KEY CHECK (one = 1),
    last_id INTEGER NOT NULL,
    mac     BLOB NOT NULL,
    seal    BLOB NOT NULL
) STRICT;

-- Who can administer users: enabled, in an enabled tenant, the profile opens Users with
-- all four actions, and the roles hold admin or all four permissions. The candidates come
-- from the few roles that matter, so the look-up stays quick in a large register.
CREATE VIEW administrator AS
SELECT u.id
FROM (SELECT DISTINCT user_id FROM user_role WHERE role_id IN
        (SELECT role_id FROM role_permission WHERE permission IN ('admin', 'delete_user'))) candidate
JOIN user u ON u.id = candidate.user_id
WHERE u.enabled = 1
  AND EXISTS (SELECT 1 FROM profile_module m WHERE m.profile_id = u.profile_id AND m.module = 'users' AND m.actions = 15)
  AND EXISTS (SELECT 1 FROM user_tenant ut JOIN tenant t ON t.id = ut.tenant_id WHERE ut.user_id = u.id AND t.enabled = 1)
  AND (SELECT count(DISTINCT p.permission) + 4 * max(p.permission = 'admin')
       FROM user_role ur JOIN role_permission p ON p.role_id = ur.role_id
       WHERE ur.user_id = u.id AND p.permission IN ('admin', 'show_user', 'create_user', 'edit_user', 'delete_user')) >= 4;

-- The last line of defence behind the check in security/session: no statement that could
-- take the last administrator away gets through.
CREATE TRIGGER keep_administrator_user_delete AFTER DELETE ON user WHEN old.enabled = 1
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_user_update AFTER UPDATE OF enabled, profile_id ON user
WHEN old.enabled = 1 AND (new.enabled = 0 OR new.profile_id <> old.profile_id)
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_user_role AFTER DELETE ON user_role
WHEN EXISTS (SELECT 1 FROM role_permission WHERE role_id = old.role_id AND permission IN ('admin', 'show_user', 'create_user', 'edit_user', 'delete_user'))
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_user_tenant AFTER DELETE ON user_tenant
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_tenant AFTER UPDATE OF enabled ON tenant WHEN old.enabled = 1 AND new.enabled = 0
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_role_permission AFTER DELETE ON role_permission
WHEN old.permission IN ('admin', 'show_user', 'create_user', 'edit_user', 'delete_user')
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_module_update AFTER UPDATE ON profile_module WHEN old.module = 'users' AND new.actions <> old.actions
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
CREATE TRIGGER keep_administrator_module_delete AFTER DELETE ON profile_module WHEN old.module = 'users'
BEGIN SELECT RAISE(ABORT, 'last administrator') WHERE NOT EXISTS (SELECT 1 FROM administrator); END;
