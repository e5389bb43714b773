-- What messages would have written into records that other systems keep. An id begins with the id of
-- the first message that said so (its time).

CREATE TABLE proposal (
    -- The same for the same proposal of the same source, however often it is said.
    fingerprint    uuid          NOT NULL,
    id             uuid          NOT NULL,
    message_id     uuid          NOT NULL,
    source         varchar(200)  NOT NULL,
    interface_name varchar(100)  NOT NULL,
    kind           varchar(50)   NOT NULL,
    patient        varchar(200)  NOT NULL,
    patient_number varchar(400)  NOT NULL,
    target         varchar(200)  NOT NULL,
    creates        boolean       NOT NULL,
    said_at        timestamp(6) with time zone NOT NULL,
    created_at     timestamp(6) with time zone NOT NULL,
    state          varchar(12)   NOT NULL,
    state_at       timestamp(6) with time zone NOT NULL,
    who            varchar(200)  NOT NULL,
    reason         varchar(500)  NOT NULL,
    sealed         blob,
    PRIMARY KEY (fingerprint)
);

CREATE UNIQUE INDEX proposal_id ON proposal (id);
CREATE INDEX proposal_state ON proposal (state, id);
CREATE INDEX proposal_patient ON proposal (patient, id);
CREATE INDEX proposal_patient_number ON proposal (patient_number, id);
CREATE INDEX proposal_target ON proposal (target);

-- Which messages said so.
CREATE TABLE proposal_message (
    proposal_id uuid NOT NULL,
    message_id  uuid NOT NULL,
    PRIMARY KEY (proposal_id, message_id)
);

CREATE INDEX proposal_message_time ON proposal_message (message_id);
