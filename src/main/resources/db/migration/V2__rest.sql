-- What is known of a credential of the REST route. Equinix locks an account after five bad attempts
-- in a row, so a refused credential is remembered here, for every instance and every restart.
create table rest_credential (
  subscription  text  not null,
  digest        bytea not null,          -- of address, id and secret together; tells none of them
  attempt_until timestamptz,             -- an instance is asking for a token until then
  refused_at    timestamptz,             -- it is never tried again
  refused_with  text,                    -- Equinix's code
  primary key (subscription, digest)
);
