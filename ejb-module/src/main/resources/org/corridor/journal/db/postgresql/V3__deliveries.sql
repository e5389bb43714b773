-- What is to leave the hub. An open delivery lies in a small table that is the queue of its
-- destination; a settled one moves to a table that only grows. An id begins with the id of the message
-- (its time), so that a range of ids is a range of time, and the deliveries of a message lie together.

CREATE TABLE delivery (
    id             uuid          NOT NULL,
    message_id     uuid          NOT NULL,
    interface_name varchar(100)  NOT NULL,
    route          varchar(100)  NOT NULL,
    destination    varchar(100)  NOT NULL,
    lane           uuid,
    content_type   varchar(100)  NOT NULL,
    content_of     uuid          NOT NULL,
    version        varchar(64)   NOT NULL,
    copy_of        uuid,
    made_by        varchar(200)  NOT NULL,
    created_at     timestamptz   NOT NULL,
    state          varchar(12)   NOT NULL,
    state_at       timestamptz   NOT NULL,
    attempts       integer       NOT NULL,
    repeated       boolean       NOT NULL,
    reason         varchar(500)  NOT NULL,
    seq            bigint GENERATED ALWAYS AS IDENTITY,
    -- Whether the destination's turn may come to it: not while a person has to decide.
    queued         boolean       NOT NULL,
    answers        integer       NOT NULL,
    not_before     timestamptz,
    owner          uuid,
    PRIMARY KEY (id)
) WITH (fillfactor = 70);

-- Sending changes no indexed column, so that it costs no index entry.
CREATE INDEX delivery_queued ON delivery (destination, seq) INCLUDE (created_at) WHERE queued;
CREATE INDEX delivery_set_aside ON delivery (id) WHERE NOT queued;

-- Rows come and go all the time, and there are few.
ALTER TABLE delivery SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
    autovacuum_analyze_scale_factor = 0.2, autovacuum_analyze_threshold = 5000);

CREATE TABLE delivery_settled (
    id             uuid          NOT NULL,
    message_id     uuid          NOT NULL,
    interface_name varchar(100)  NOT NULL,
    route          varchar(100)  NOT NULL,
    destination    varchar(100)  NOT NULL,
    lane           uuid,
    content_type   varchar(100)  NOT NULL,
    content_of     uuid          NOT NULL,
    version        varchar(64)   NOT NULL,
    copy_of        uuid,
    made_by        varchar(200)  NOT NULL,
    created_at     timestamptz   NOT NULL,
    state          varchar(12)   NOT NULL,
    state_at       timestamptz   NOT NULL,
    attempts       integer       NOT NULL,
    repeated       boolean       NOT NULL,
    reason         varchar(500)  NOT NULL,
    PRIMARY KEY (id)
) PARTITION BY RANGE (id);

CREATE INDEX delivery_settled_destination ON delivery_settled (destination, id);
CREATE INDEX delivery_settled_interface ON delivery_settled (interface_name, id);

CREATE TABLE delivery_settled_rest PARTITION OF delivery_settled DEFAULT;

-- What happened to a delivery, except that it was brought at the first try.
CREATE TABLE delivery_event (
    delivery_id uuid          NOT NULL,
    at          timestamptz   NOT NULL,
    state       varchar(12)   NOT NULL,
    attempt     integer       NOT NULL,
    text        varchar(500)  NOT NULL,
    who         varchar(200)  NOT NULL
) PARTITION BY RANGE (delivery_id);

CREATE INDEX delivery_event_of ON delivery_event (delivery_id, at);

CREATE TABLE delivery_event_rest PARTITION OF delivery_event DEFAULT;

-- The sealed bytes of deliveries whose content is not that of the message.
CREATE TABLE delivery_content (
    delivery_id uuid  NOT NULL,
    sealed      bytea NOT NULL,
    PRIMARY KEY (delivery_id)
) PARTITION BY RANGE (delivery_id);

CREATE TABLE delivery_content_rest PARTITION OF delivery_content DEFAULT;

ALTER TABLE delivery_content ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Who brings the deliveries of a destination, and whether somebody has stopped that.
CREATE TABLE delivery_queue (
    destination varchar(100) NOT NULL PRIMARY KEY,
    owner       uuid,
    paused      boolean      NOT NULL,
    paused_by   varchar(200) NOT NULL,
    paused_at   timestamptz
);

-- The running hubs; one whose lease has run out is taken for dead.
CREATE TABLE delivery_node (
    id          uuid         NOT NULL PRIMARY KEY,
    name        varchar(200) NOT NULL,
    lease_until timestamptz NOT NULL
);
