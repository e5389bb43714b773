-- Some ten rows a message: what each costs is its indexes. A message's rows are written once, when it
-- is processed; a replay may write the same again.
ALTER TABLE journal_reference DROP CONSTRAINT journal_reference_pkey;
CREATE INDEX journal_reference_message ON journal_reference (message_id);
DROP INDEX journal_reference_resource;
CREATE INDEX journal_reference_resource ON journal_reference (resource);
