-- What somebody should look at: a row for each time that a cause came up. Only one row of a cause is
-- open; the key of the cause goes when it is cleared.
CREATE TABLE alert (
    id              uuid         NOT NULL PRIMARY KEY,
    open_cause      uuid         UNIQUE,
    interface_name  varchar(100) NOT NULL,
    kind            varchar(20)  NOT NULL,
    subject         varchar(200) NOT NULL,
    text            varchar(500) NOT NULL,
    -- Whose trouble it is: a hub's, or that of all hubs on this database (empty).
    node            varchar(200) NOT NULL,
    raised_at       timestamp(6) with time zone NOT NULL,
    cleared_at      timestamp(6) with time zone,
    acknowledged_by varchar(200) NOT NULL,
    acknowledged_at timestamp(6) with time zone
);

-- What goes out and has to come back: an order and its results, a referral and its report.
CREATE TABLE care_loop (
    id                uuid         NOT NULL PRIMARY KEY,
    kind              varchar(10)  NOT NULL,
    interface_name    varchar(100) NOT NULL,
    patient_authority varchar(200) NOT NULL,
    patient_number    varchar(200) NOT NULL,
    opened_at         timestamp(6) with time zone NOT NULL,
    state             varchar(10)  NOT NULL,
    state_at          timestamp(6) with time zone NOT NULL,
    -- The message that decided the state: an older one that comes late does not undo it.
    decided_by        uuid         NOT NULL,
    due_at            timestamp(6) with time zone,
    -- Whether what was asked for has been seen; an answer may come first.
    ordered           boolean      NOT NULL,
    closed_by         varchar(200) NOT NULL
);

CREATE INDEX care_loop_patient ON care_loop (patient_number, id);
CREATE INDEX care_loop_interface ON care_loop (interface_name, id);
CREATE INDEX care_loop_state ON care_loop (state, id);
CREATE INDEX care_loop_due ON care_loop (state, due_at);

-- The numbers by which a loop is known. The scope is who gave the number ("=" and the name), or the
-- patient ("|" and the number) where nobody says who gave it.
CREATE TABLE care_loop_number (
    number         varchar(200) NOT NULL,
    role           varchar(10)  NOT NULL,
    scope          varchar(210) NOT NULL,
    patient_number varchar(200) NOT NULL,
    loop_id        uuid         NOT NULL,
    PRIMARY KEY (number, role, scope)
);

CREATE INDEX care_loop_number_loop ON care_loop_number (loop_id);

CREATE TABLE care_loop_event (
    loop_id        uuid         NOT NULL,
    message_id     uuid         NOT NULL,
    event          varchar(10)  NOT NULL,
    at             timestamp(6) with time zone NOT NULL,
    interface_name varchar(100) NOT NULL,
    message_type   varchar(20)  NOT NULL,
    PRIMARY KEY (loop_id, message_id, event)
);
