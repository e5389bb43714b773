-- What is kept of acknowledgements when their bytes are not kept any longer.
ALTER TABLE exchange_answer ALTER COLUMN sealed DROP NOT NULL;
CREATE INDEX exchange_file_at ON exchange_file (at);
