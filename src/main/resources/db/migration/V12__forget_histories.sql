-- What was told of an order is forgotten by its age, and the rows of its history stay.

alter table order_change_content add column taken_at timestamptz not null default ledger_now();
create index order_change_to_forget on order_change_content (taken_at);
