-- What the operator's commands need.

-- How a parked message came, so that a replay is the same message; and who ended it.
alter table parked add column sender text;
alter table parked add column reply_to text;
alter table parked add column correlation_id text;
alter table parked add column resolved_by text;
alter table parked add column forgotten boolean not null default false;
alter table parked drop constraint parked_state_check;
alter table parked add constraint parked_state_check
  check (state in ('PARKED', 'REPLAYED', 'DISCARDED', 'RESOLVED'));

create index parked_in_order on parked (parked_at, id);
create index parked_by_task on parked (task) where state = 'PARKED' and task is not null;
create index parked_to_forget on parked (resolved_at) where state <> 'PARKED' and not forgotten;
create index parked_to_leave on parked (resolved_at) where state <> 'PARKED';

create index audit_by_target on audit (target, at);

-- Subscriptions whose Tasks wait; every instance looks here before it takes one.
create table paused (
  subscription text primary key,
  paused_by    text not null,
  paused_at    timestamptz not null default ledger_now(),
  comment      text
);

-- Retention: what is forgotten keeps its ids, states and times.
alter table request add column forgotten boolean not null default false;
create index request_to_forget on request (ended_at) where ended_at is not null and not forgotten;
create index request_to_leave on request (ended_at) where ended_at is not null;
create index request_key_by_age on request_key using brin (taken_at);
create index event_without_request on event (occurred_at) where request is null;

-- Restores of a backup that were recovered from, so that none is twice.
create table recovery (
  restore      text primary key,
  recovered_at timestamptz not null default ledger_now(),
  tasks        integer not null default 0
);

-- What the night shift is told of, found without reading whole tables.
create index delivery_undeliverable on delivery (event) where state = 'UNDELIVERABLE';
create index delivery_unrouted on delivery (event) where state = 'DUE' and attempts > 0;
