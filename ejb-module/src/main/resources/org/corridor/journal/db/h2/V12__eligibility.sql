-- Questions to payers about somebody's coverage, and the answers. The key follows from the question.
CREATE TABLE eligibility_check (
    inquiry_key  uuid         NOT NULL PRIMARY KEY,
    id           uuid         NOT NULL,
    payer        varchar(80)  NOT NULL,
    service_date date         NOT NULL,
    patient      varchar(200) NOT NULL,
    appointment  varchar(200) NOT NULL,
    request      varchar(200) NOT NULL,
    response     varchar(200) NOT NULL,
    state        varchar(12)  NOT NULL,
    verdict      varchar(12)  NOT NULL,
    -- Codes, or why nothing came.
    reason       varchar(500) NOT NULL,
    attempts     integer      NOT NULL,
    asked_at     timestamp(6) with time zone NOT NULL,
    answered_at  timestamp(6) with time zone,
    expires_at   timestamp(6) with time zone,
    next_at      timestamp(6) with time zone,
    -- The 271, of this question only.
    sealed       blob
);

CREATE UNIQUE INDEX eligibility_check_id ON eligibility_check (id);
CREATE INDEX eligibility_check_date ON eligibility_check (service_date, id);
CREATE INDEX eligibility_check_appointment ON eligibility_check (appointment);
