-- Following orders by asking Equinix for them. Every order is to be asked for as soon as it is known,
-- whoever placed it; whether its subscription can ask is for the reader to say.
alter table equinix_order
  add column poll_due_at timestamptz default ledger_now(), -- null: given up, until there is news of it
  add column poll_owner  text,
  add column poll_fence  integer not null default 0;       -- every write by a reader names the one it got

-- What has ended is not asked for; if a notification opens it again, it is here again.
create index order_to_poll on equinix_order (subscription, poll_due_at)
  where poll_due_at is not null and (state is null or state not in ('Closed', 'Cancelled'));

-- How many calls a subscription may make now to follow its orders, all instances together. It fills
-- with time, so that the calls of a day are spread over the day.
create table poll_budget (
  subscription text primary key,
  calls        double precision not null,
  filled_at    timestamptz      not null
);
