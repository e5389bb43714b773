-- Requests for review of what shall be done, and what payers decided. The key follows from the
-- number of the claim, the payer and the revision.
CREATE TABLE authorization_review (
    review_key   uuid         NOT NULL PRIMARY KEY,
    id           uuid         NOT NULL,
    identity     uuid         NOT NULL,
    revision     integer      NOT NULL,
    fingerprint  uuid         NOT NULL,
    payer        varchar(80)  NOT NULL,
    partner      varchar(63)  NOT NULL,
    patient      varchar(200) NOT NULL,
    claim        varchar(200) NOT NULL,
    response     varchar(200) NOT NULL,
    -- UM02.
    action       varchar(2)   NOT NULL,
    first_day    date,
    last_day     date,
    state        varchar(12)  NOT NULL,
    -- HCR02 or REF*BB, and REF*NT.
    number       varchar(80)  NOT NULL,
    reference    varchar(80)  NOT NULL,
    -- Codes, or why nothing came.
    reason       varchar(500) NOT NULL,
    -- BHT04 and BHT05, and the control numbers, of the last answer.
    said         varchar(20)  NOT NULL,
    control      varchar(80)  NOT NULL,
    attempts     integer      NOT NULL,
    asked_at     timestamptz  NOT NULL,
    answered_at  timestamptz,
    until_at     timestamptz  NOT NULL,
    next_at      timestamptz,
    -- The response, of this request only.
    sealed       bytea
);

CREATE UNIQUE INDEX authorization_review_id ON authorization_review (id);
CREATE UNIQUE INDEX authorization_review_identity ON authorization_review (identity, revision);
CREATE INDEX authorization_review_next ON authorization_review (next_at);
CREATE INDEX authorization_review_patient ON authorization_review (patient, payer);
CREATE INDEX authorization_review_state ON authorization_review (state, id);

ALTER TABLE authorization_review ALTER COLUMN sealed SET STORAGE EXTERNAL;
