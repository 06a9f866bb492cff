-- The ledger: everything the adapter must still know after a crash, one chapter for each part of its life.
-- Narrow rows that change stand apart from wide content that does not, and content that may hold
-- personal data can be dropped without touching any state. Content is bytea, never jsonb: what was
-- received and signed is kept to the byte.
--
-- Subscriptions and webhooks are settings, so nothing references a table of them. Other references that
-- have no foreign key say why beside the column. An index is here because a statement needs it: beside it
-- stand the classes that have the statement.


-- 1. Time

-- The one clock of all instances. Tests replace this function to move time.
create function ledger_now() returns timestamptz
  language sql stable
as $$ select statement_timestamp() $$;


-- 2. What was asked

-- A work request that was accepted, narrow and long-lived: its id never opens again while this row is
-- here. What it says lies apart (PostgreSQL keeps it out of the row, so that its end rewrites nothing of
-- it) and leaves by retention, later its Tasks do, and the id last.
create table request (
  id             uuid primary key,
  lane           uuid not null,          -- of all its Tasks; a value without a row
  accepted_at    timestamptz not null default ledger_now(),
  ended_at       timestamptz,            -- when its last open Task ended
  open_tasks     integer  not null check (open_tasks >= 0),
  stage          smallint not null default 0 check (stage in (0, 1, 2)), -- of retention: all is here,
                                         -- what it says has left, its Tasks and events have left too
  digest_version smallint not null,
  digest         bytea    not null,      -- of its content, to tell a repetition from a conflict
  sender         text not null check (length(sender) between 1 and 200),
  request_id     text not null check (length(request_id) between 1 and 200), -- the id that its sender gave it
  subscription   text not null,
  verb           text not null check (verb in ('Create', 'Update', 'Cancel')),
  resource       text not null check (resource in ('SmartHands', 'WorkVisit')),
  reply_to       text,
  correlation_id text,
  body           bytea,                  -- the Body as JSON, normalised, without a target filled in
  context        bytea,                  -- the sender's own, echoed in every event
  rest           bytea,                  -- fields that only the REST route knows
  notes          bytea,                  -- what becomes of fields that the route does not know: a JSON
                                         -- array of sentences, null for none; they name fields, quote none
  unique (sender, request_id)            -- KeepRequests, FindLanes, ReadRequests
) with (fillfactor = 50);              -- a whole page of them ends in one commit, each beside itself

-- Forget, Purge. Not by ended_at: so that a request's end touches no index.
create index request_by_age on request (stage, accepted_at);

-- Whoever sends a request again hears its events too, where that message's reply_to says.
create table request_reply (
  request        uuid not null references request on delete cascade,
  queue          text not null,
  correlation_id text,
  primary key (request, queue)
);


-- 3. What is done about it

-- One message or call to Equinix, from acceptance to its end. A lane is the sequence of Tasks for one
-- order. It has no row: it is a value, the id of the request whose Create opens it, or made of the name
-- of an order that no Create of ours makes. Whoever adds to a lane or ends one of its Tasks locks that
-- value.
create table task (
  id           uuid primary key,         -- the Task's Id on the wire, UUIDv7
  request      uuid not null,            -- no foreign key: it would lock and write that row for each Task
  lane         uuid not null,            -- a value without a row
  turn         integer not null,         -- in the lane; Tasks of one turn go together
  subscription text not null,
  verb         text not null check (verb in ('Create', 'Update', 'Cancel')),
  resource     text not null check (resource in ('SmartHands', 'WorkVisit')),
  route        text not null check (route in ('emg', 'rest')), -- frozen when accepted
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
  looks        integer not null default 0, -- looks at Equinix that could ask and found nothing
  resends      integer not null default 0, -- sends of what may have reached Equinix before
  status_code  integer,
  reason       text,
  accepted_at  timestamptz not null default ledger_now(),
  sent_at      timestamptz,
  ended_at     timestamptz,
  description  text,                     -- Equinix's own words about it, or ours
  text         bytea,                    -- as signed; a re-send carries exactly this; leaves by retention
  signature    text,
  check ((ended_at is not null) = (state in ('ACKNOWLEDGED', 'REFUSED', 'NOT_SENT', 'ABANDONED', 'PARKED')))
) with (fillfactor = 50);              -- the same, at each step: a third less WAL an order

-- Lanes, FindLanes; the Tasks of a request, which are all in its lane: EventViews, ReadTasks, Forget, Purge.
create index task_by_lane on task (lane, turn);
-- EndTasks, RecordSending, SendAgain.
-- What waits in a lane is looked for at each end in it. Most lanes have none, so this is nearly empty.
create index task_held on task (lane) where state = 'HELD';
-- UniqueReferences, FindLanes, FindNumbers, ReadOrders.
create index task_by_requestor on task (subscription, requestor_id) where requestor_id is not null;
-- ReadTasks. Creates are left out, so that they write nothing for it: an order names the one that made it.
create index task_by_servicer on task (subscription, servicer_id) where verb <> 'Create';

-- Claim, FindDue, ReadBacklog.
-- Each route claims its own Tasks, of each kind (subscription and resource) the longest due first. So
-- what waits for another route, or for a subscription that cannot be sent for now, is not stepped over.
create index task_ready_by_route on task (route, subscription, resource, due_at) where state = 'READY';
-- Claim, FindDue. What is too late is claimed all the same, to be ended.
create index task_ready_until on task (route, not_after)
  where state = 'READY' and not_after is not null;
-- PassDeadlines, FindDue, ReadBacklog.
create index task_waiting on task (due_at) where state in ('HELD', 'SENDING', 'SENT', 'UNANSWERED');
-- ClaimLookups, FindDue, ReadBacklog. It may be much after an outage of Equinix, and whoever passes the
-- other deadlines must not step over it each time.
create index task_unknown on task (due_at) where state = 'UNKNOWN';

-- Which part of its request's Location a Task orders for, on a route where cages of several accounts
-- need an order each. Written once, before the Task is sealed; other Tasks have none.
create table task_part (
  task            uuid primary key references task on delete cascade,
  locations       text[] not null check (cardinality(locations) > 0),
  account_numbers bytea  not null        -- of its cages, as far as they are known: a JSON object
);


-- 4. What exists at Equinix

-- An order, placed by us or by others.
create table equinix_order (
  subscription  text not null,
  servicer_id   text not null,
  lane          uuid not null,
  resource      text,
  requestor_id  text,
  parent        text,                    -- ReSubmit makes a child of this order; it may not be known here
  task          uuid,                    -- that made it, if one of ours did; it leaves before the order
  locations     text[] not null default '{}',
  state         text,                    -- Equinix's word for it, from its latest news
  state_sent_at timestamptz,             -- the time at Equinix of the state, if it said so
  changes       bigint not null default 0, -- the last number in its history
  appeared_at   timestamptz not null default ledger_now(),
  changed_at    timestamptz not null default ledger_now(),
  -- Every order is to be asked for as soon as it is known, whoever placed it; whether its
  -- subscription can ask is for the reader to say.
  poll_due_at   timestamptz default ledger_now(), -- null: given up, until there is news of it
  poll_owner    text,
  poll_fence    integer not null default 0,       -- every write by a reader names the one it got
  primary key (subscription, servicer_id)
);

-- Lanes, FindNumbers.
create index order_by_lane on equinix_order (lane);
-- EventViews, ReadTasks, UniqueReferences.
create index order_by_task on equinix_order (task) where task is not null;
-- UniqueReferences, FindLanes, FindNumbers, ReadOrders.
create index order_by_requestor on equinix_order (subscription, requestor_id, changed_at, servicer_id)
  where requestor_id is not null;
-- ReadOrders: the newest change first, without a filter and for a state. Among 1,000,000 orders of four
-- subscriptions a page took 109 ms without them, and 0.1 ms with them. A page of a state that is rare took
-- 99 ms without the second, and 0.1 ms with it. A third one, for a resource, is not here: there are two
-- resources, so that most pages are found by the first index at once, and 130 ms is the worst (none of a
-- resource at all), while it cost each order 13 microseconds and 220 bytes of log at its insert and first
-- change, and 71 MB.
create index order_by_change on equinix_order (subscription, changed_at, servicer_id);
create index order_by_state on equinix_order (subscription, state, changed_at, servicer_id);
-- ClaimPolls, RecordPolls. What has ended is not asked for; if a notification opens it again, it is here again.
create index order_to_poll on equinix_order (subscription, poll_due_at)
  where poll_due_at is not null and (state is null or state not in ('Closed', 'Cancelled'));

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

-- The words of a change, until retention drops them.
create table order_change_content (
  subscription text   not null,
  servicer_id  text   not null,
  seq          bigint not null,
  description  text,
  details      bytea,                    -- attachments, question, billed lines, warnings, as JSON
  taken_at     timestamptz not null default ledger_now(),
  primary key (subscription, servicer_id, seq),
  foreign key (subscription, servicer_id, seq) references order_change on delete cascade
);

-- Forget.
create index order_words_by_age on order_change_content (taken_at);

-- The notes that a poll read and a notification had told of, by the poll's own key: the words by which they
-- were recognised are forgotten.
create table recognised_note (
  subscription text not null,
  servicer_id  text not null,
  key          text not null check (length(key) between 1 and 200),
  primary key (subscription, servicer_id, key),
  foreign key (subscription, servicer_id) references equinix_order on delete cascade
);

-- How many calls a subscription may make now to follow its orders, all instances together. It fills
-- with time, so that the calls of a day are spread over the day.
create table poll_budget (
  subscription text primary key,
  calls        double precision not null,
  filled_at    timestamptz      not null
);


-- 5. What Equinix starts

create sequence notification_seq;

-- A message is taken once, by its Id, and kept as it came. Paged by the time that it was taken, so that
-- a time can bound a page. Two instances may commit out of the order of seq, so who follows what is new
-- must listen to the events.
create table notification (
  seq          bigint primary key,
  subscription text  not null,
  message_id   text  not null check (length(message_id) between 1 and 200),
  digest       bytea not null,           -- of the Task's text: tells a repetition from another message
  kind         text  not null,           -- order, billing, datacenter, network, fabric, …
  resource     text  not null,
  servicer_id  text,                     -- no foreign key: it may name another thing than an order
  event        uuid,                     -- about it; null where there was none; it leaves by itself
  sent_at      timestamptz,              -- at Equinix, if it says so
  taken_at     timestamptz not null default ledger_now(),
  unique (subscription, message_id)
);

-- ReadNotifications: what was taken last first, and what is about one order. Among 1,000,000 notifications
-- of four subscriptions a page took 128 ms without the first, and 0.1 ms with it; those of one order 76 ms
-- without the second, and 0.1 ms with it. There is none for a kind or a resource: a page of what is common
-- is found by the first at once (6 ms), of what is rare or never came in 80 ms; each of the two cost every
-- notification 5 microseconds and 120 bytes of log, and 55 MB.
create index notification_by_time on notification (subscription, taken_at, seq);
create index notification_by_order on notification (subscription, servicer_id, taken_at, seq)
  where servicer_id is not null;

-- The envelope of a notification, until retention drops it.
create table notification_content (
  notification bigint primary key references notification on delete cascade,
  bytes        bytea not null
);


-- 6. What is told

-- What happened, as it is told: a log that only grows at its end. Numbers are given as the last thing
-- that a transaction does, under a lock that it holds until it is committed (AppendEvents), so who has
-- read up to a number is never passed by a lower one. A number that was rolled back is a gap for ever.
create sequence event_number cache 1;

create table event (
  number         bigint primary key,     -- the CloudEvents sequence
  id             uuid not null,          -- the CloudEvents id
  subscription   text,
  type           text not null,
  routing_key    text not null,
  subject        text not null,
  request        uuid,                   -- it may have left
  final          boolean not null,
  overdue        boolean not null default false, -- retention came to it and had to leave it
  correlation_id text,
  reply_to       text,                   -- the queue where its sender wants a copy
  copies         text[],                 -- more of them, as repetitions asked: pairs of queue and correlation id
  occurred_at    timestamptz not null default ledger_now(),
  data           bytea                   -- null once it is forgotten
);

-- AppendEvents (the same message before a crash), ReadFeed (where a stream goes on), WebhookCommands,
-- ReadDeliveries, ReadNotifications.
create unique index event_id on event (id);
-- One end for each request. AnswerAgain, Purge.
create unique index event_final on event (request) where final and request is not null;
-- LogUpkeep: what retention must come back to.
create index event_overdue on event (number) where overdue;

-- How far each reader of the log has come: events (the exchange), replies (senders' own queues),
-- webhook:<name>; and retention: forget, leave. One instance holds a reader until its lease ends; every
-- move names the fence that it got.
create table event_cursor (
  reader text primary key,
  began  bigint not null default 0,      -- what is not behind it, it was never to tell
  number bigint not null,
  owner  text,
  fence  bigint not null default 0,
  until  timestamptz not null default '-infinity'
) with (fillfactor = 20);

insert into event_cursor (reader, number) values ('events', 0), ('replies', 0), ('forget', 0), ('purge', 0);

-- What a reader had to leave behind: what failed, and what follows it in its subject at that destination.
create table event_retry (
  destination    text not null,          -- events, reply:<queue> or webhook:<name>
  number         bigint not null,        -- no foreign key: it would lock the event; LogUpkeep removes both
  reader         text not null,
  subject        text not null,
  correlation_id text,                   -- a repetition's own; else the event's
  state          text not null default 'DUE' check (state in ('DUE', 'UNDELIVERABLE')),
  attempts       integer not null default 0,
  version        integer not null default 1, -- rises with every change, so that none is undone
  due_at         timestamptz not null default ledger_now(),
  tried_at       timestamptz,
  outcome        text,                   -- webhooks: the HTTP status, or why there was none
  primary key (destination, number)
);

-- ReadLog, WebhookCommands: what is due.
create index event_retry_due on event_retry (reader, due_at) where state = 'DUE';
-- ReadLog, MoveCursor: what a subject waits for.
create index event_retry_in_order on event_retry (destination, subject, number) where state = 'DUE';
-- LogUpkeep, Purge: what was not delivered everywhere.
create index event_retry_by_event on event_retry (number);
-- ReadBacklog, ReadWebhooks: what was given up.
create index event_retry_given_up on event_retry (destination) where state = 'UNDELIVERABLE';

-- What a webhook never heard, because it was disabled for too long: all its events from one to another.
create table event_skipped (
  destination text   not null,
  first       bigint not null,
  last        bigint not null,
  primary key (destination, first)
);

-- How the endpoint of a webhook does. Its address and secrets are in the settings alone.
create table webhook (
  name          text primary key,
  failing_since timestamptz,             -- no delivery has succeeded since
  disabled_at   timestamptz              -- nothing is tried until a person enables it
);


-- 7. What people do

-- Set aside for a person: how it came, so that a replay is the same message, and who ended it.
create table parked (
  id             uuid primary key,
  subscription   text,
  source         text not null,          -- where it came from: work-requests, emg, …
  reason         text not null,          -- a stable code
  detail         text,                   -- a sentence, without content
  task           uuid,                   -- that it seems to be about; there may be none of this Id
  sender         text,
  reply_to       text,
  correlation_id text,
  state          text not null default 'PARKED' check (state in ('PARKED', 'REPLAYED', 'DISCARDED', 'RESOLVED')),
  forgotten      boolean not null default false, -- its bytes were dropped
  parked_at      timestamptz not null default ledger_now(),
  resolved_at    timestamptz,
  resolved_by    text
);

-- ReadParked.
create index parked_in_order on parked (parked_at, id);
-- ReadBacklog, Forget.
create index parked_open on parked (parked_at) where state = 'PARKED';
-- ApplyAnswers, Purge.
create index parked_by_task on parked (task) where state = 'PARKED' and task is not null;
-- Forget.
create index parked_to_forget on parked (resolved_at) where state <> 'PARKED' and not forgotten;
-- Purge.
create index parked_to_leave on parked (resolved_at) where state <> 'PARKED';

-- The bytes of what is parked, as they came.
create table parked_content (
  parked uuid primary key references parked on delete cascade,
  bytes  bytea not null
);

-- Who did what, and to what. It is never removed.
create table audit (
  id     uuid primary key,
  at     timestamptz not null default ledger_now(),
  actor  text not null,
  action text not null,
  target text not null,
  detail text
);

-- ReadAudit. Acts of people are few, so its writes do not count, and the table only grows.
create index audit_by_target on audit (target, at);

-- Subscriptions whose Tasks wait; every instance looks here before it takes one.
create table paused (
  subscription text primary key,
  paused_by    text not null,
  paused_at    timestamptz not null default ledger_now(),
  comment      text
);

-- Restores of a backup that were recovered from, so that none is twice.
create table recovery (
  restore      text primary key,
  recovered_at timestamptz not null default ledger_now(),
  tasks        integer not null default 0
);


-- 8. The guarded way out

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
