-- When an e-mail last left through the mail settings as they stand here, in Unix
-- milliseconds; 0: none ever did.
ALTER TABLE mail_server ADD COLUMN proved INTEGER NOT NULL DEFAULT 0;
