-- Webhooks are one more kind of destination: webhook:<name>. What waits for one that is down or
-- disabled must not be in the way of the broker's, so each kind has an index of its own.
drop index delivery_due;
create index delivery_due on delivery (due_at)
  where state = 'DUE' and destination not like 'webhook:%';
create index delivery_due_webhook on delivery (destination, due_at)
  where state = 'DUE' and destination like 'webhook:%';
create index delivery_given_up on delivery (destination, event)
  where state = 'UNDELIVERABLE' and destination like 'webhook:%';
create index delivery_by_webhook on delivery (destination, event)
  where destination like 'webhook:%';

alter table delivery
  add column tried_at timestamptz,       -- webhooks: when it was last tried
  add column outcome  text;              -- webhooks: the HTTP status, or why there was none

-- How the endpoint of a webhook does. Its address and secrets are in the settings alone.
create table webhook (
  name          text primary key,
  failing_since timestamptz,             -- no delivery has succeeded since
  disabled_at   timestamptz              -- nothing is tried until a person enables it
);
