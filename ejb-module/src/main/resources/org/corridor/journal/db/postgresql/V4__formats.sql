-- What the content of a message is. FHIR types are longer than those of HL7 v2.
ALTER TABLE journal_message ADD COLUMN format varchar(12) DEFAULT 'V2' NOT NULL;
ALTER TABLE journal_message ALTER COLUMN message_code SET DATA TYPE varchar(40);
ALTER TABLE journal_message ALTER COLUMN trigger_event SET DATA TYPE varchar(40);

-- Until when the changes in the repository have been made messages of an interface.
CREATE TABLE change_cursor (
    interface_name varchar(100) NOT NULL PRIMARY KEY,
    told_until     timestamp(6) with time zone NOT NULL
);
