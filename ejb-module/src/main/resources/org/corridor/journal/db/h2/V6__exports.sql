-- Files that are written by the clock. The hub that holds the lease writes those of an export.
CREATE TABLE export (
    name        varchar(63) NOT NULL PRIMARY KEY,
    -- Where its first window begins.
    since       timestamp(6) with time zone NOT NULL,
    owner       uuid,
    lease_until timestamp(6) with time zone
);

-- What came or changed in one window; each begins where the one before ends.
CREATE TABLE export_run (
    export     varchar(63)  NOT NULL,
    number     integer      NOT NULL,
    from_at    timestamp(6) with time zone  NOT NULL,
    to_at      timestamp(6) with time zone  NOT NULL,
    state      varchar(12)  NOT NULL,
    started_by varchar(200) NOT NULL,
    started_at timestamp(6) with time zone  NOT NULL,
    ended_at   timestamp(6) with time zone,
    attempts   integer      NOT NULL,
    not_before timestamp(6) with time zone,
    reason     varchar(500) NOT NULL,
    -- The last record that stands in a file of the run.
    mark       varchar(200) NOT NULL,
    PRIMARY KEY (export, number)
);

CREATE TABLE export_file (
    export   varchar(63)  NOT NULL,
    run      integer      NOT NULL,
    number   integer      NOT NULL,
    name     varchar(120) NOT NULL,
    records  integer      NOT NULL,
    left_out integer      NOT NULL,
    bytes    bigint       NOT NULL,
    digest   varchar(64)  NOT NULL,
    version  varchar(64)  NOT NULL,
    PRIMARY KEY (export, run, number)
);

-- What was processed in a window.
CREATE INDEX journal_event_processed ON journal_event (state, at);
