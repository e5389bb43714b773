-- Ids are UUIDs of version 7: their order is the order of arrival, so that a range of ids is a range
-- of time. The hub creates a partition per month ahead; the default one catches everything else.

CREATE TABLE journal_message (
    id                  uuid         NOT NULL,
    interface_name      varchar(100) NOT NULL,
    received_at         timestamptz  NOT NULL,
    state               varchar(12)  NOT NULL,
    state_at            timestamptz  NOT NULL,
    message_code        varchar(20)  NOT NULL,
    trigger_event       varchar(20)  NOT NULL,
    control_id          varchar(200) NOT NULL,
    sending_application varchar(200) NOT NULL,
    sending_facility    varchar(200) NOT NULL,
    patient_authority   varchar(200) NOT NULL,
    patient_number      varchar(200) NOT NULL,
    acknowledgement     varchar(2)   NOT NULL,
    digest              varchar(100) NOT NULL,
    size                integer      NOT NULL,
    attempts            integer      NOT NULL,
    reason              varchar(1000) NOT NULL,
    findings            text         NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);

CREATE INDEX journal_message_state ON journal_message (state, id);
CREATE INDEX journal_message_control ON journal_message (control_id, id);
CREATE INDEX journal_message_patient ON journal_message (patient_number, id);
CREATE INDEX journal_message_type ON journal_message (message_code, trigger_event, id);
CREATE INDEX journal_message_interface ON journal_message (interface_name, id);
CREATE INDEX journal_message_sender ON journal_message (sending_application, sending_facility, id);

CREATE TABLE journal_message_rest PARTITION OF journal_message DEFAULT;

CREATE TABLE journal_content (
    message_id uuid  NOT NULL,
    sealed     bytea NOT NULL,
    PRIMARY KEY (message_id)
) PARTITION BY RANGE (message_id);

-- Sealed bytes do not compress.
ALTER TABLE journal_content ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE journal_content_rest PARTITION OF journal_content DEFAULT;

CREATE TABLE journal_event (
    message_id uuid          NOT NULL,
    at         timestamptz   NOT NULL,
    state      varchar(12)   NOT NULL,
    stop       varchar(12)   NOT NULL,
    text       varchar(1000) NOT NULL,
    PRIMARY KEY (message_id, at, state)
) PARTITION BY RANGE (message_id);

CREATE TABLE journal_event_rest PARTITION OF journal_event DEFAULT;

CREATE TABLE journal_reference (
    message_id uuid         NOT NULL,
    resource   varchar(130) NOT NULL,
    version    varchar(64)  NOT NULL,
    PRIMARY KEY (message_id, resource, version)
) PARTITION BY RANGE (message_id);

CREATE INDEX journal_reference_resource ON journal_reference (resource, message_id);

CREATE TABLE journal_reference_rest PARTITION OF journal_reference DEFAULT;

-- Which message first came with these MSH-3, MSH-4 and MSH-10 (hashed).
CREATE TABLE journal_arrival (
    arrival_key uuid         NOT NULL PRIMARY KEY,
    message_id  uuid         NOT NULL,
    digest      varchar(100) NOT NULL
);

CREATE INDEX journal_arrival_message ON journal_arrival (message_id);

-- Who was given the content of which message.
CREATE TABLE journal_access (
    access_id  bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id uuid          NOT NULL,
    at         timestamptz   NOT NULL,
    who        varchar(200)  NOT NULL,
    why        varchar(1000) NOT NULL
);

CREATE INDEX journal_access_message ON journal_access (message_id);

-- Which keys have sealed content: a start without one of them must not go on.
CREATE TABLE vault_key (
    key_id varchar(20) NOT NULL PRIMARY KEY,
    since  timestamptz NOT NULL
);
