-- The files that were taken: their content by its digest, so that the same one is recognised, and how
-- far a file is that is being taken.
CREATE TABLE picked_up (
    interface_name varchar(100) NOT NULL,
    digest         varchar(64)  NOT NULL,
    -- Who takes it: part of the name that the file has meanwhile.
    claim          varchar(64)  NOT NULL,
    name           varchar(300) NOT NULL,
    size           bigint       NOT NULL,
    first_at       timestamptz NOT NULL,
    settled        boolean      NOT NULL,
    settled_at     timestamptz NOT NULL,
    taken          bigint       NOT NULL,
    refused        bigint       NOT NULL,
    PRIMARY KEY (interface_name, digest)
);

CREATE INDEX picked_up_settled_at ON picked_up (settled_at);
