-- What claims need on their way out and back: numbers of lots, payments that make secondary claims,
-- questions to payers, documents.

-- What one hub works on, so that another one on the same database leaves it alone.
CREATE TABLE claim_lease (
    name     varchar(100) NOT NULL,
    holder   varchar(36)  NOT NULL,
    until_at timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (name)
);

-- The number of a lot is here before the lot is sent: handed over again, it has the same one.
CREATE TABLE claim_lot (
    id      varchar(36) NOT NULL,
    partner varchar(80) NOT NULL,
    batch   varchar(50) NOT NULL,
    made_at timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (id)
);

-- ORIGINAL, AGAIN, CORRECTED, VOID or SECONDARY.
ALTER TABLE claim_draft ADD COLUMN purpose varchar(12) DEFAULT 'ORIGINAL' NOT NULL;
CREATE INDEX claim_draft_number ON claim_draft (number);

-- Decisions of payers that may be followed by a claim to the next one.
CREATE TABLE claim_decision (
    set_id   uuid         NOT NULL,
    -- Of its CLP in the set.
    position bigint       NOT NULL,
    number   varchar(50)  NOT NULL,
    state    varchar(12)  NOT NULL,
    attempts integer      NOT NULL,
    next_at  timestamp(6) with time zone NOT NULL,
    note     varchar(500) NOT NULL,
    PRIMARY KEY (set_id, position)
);
CREATE INDEX claim_decision_due ON claim_decision (state, next_at);

-- Questions how claims stand; the trace is TRN02 of the 276.
CREATE TABLE claim_question (
    trace    varchar(30)  NOT NULL,
    claim    uuid         NOT NULL,
    number   varchar(50)  NOT NULL,
    payer    varchar(80)  NOT NULL,
    state    varchar(12)  NOT NULL,
    attempts integer      NOT NULL,
    asked_at timestamp(6) with time zone NOT NULL,
    next_at  timestamp(6) with time zone NOT NULL,
    answer   varchar(40)  NOT NULL,
    PRIMARY KEY (trace)
);
CREATE INDEX claim_question_due ON claim_question (state, next_at);
CREATE INDEX claim_question_claim ON claim_question (claim);

-- Documents for claims; the control is what PWK06 and TRN02 say.
CREATE TABLE claim_attachment (
    control  varchar(50)  NOT NULL,
    claim    varchar(100) NOT NULL,
    number   varchar(50)  NOT NULL,
    document varchar(200) NOT NULL,
    length   bigint       NOT NULL,
    who      varchar(200) NOT NULL,
    state    varchar(12)  NOT NULL,
    state_at timestamp(6) with time zone NOT NULL,
    reason   varchar(500) NOT NULL,
    PRIMARY KEY (control)
);
CREATE INDEX claim_attachment_claim ON claim_attachment (claim, control);
