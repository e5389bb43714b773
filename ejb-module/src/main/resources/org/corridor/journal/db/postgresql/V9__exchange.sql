-- Interchanges with trading partners. Ids are UUIDs of version 7: their order is that of time.

-- The next control number; a hub takes several at once, and none is given twice.
CREATE TABLE control_number (
    partner    varchar(63) NOT NULL,
    kind       varchar(10) NOT NULL,
    next_value bigint      NOT NULL,
    PRIMARY KEY (partner, kind)
);

-- Bytes as they came or went, sealed in parts of one size.
CREATE TABLE exchange_file (
    id        uuid         NOT NULL PRIMARY KEY,
    direction varchar(3)   NOT NULL,
    name      varchar(300) NOT NULL,
    -- Who took it; taking the same once more does nothing. NULL for what was made here.
    claim     varchar(200),
    digest    varchar(64)  NOT NULL,
    size      bigint       NOT NULL,
    at        timestamptz  NOT NULL
);

CREATE UNIQUE INDEX exchange_file_claim ON exchange_file (claim);
CREATE INDEX exchange_file_digest ON exchange_file (digest);

CREATE TABLE exchange_part (
    file_id uuid    NOT NULL,
    part    integer NOT NULL,
    sealed  bytea   NOT NULL,
    PRIMARY KEY (file_id, part)
);

ALTER TABLE exchange_part ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE interchange (
    id        uuid         NOT NULL PRIMARY KEY,
    direction varchar(3)   NOT NULL,
    partner   varchar(63)  NOT NULL,
    file_id   uuid         NOT NULL,
    begins    bigint       NOT NULL,
    length    bigint       NOT NULL,
    kinds     varchar(200) NOT NULL,
    sender    varchar(50)  NOT NULL,
    receiver  varchar(50)  NOT NULL,
    control   varchar(20)  NOT NULL,
    at        timestamptz  NOT NULL,
    state     varchar(12)  NOT NULL,
    state_at  timestamptz  NOT NULL,
    reason    varchar(500) NOT NULL,
    who       varchar(200) NOT NULL,
    -- The one that this one answers.
    answers   uuid,
    attempts  integer      NOT NULL,
    next_at   timestamptz,
    sent_at   timestamptz
);

CREATE INDEX interchange_control ON interchange (control, id);
CREATE INDEX interchange_partner ON interchange (partner, id);
CREATE INDEX interchange_state ON interchange (state, id);
CREATE INDEX interchange_next ON interchange (direction, state, next_at);
CREATE INDEX interchange_file ON interchange (file_id);
CREATE INDEX interchange_answers ON interchange (answers);

CREATE TABLE interchange_group (
    interchange_id uuid        NOT NULL,
    ordinal        integer     NOT NULL,
    functional_id  varchar(10) NOT NULL,
    control        varchar(20) NOT NULL,
    version        varchar(20) NOT NULL,
    sender         varchar(30) NOT NULL,
    receiver       varchar(30) NOT NULL,
    gs_date        varchar(10) NOT NULL,
    gs_time        varchar(10) NOT NULL,
    PRIMARY KEY (interchange_id, ordinal)
);

CREATE INDEX interchange_group_control ON interchange_group (control);

CREATE TABLE interchange_set (
    id             uuid         NOT NULL PRIMARY KEY,
    interchange_id uuid         NOT NULL,
    group_ordinal  integer      NOT NULL,
    direction      varchar(3)   NOT NULL,
    partner        varchar(63)  NOT NULL,
    group_control  varchar(20)  NOT NULL,
    control        varchar(20)  NOT NULL,
    type           varchar(10)  NOT NULL,
    kind           varchar(30)  NOT NULL,
    -- BHT03, or TRN02 of an 835.
    reference      varchar(80)  NOT NULL,
    begins         bigint       NOT NULL,
    length         bigint       NOT NULL,
    units          bigint       NOT NULL,
    state          varchar(12)  NOT NULL,
    state_at       timestamptz  NOT NULL,
    reason         varchar(500) NOT NULL,
    who            varchar(200) NOT NULL,
    findings       text         NOT NULL,
    -- What was sent in its place.
    replaced_by    uuid
);

CREATE INDEX interchange_set_interchange ON interchange_set (interchange_id);
CREATE INDEX interchange_set_reference ON interchange_set (reference, id);
CREATE INDEX interchange_set_control ON interchange_set (group_control, control);
CREATE INDEX interchange_set_state ON interchange_set (state, id);

-- What each consumer has made of a received set.
CREATE TABLE set_taking (
    set_id   uuid         NOT NULL,
    consumer varchar(60)  NOT NULL,
    state    varchar(12)  NOT NULL,
    state_at timestamptz  NOT NULL,
    attempts integer      NOT NULL,
    next_at  timestamptz  NOT NULL,
    reason   varchar(500) NOT NULL,
    PRIMARY KEY (set_id, consumer)
);

CREATE INDEX set_taking_next ON set_taking (state, next_at);

-- What was said of interchanges and sets that we sent.
CREATE TABLE exchange_answer (
    id             uuid         NOT NULL PRIMARY KEY,
    interchange_id uuid         NOT NULL,
    set_id         uuid,
    by_interchange uuid         NOT NULL,
    kind           varchar(10)  NOT NULL,
    verdict        varchar(10)  NOT NULL,
    note           varchar(500) NOT NULL,
    at             timestamptz  NOT NULL,
    sealed         bytea        NOT NULL
);

CREATE INDEX exchange_answer_interchange ON exchange_answer (interchange_id);
CREATE INDEX exchange_answer_set ON exchange_answer (set_id);

-- What is waited for, of an interchange or a set.
CREATE TABLE expected_answer (
    subject  uuid        NOT NULL,
    kind     varchar(10) NOT NULL,
    partner  varchar(63) NOT NULL,
    due_at   timestamptz NOT NULL,
    answered boolean     NOT NULL,
    PRIMARY KEY (subject, kind)
);

CREATE INDEX expected_answer_due ON expected_answer (answered, due_at);

-- The story of each claim. The key is the same for the same event, however often it is told.
CREATE TABLE claim_event (
    event_key      uuid          NOT NULL PRIMARY KEY,
    claim_id       varchar(50)   NOT NULL,
    kind           varchar(20)   NOT NULL,
    at             timestamptz   NOT NULL,
    interchange_id uuid,
    set_id         uuid,
    control        varchar(20)   NOT NULL,
    group_control  varchar(20)   NOT NULL,
    set_control    varchar(20)   NOT NULL,
    position       bigint        NOT NULL,
    note           varchar(1000) NOT NULL,
    sealed         bytea
);

CREATE INDEX claim_event_claim ON claim_event (claim_id, at);
CREATE INDEX claim_event_set ON claim_event (set_id);

ALTER TABLE claim_event ALTER COLUMN sealed SET STORAGE EXTERNAL;
