-- Claims made of charges, until they are sent; what they say is the Claim in the repository.

CREATE TABLE claim_draft (
    -- Such as Claim/…
    claim      varchar(100)  NOT NULL,
    number     varchar(40)   NOT NULL,
    kind       varchar(20)   NOT NULL,
    encounter  varchar(100)  NOT NULL,
    payer      varchar(80)   NOT NULL,
    provider   varchar(80)   NOT NULL,
    cents      bigint        NOT NULL,
    -- CCYYMMDD of the first service, or empty.
    first_day  varchar(8)    NOT NULL,
    lag_days   bigint        NOT NULL,
    state      varchar(12)   NOT NULL,
    state_at   timestamp(6) with time zone NOT NULL,
    who        varchar(200)  NOT NULL,
    reason     varchar(500)  NOT NULL,
    -- Of the set that it was sent in, or empty.
    batch      varchar(50)   NOT NULL,
    -- The lot that it is being handed over in, or empty.
    lot        varchar(36)   NOT NULL,
    PRIMARY KEY (claim)
);

CREATE INDEX claim_draft_state ON claim_draft (state, payer, provider, kind, claim);
CREATE INDEX claim_draft_encounter ON claim_draft (encounter);

CREATE TABLE claim_draft_finding (
    claim    varchar(100) NOT NULL,
    place    integer      NOT NULL,
    level    integer      NOT NULL,
    severity varchar(10)  NOT NULL,
    code     varchar(100) NOT NULL,
    spot     varchar(200) NOT NULL,
    said     varchar(500) NOT NULL,
    hint     varchar(500) NOT NULL,
    PRIMARY KEY (claim, place)
);

-- Up to when charges were looked at.
CREATE TABLE claim_capture (
    id        integer NOT NULL,
    looked_to timestamp(6) with time zone NOT NULL,
    PRIMARY KEY (id)
);
