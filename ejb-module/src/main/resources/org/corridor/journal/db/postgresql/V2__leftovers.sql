-- What nothing read in a message, the codes that no table lists, and the state of the tables that
-- it was translated by.
ALTER TABLE journal_message ADD COLUMN residue text DEFAULT '' NOT NULL;
ALTER TABLE journal_message ADD COLUMN unmapped_codes text DEFAULT '' NOT NULL;
ALTER TABLE journal_message ADD COLUMN rules varchar(16) DEFAULT '' NOT NULL;

-- The same counted by sender: places that nothing reads have no code_table.
CREATE TABLE journal_leftover (
    id                  uuid         NOT NULL PRIMARY KEY,
    interface_name      varchar(100) NOT NULL,
    sending_application varchar(200) NOT NULL,
    sending_facility    varchar(200) NOT NULL,
    location            varchar(40)  NOT NULL,
    code_table          varchar(200) NOT NULL,
    code                varchar(40)  NOT NULL,
    coding_system       varchar(200) NOT NULL,
    messages            bigint       NOT NULL,
    latest_message      uuid         NOT NULL
);

CREATE INDEX journal_leftover_sender
    ON journal_leftover (interface_name, sending_application, sending_facility);
