-- What becomes of fields that the route has no home for: a JSON array of sentences, null for none.
-- They name fields and never quote them.
alter table request_content add column notes bytea;
