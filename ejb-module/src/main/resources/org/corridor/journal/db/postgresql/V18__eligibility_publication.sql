-- Responses on their way into the repository, each with its request. A row that is written goes.
CREATE TABLE eligibility_publication (
    response varchar(200) NOT NULL PRIMARY KEY,
    request  varchar(200) NOT NULL,
    check_id uuid         NOT NULL,
    -- Another one each time the response changes.
    version  uuid         NOT NULL,
    attempts integer      NOT NULL,
    next_at  timestamptz NOT NULL,
    reason   varchar(500) NOT NULL,
    -- Both resources.
    sealed   bytea        NOT NULL
);

CREATE INDEX eligibility_publication_next ON eligibility_publication (next_at);
CREATE INDEX eligibility_publication_request ON eligibility_publication (request);

ALTER TABLE eligibility_publication ALTER COLUMN sealed SET STORAGE EXTERNAL;
