-- What Equinix starts. A message is taken once, by its Id, and kept as it came.
create sequence notification_seq;

create table notification (
  -- For paging: rises as messages are taken. Two instances may commit out of this order, so who
  -- follows what is new must listen to the events.
  seq          bigint primary key,
  subscription text  not null,
  message_id   text  not null check (length(message_id) between 1 and 200),
  digest       bytea not null,           -- of the Task's text: tells a repetition from another message
  kind         text  not null,           -- order, billing, datacenter, network, fabric, …
  resource     text  not null,
  servicer_id  text,
  sent_at      timestamptz,              -- at Equinix, if it says so
  taken_at     timestamptz not null default ledger_now(),
  unique (subscription, message_id)
);

create index notification_by_kind on notification (subscription, kind, seq);
create index notification_by_order on notification (subscription, servicer_id, seq)
  where servicer_id is not null;

create table notification_content (
  notification bigint primary key references notification on delete cascade,
  bytes        bytea not null            -- the envelope
);

alter table equinix_order
  add column state_sent_at timestamptz,  -- the time at Equinix of the state, if it said so
  add column changes bigint not null default 0; -- the last number in its history

create index order_by_change on equinix_order (subscription, changed_at, servicer_id);

-- The history of an order, in the order in which it was heard.
create table order_change (
  subscription  text    not null,
  servicer_id   text    not null,
  seq           bigint  not null,
  source        text    not null check (source in ('notification', 'poll', 'answer')),
  key           text    not null check (length(key) between 1 and 200),
  bill          boolean not null,
  state         text,                    -- as this news says
  state_changed boolean not null,
  late          boolean not null,        -- older than the state that was known
  activity      text,
  sent_at       timestamptz,             -- at Equinix, if it says so
  taken_at      timestamptz not null default ledger_now(),
  primary key (subscription, servicer_id, seq),
  unique (subscription, servicer_id, source, key),
  foreign key (subscription, servicer_id) references equinix_order on delete cascade
);

create table order_change_content (
  subscription text   not null,
  servicer_id  text   not null,
  seq          bigint not null,
  description  text,
  details      bytea,                    -- attachments, question, billed lines, warnings, as JSON
  primary key (subscription, servicer_id, seq),
  foreign key (subscription, servicer_id, seq) references order_change on delete cascade
);
