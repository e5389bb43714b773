-- What waits for an answer, and what is to be asked again.
CREATE INDEX eligibility_check_state ON eligibility_check (state, next_at);
