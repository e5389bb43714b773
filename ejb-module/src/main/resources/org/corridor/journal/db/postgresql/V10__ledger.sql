-- What was sent to payers and what they paid. Amounts are cents. No names and no member numbers.

CREATE TABLE claim (
    id                  uuid         NOT NULL PRIMARY KEY,
    -- CLM01, 2010BB NM109; a replacement or void under the same number is another version.
    number              varchar(50)  NOT NULL,
    payer               varchar(80)  NOT NULL,
    version             integer      NOT NULL,
    payer_name          varchar(100) NOT NULL,
    kind                varchar(10)  NOT NULL,
    -- SBR01 and CLM05-3.
    payer_rank          varchar(1)   NOT NULL,
    frequency           varchar(1)   NOT NULL,
    provider            varchar(80)  NOT NULL,
    charge              bigint       NOT NULL,
    served_from         date,
    served_to           date,
    original_number     varchar(50)  NOT NULL,
    intermediary_number varchar(50)  NOT NULL,
    payer_number        varchar(50)  NOT NULL,
    original_id         uuid,
    superseded_by       uuid,
    acknowledged        varchar(20)  NOT NULL,
    refusal             varchar(200) NOT NULL,
    payer_status        varchar(200) NOT NULL,
    -- Date and time of the interchange that said so.
    status_stamp        varchar(10)  NOT NULL,
    rejections          integer      NOT NULL,
    state               varchar(20)  NOT NULL,
    state_at            timestamptz NOT NULL,
    first_sent_at       timestamptz NOT NULL,
    sent_at             timestamptz NOT NULL,
    payer_at            timestamptz,
    entries             integer      NOT NULL,
    paid                bigint       NOT NULL,
    patient             bigint       NOT NULL,
    adjusted            bigint       NOT NULL,
    denied              bigint       NOT NULL,
    open_insurance      bigint       NOT NULL,
    -- Whether its open amounts count: not when another claim stands for it.
    counted             boolean      NOT NULL,
    UNIQUE (number, payer, version)
);

CREATE INDEX claim_payer_number ON claim (payer_number);
CREATE INDEX claim_state ON claim (state, id);
CREATE INDEX claim_payer ON claim (payer, id);
CREATE INDEX claim_sent ON claim (first_sent_at);

CREATE TABLE claim_line (
    claim_id       uuid        NOT NULL,
    seq            integer     NOT NULL,
    -- REF 6R.
    control        varchar(50) NOT NULL,
    procedure_code varchar(50) NOT NULL,
    modifiers      varchar(20) NOT NULL,
    revenue        varchar(10) NOT NULL,
    units          varchar(20) NOT NULL,
    charge         bigint      NOT NULL,
    served_on      date,
    refusal        varchar(200) NOT NULL,
    paid           bigint      NOT NULL,
    patient        bigint      NOT NULL,
    open_insurance bigint      NOT NULL,
    PRIMARY KEY (claim_id, seq)
);

-- Each time that a claim went out, and where it stands.
CREATE TABLE claim_submission (
    claim_id      uuid        NOT NULL,
    sender        varchar(30) NOT NULL,
    receiver      varchar(30) NOT NULL,
    interchange   varchar(20) NOT NULL,
    group_control varchar(20) NOT NULL,
    set_control   varchar(20) NOT NULL,
    position      bigint      NOT NULL,
    -- BHT03.
    batch         varchar(50) NOT NULL,
    sent_at       timestamptz NOT NULL,
    acknowledged  varchar(20) NOT NULL,
    -- Date and time of the interchange of the last answer.
    answer_stamp  varchar(10) NOT NULL,
    PRIMARY KEY (interchange, group_control, set_control, position, sender, receiver)
);

CREATE INDEX claim_submission_claim ON claim_submission (claim_id);
CREATE INDEX claim_submission_group ON claim_submission (group_control, set_control);
CREATE INDEX claim_submission_batch ON claim_submission (batch);

-- Answers that are about nothing that was sent.
CREATE TABLE answer_unmatched (
    kind          varchar(10)  NOT NULL,
    interchange   varchar(20)  NOT NULL,
    group_control varchar(20)  NOT NULL,
    set_control   varchar(20)  NOT NULL,
    position      bigint       NOT NULL,
    sender        varchar(30)  NOT NULL,
    subject       varchar(100) NOT NULL,
    code          varchar(100) NOT NULL,
    received_at   timestamptz NOT NULL,
    PRIMARY KEY (interchange, group_control, set_control, position, sender)
);

CREATE TABLE remittance (
    id          uuid         NOT NULL PRIMARY KEY,
    -- Payer, TRN02, BPR02 and BPR16: what is paid once. A second one is a copy of the first.
    payment_key varchar(300) NOT NULL,
    copy_key    varchar(100) NOT NULL,
    copy_of     uuid,
    digest      varchar(64)  NOT NULL,
    ordinal     integer      NOT NULL,
    interchange varchar(20)  NOT NULL,
    group_control varchar(20) NOT NULL,
    set_control varchar(20)  NOT NULL,
    payer       varchar(80)  NOT NULL,
    payer_name  varchar(100) NOT NULL,
    company     varchar(80)  NOT NULL,
    payee       varchar(80)  NOT NULL,
    trace       varchar(80)  NOT NULL,
    method      varchar(3)   NOT NULL,
    amount      bigint       NOT NULL,
    paid_on     date,
    claims      integer      NOT NULL,
    claims_paid bigint       NOT NULL,
    adjusted    bigint       NOT NULL,
    difference  bigint       NOT NULL,
    state       varchar(12)  NOT NULL,
    reason      varchar(40)  NOT NULL,
    received_at timestamptz NOT NULL,
    state_at    timestamptz NOT NULL,
    who         varchar(200) NOT NULL,
    note        varchar(500) NOT NULL,
    UNIQUE (payment_key, copy_key)
);

CREATE INDEX remittance_trace ON remittance (trace);
CREATE INDEX remittance_state ON remittance (state, id);

-- What a remittance says of one claim (CLP), and what became of it.
CREATE TABLE remittance_claim (
    id            uuid         NOT NULL PRIMARY KEY,
    remittance_id uuid         NOT NULL,
    position      bigint       NOT NULL,
    number        varchar(50)  NOT NULL,
    payer_number  varchar(80)  NOT NULL,
    status        varchar(2)   NOT NULL,
    filing        varchar(2)   NOT NULL,
    charge        bigint       NOT NULL,
    paid          bigint       NOT NULL,
    patient       bigint       NOT NULL,
    remarks       varchar(200) NOT NULL,
    readable      boolean      NOT NULL,
    claim_id      uuid,
    state         varchar(12)  NOT NULL,
    reason        varchar(40)  NOT NULL,
    difference    bigint       NOT NULL,
    reverses      uuid,
    reversed_by   uuid,
    state_at      timestamptz NOT NULL,
    who           varchar(200) NOT NULL,
    note          varchar(500) NOT NULL,
    UNIQUE (remittance_id, position)
);

CREATE INDEX remittance_claim_claim ON remittance_claim (claim_id);
CREATE INDEX remittance_claim_state ON remittance_claim (state, id);

CREATE TABLE remittance_line (
    entry_id       uuid         NOT NULL,
    seq            integer      NOT NULL,
    control        varchar(50)  NOT NULL,
    procedure_code varchar(50)  NOT NULL,
    modifiers      varchar(20)  NOT NULL,
    billed_code    varchar(50)  NOT NULL,
    units          varchar(20)  NOT NULL,
    charge         bigint       NOT NULL,
    paid           bigint       NOT NULL,
    served_on      date,
    remarks        varchar(200) NOT NULL,
    -- The line of the claim; none if it is not found there.
    claim_line     integer,
    PRIMARY KEY (entry_id, seq)
);

-- The ledger: rows come and never change. Line 0 is the claim as a whole. The rows of a reversal
-- are those that it undoes, with the other sign.
CREATE TABLE posting (
    entry_id   uuid        NOT NULL,
    seq        integer     NOT NULL,
    line_seq   integer     NOT NULL,
    -- PAYMENT, or the group code of an adjustment: CO, OA, PI, PR.
    kind       varchar(7)  NOT NULL,
    reason     varchar(5)  NOT NULL,
    amount     bigint      NOT NULL,
    denial     boolean     NOT NULL,
    PRIMARY KEY (entry_id, seq)
);

-- PLB.
CREATE TABLE provider_adjustment (
    remittance_id uuid        NOT NULL,
    seq           integer     NOT NULL,
    provider      varchar(50) NOT NULL,
    code          varchar(2)  NOT NULL,
    reference     varchar(50) NOT NULL,
    amount        bigint      NOT NULL,
    PRIMARY KEY (remittance_id, seq)
);

CREATE INDEX provider_adjustment_reference ON provider_adjustment (reference);

-- Money that came, as the bank tells it.
CREATE TABLE bank_transfer (
    id            uuid        NOT NULL PRIMARY KEY,
    company       varchar(80) NOT NULL,
    trace         varchar(80) NOT NULL,
    amount        bigint      NOT NULL,
    settled_on    date        NOT NULL,
    received_at   timestamptz NOT NULL,
    remittance_id uuid,
    UNIQUE (company, trace, amount, settled_on)
);

CREATE INDEX bank_transfer_remittance ON bank_transfer (remittance_id);

CREATE INDEX posting_denial ON posting (entry_id) WHERE denial;
CREATE INDEX remittance_paid_on ON remittance (paid_on);
