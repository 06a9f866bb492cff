-- The two roles of the ledger, for a database that they have to themselves. Run once, in that database, as its owner
-- or a superuser; set the passwords afterwards (\password emg_owner). emg_owner makes and changes the schema: only the
-- command "migrate" is it. emg_adapter reads and writes rows, and can change no table.

create role emg_owner login;
create role emg_adapter login;

-- From PostgreSQL 16 on, who makes a role and is no superuser may not yet act for it.
grant emg_owner to current_user;

revoke create on schema public from public;
grant usage, create on schema public to emg_owner;
grant usage on schema public to emg_adapter;

alter default privileges for role emg_owner in schema public
  grant select, insert, update, delete on tables to emg_adapter;
alter default privileges for role emg_owner in schema public
  grant usage, select, update on sequences to emg_adapter;
alter default privileges for role emg_owner in schema public
  grant execute on functions to emg_adapter;

revoke emg_owner from current_user;
