-- A TA1 may be about an interchange that is not known, or not yet.
ALTER TABLE exchange_answer ALTER COLUMN interchange_id DROP NOT NULL;

-- Answers that are about nothing that was sent; they are applied when it appears.
DROP TABLE answer_unmatched;

CREATE TABLE answer_unmatched (
    -- The same for the same answer.
    id            uuid         NOT NULL PRIMARY KEY,
    kind          varchar(10)  NOT NULL,
    sender        varchar(30)  NOT NULL,
    interchange   varchar(20)  NOT NULL,
    group_control varchar(20)  NOT NULL,
    set_control   varchar(20)  NOT NULL,
    position      bigint       NOT NULL,
    subject       varchar(100) NOT NULL,
    code          varchar(100) NOT NULL,
    -- All of it, in codes and numbers.
    answer        text NOT NULL,
    state         varchar(12)  NOT NULL,
    received_at   timestamptz NOT NULL,
    state_at      timestamptz NOT NULL,
    who           varchar(200) NOT NULL,
    note          varchar(500) NOT NULL
);

CREATE INDEX answer_unmatched_subject ON answer_unmatched (subject);
CREATE INDEX answer_unmatched_state ON answer_unmatched (state, received_at);

-- Which claims and remittances are to be written into the repository, once more than they were.
CREATE TABLE ledger_publication (
    -- CLAIM or REMITTANCE, and its id.
    kind     varchar(10)  NOT NULL,
    subject  uuid         NOT NULL,
    changes  bigint       NOT NULL,
    due      boolean      NOT NULL,
    attempts integer      NOT NULL,
    next_at  timestamptz NOT NULL,
    reason   varchar(500) NOT NULL,
    PRIMARY KEY (kind, subject)
);

CREATE INDEX ledger_publication_due ON ledger_publication (due, next_at);

-- What is open is a small part of all claims: ages and key figures look at nothing else.
CREATE INDEX claim_open ON claim (payer) WHERE counted AND open_insurance <> 0;
CREATE INDEX claim_owed ON claim (payer) WHERE counted AND patient <> 0;
CREATE INDEX claim_line_open ON claim_line (claim_id) WHERE open_insurance <> 0;
