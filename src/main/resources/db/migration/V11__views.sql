-- What consumers look at: pages of orders and notifications, and all events in one order.

-- Each filter of GET /orders reads one stretch of one index, newest change first.
drop index order_by_requestor;
create index order_by_requestor on equinix_order (subscription, requestor_id, changed_at, servicer_id)
  where requestor_id is not null;
create index order_by_state on equinix_order (subscription, state, changed_at, servicer_id);
create index order_by_resource on equinix_order (subscription, resource, changed_at, servicer_id);

-- Notifications are paged by the time that they were taken, so that a time can bound a page.
alter table notification add column event uuid; -- the event that told of it; null where none did
drop index notification_by_kind;
drop index notification_by_order;
create index notification_by_time on notification (subscription, taken_at, seq);
create index notification_by_kind on notification (subscription, kind, taken_at, seq);
create index notification_by_resource on notification (subscription, resource, taken_at, seq);
create index notification_by_order on notification (subscription, servicer_id, taken_at, seq)
  where servicer_id is not null;

-- All events in one order that never grows in its middle: by the transaction that wrote them, read
-- only up to the oldest that is still open. Ids alone would not do: what is committed late would
-- stand before what was read already. What is there before this migration counts as one transaction.
alter table event add column tx xid8 not null default '0';
alter table event alter column tx set default pg_current_xact_id();
create index event_in_order on event (tx, id);

-- Retention: whose content is dropped keeps its ids, types, states and times.
alter table event_content add column told_at timestamptz;
update event_content set told_at = occurred_at from event where event.id = event_content.event;
alter table event_content alter column told_at set default ledger_now();
alter table event_content alter column told_at set not null;
create index event_content_by_age on event_content (told_at);

alter table order_change_content add column taken_at timestamptz;
update order_change_content words set taken_at = change.taken_at from order_change change
  where change.subscription = words.subscription and change.servicer_id = words.servicer_id
    and change.seq = words.seq;
alter table order_change_content alter column taken_at set default ledger_now();
alter table order_change_content alter column taken_at set not null;
create index order_words_by_age on order_change_content (taken_at);
