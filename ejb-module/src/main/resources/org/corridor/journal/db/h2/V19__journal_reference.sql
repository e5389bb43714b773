-- A message's rows are written once, when it is processed; a replay may write the same again.
ALTER TABLE journal_reference DROP PRIMARY KEY;
CREATE INDEX journal_reference_message ON journal_reference (message_id);
DROP INDEX journal_reference_resource;
CREATE INDEX journal_reference_resource ON journal_reference (resource);
