-- How e-mails are written, where an office has words of its own. What is not here is
-- written with those of the program.
CREATE TABLE letter_template (
    kind     TEXT NOT NULL,
    language TEXT NOT NULL,
    subject  TEXT NOT NULL,
    text     TEXT NOT NULL,
    PRIMARY KEY (kind, language)
) STRICT, WITHOUT ROWID;
