-- The ledger: everything the adapter must still know after a crash.
-- Narrow rows that change stand apart from wide content that does not, and content that may hold
-- personal data can be dropped without touching any state. Content is bytea, never jsonb: what was
-- received and signed is kept to the byte.

-- The one clock of all instances. Tests replace this function to move time.
create function ledger_now() returns timestamptz
  language sql stable
as $$ select statement_timestamp() $$;

-- Which ids a sender has used. Outlives the request itself, so that an id never opens again.
create table request_key (
  sender         text     not null check (length(sender) between 1 and 200),
  id             text     not null check (length(id) between 1 and 200),
  request        uuid     not null,
  digest_version smallint not null,
  digest         bytea    not null,
  taken_at       timestamptz not null default ledger_now(),
  primary key (sender, id)
);

create table request (
  id             uuid primary key,
  subscription   text not null,
  sender         text not null,
  sender_id      text not null,          -- the id that the sender gave it
  verb           text not null,
  resource       text not null,
  reply_to       text,
  correlation_id text,
  open_tasks     integer not null check (open_tasks >= 0),
  accepted_at    timestamptz not null default ledger_now(),
  ended_at       timestamptz
);

create table request_content (
  request uuid primary key references request on delete cascade,
  body    bytea not null,                -- the Body as JSON, normalised, without a target filled in
  context bytea,                         -- the sender's own, echoed in every event
  rest    bytea                          -- fields that only the REST route knows
);

-- The sequence of Tasks for one order. Its row is locked by whoever adds to it or ends one of its
-- Tasks; lanes are always locked in the order of their ids.
create table lane (
  id           uuid primary key,
  subscription text not null,
  name         text not null,            -- request:<uuid>, servicer:<ServicerId> or requestor:<RequestorId>
  unique (subscription, name)
);

create table task (
  id           uuid primary key,         -- the Task's Id on the wire, UUIDv7
  request      uuid not null references request,
  subscription text not null,
  lane         uuid not null references lane,
  place        integer not null,         -- in the lane; Tasks of one place go together
  verb         text not null,
  resource     text not null,
  route        text not null,            -- frozen when accepted: emg or rest
  state        text not null check (state in (
    'HELD', 'READY', 'SENDING', 'SENT', 'UNKNOWN', 'UNANSWERED',
    'ACKNOWLEDGED', 'REFUSED', 'NOT_SENT', 'ABANDONED', 'PARKED')),
  requestor_id text,
  servicer_id  text,                     -- the order it is aimed at, once known
  not_after    timestamptz,
  -- The lease is owner and due_at; every write by its holder names the fence it got.
  owner        text,
  fence        integer not null default 0,
  due_at       timestamptz not null,     -- when somebody must look at it again
  attempts     integer not null default 0, -- sends that are proven not to have left
  status_code  integer,
  reason       text,
  accepted_at  timestamptz not null default ledger_now(),
  sent_at      timestamptz,
  ended_at     timestamptz,
  check ((ended_at is not null) = (state in ('ACKNOWLEDGED', 'REFUSED', 'NOT_SENT', 'ABANDONED', 'PARKED')))
) with (fillfactor = 80);

create index task_by_request on task (request);
create index task_by_lane on task (lane, place);
create index task_by_requestor on task (subscription, requestor_id) where requestor_id is not null;
create index task_ready on task (due_at) where state = 'READY';
create index task_waiting on task (due_at) where state in ('HELD', 'SENDING', 'SENT', 'UNKNOWN', 'UNANSWERED');

create table task_content (
  task        uuid primary key references task on delete cascade,
  text        bytea,                     -- as signed; a re-send carries exactly this
  signature   text,
  description text                       -- Equinix's own words about it
);

-- What exists at Equinix, placed by us or by others.
create table equinix_order (
  subscription text not null,
  servicer_id  text not null,
  lane         uuid not null references lane,
  resource     text,
  requestor_id text,
  parent       text,                     -- ReSubmit makes a child of this order
  task         uuid,                     -- the Task that made it, if we did
  locations    text[] not null default '{}',
  state        text,                     -- Equinix's word for it, from its latest notification
  appeared_at  timestamptz not null default ledger_now(),
  changed_at   timestamptz not null default ledger_now(),
  primary key (subscription, servicer_id)
);

create index order_by_lane on equinix_order (lane);
create index order_by_requestor on equinix_order (subscription, requestor_id) where requestor_id is not null;
create index order_by_task on equinix_order (task) where task is not null;

-- One row for each subject that events are ordered by; taking a number locks it.
create table stream (
  name text primary key,
  last bigint not null
);

create table event (
  id             uuid primary key,       -- the CloudEvents id
  subscription   text,
  stream         text not null references stream,
  seq            bigint not null,
  type           text not null,
  routing_key    text not null,
  subject        text not null,
  request        uuid,
  final          boolean not null,
  correlation_id text,
  occurred_at    timestamptz not null default ledger_now(),
  unique (stream, seq)
);

create unique index event_final on event (request) where final;
create index event_by_request on event (request) where request is not null;

create table event_content (
  event uuid primary key references event on delete cascade,
  data  bytea not null
);

create table delivery (
  event       uuid not null references event on delete cascade,
  destination text not null,             -- events, or reply:<queue>
  stream      text not null,
  seq         bigint not null,
  state       text not null default 'DUE' check (state in ('DUE', 'DELIVERED', 'UNHEARD', 'UNDELIVERABLE')),
  attempts    integer not null default 0,
  owner       text,
  fence       integer not null default 0,
  due_at      timestamptz not null default ledger_now(),
  primary key (event, destination)
) with (fillfactor = 80);

create index delivery_due on delivery (due_at) where state = 'DUE';
create index delivery_in_order on delivery (stream, destination, seq) where state = 'DUE';

-- Set aside for a person, with the bytes as they came.
create table parked (
  id           uuid primary key,
  subscription text,
  source       text not null,            -- where it came from: work-requests, emg, …
  reason       text not null,            -- a stable code
  detail       text,                     -- a sentence, without content
  task         uuid,
  state        text not null default 'PARKED' check (state in ('PARKED', 'REPLAYED', 'DISCARDED')),
  parked_at    timestamptz not null default ledger_now(),
  resolved_at  timestamptz
);

create index parked_open on parked (parked_at) where state = 'PARKED';

create table parked_content (
  parked uuid primary key references parked on delete cascade,
  bytes  bytea not null
);

create table audit (
  id     uuid primary key,
  at     timestamptz not null default ledger_now(),
  actor  text not null,
  action text not null,
  target text not null,
  detail text
);
