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


-- 2. Work requests

-- An accepted work request: a narrow row that lives long, because its id stays used as long as the row
-- exists. Its content is stored apart (PostgreSQL keeps it out of the row, so that the request's end
-- rewrites nothing of it). Retention removes the content first, later the Tasks, and the id last.
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
  traceparent    text check (length(traceparent) = 55), -- W3C Trace Context, by which all that follows is
  tracestate     text check (length(tracestate) between 1 and 512), -- part of the trace that it came with
  unique (request_id, sender)            -- KeepRequests, FindLanes, ReadRequests, ReadById
) with (fillfactor = 50);              -- a whole page of them ends in one commit, each beside itself

-- Forget, Purge. ended_at is not in it, so that the end of a request changes no index.
create index request_by_age on request (stage, accepted_at);
-- ReadById. Most requests by HTTP have none.
create index request_by_correlation on request (correlation_id) where correlation_id is not null;

-- Whoever sends a request again gets its events too, at the reply_to of the repeated message.
create table request_reply (
  request        uuid not null references request on delete cascade,
  queue          text not null,
  correlation_id text,
  primary key (request, queue)
);

-- ReadById.
create index reply_by_correlation on request_reply (correlation_id) where correlation_id is not null;


-- 3. Tasks

-- One message or call to Equinix, from acceptance to its end. A lane is the sequence of Tasks for one
-- order. It has no row: it is a value, namely the id of the request whose Create opens it, or else made
-- of the name of the order, if no Create of ours makes it. A transaction that adds to a lane, or ends one
-- of its Tasks, locks that value.
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
-- Each end of a Task looks for what waits in its lane. In most lanes nothing does, so this is nearly empty.
create index task_held on task (lane) where state = 'HELD';
-- UniqueReferences, FindLanes, FindNumbers, ReadOrders, ReadById.
create index task_by_requestor on task (subscription, requestor_id) where requestor_id is not null;
-- ReadTasks, ReadById. Creates are left out, so that they write nothing for it: an order names the one that made it.
create index task_by_servicer on task (subscription, servicer_id) where verb <> 'Create';

-- Claim, FindDue, ReadBacklog.
-- Each route claims its own Tasks, and of each kind (subscription and resource) the longest due first.
-- So it need not step over Tasks that wait for another route, or for a subscription that cannot send now.
create index task_ready_by_route on task (route, subscription, resource, due_at) where state = 'READY';
-- Claim, FindDue. Tasks that are too late are claimed too, in order to end them.
create index task_ready_until on task (route, not_after)
  where state = 'READY' and not_after is not null;
-- PassDeadlines, FindDue, ReadBacklog.
create index task_waiting on task (due_at) where state in ('HELD', 'SENDING', 'SENT', 'UNANSWERED');
-- ClaimLookups, FindDue, ReadBacklog. After an outage of Equinix these may be many, and the statement for
-- the other deadlines must not step over them each time.
create index task_unknown on task (due_at) where state = 'UNKNOWN';

-- Which part of its request's Location a Task orders for, on a route where cages of several accounts
-- need an order each. Written once, before the Task is sealed; other Tasks have none.
create table task_part (
  task            uuid primary key references task on delete cascade,
  locations       text[] not null check (cardinality(locations) > 0),
  account_numbers bytea  not null        -- of its cages, as far as they are known: a JSON object
);


-- 4. Orders at Equinix

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
  -- Every order is due as soon as it is known, whoever placed it; the reader decides whether its
  -- subscription can ask for it.
  poll_due_at   timestamptz default ledger_now(), -- null: given up, until there is news of it
  poll_owner    text,
  poll_fence    integer not null default 0,       -- every write by a reader names the one it got
  primary key (subscription, servicer_id)
);

-- Lanes, FindNumbers.
create index order_by_lane on equinix_order (lane);
-- EventViews, ReadTasks, UniqueReferences.
create index order_by_task on equinix_order (task) where task is not null;
-- UniqueReferences, FindLanes, FindNumbers, ReadOrders, ReadById.
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
-- ClaimPolls, RecordPolls. Orders that have ended are not in it, unless a notification opens them again.
create index order_to_poll on equinix_order (subscription, poll_due_at)
  where poll_due_at is not null and (state is null or state not in ('Closed', 'Cancelled'));

-- The history of an order, in the sequence in which the adapter learned of the changes.
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

-- The files that Equinix's answers named beside an order: where they lie, and nothing of their content.
-- Retention removes them as it removes the words of a history.
create table order_file (
  subscription text   not null,
  servicer_id  text   not null,
  digest       bytea  not null,          -- of all that names it, so that a repetition adds none
  name         text,
  file_id      text,
  url          text,                     -- without a key
  taken_at     timestamptz not null default ledger_now(),
  primary key (subscription, servicer_id, digest),
  check (file_id is not null or url is not null),
  foreign key (subscription, servicer_id) references equinix_order on delete cascade
);

-- Forget.
create index order_file_by_age on order_file (taken_at);

-- The notes that a poll read and a notification had reported before, by the key of the poll. It is kept
-- because retention removes the words by which the two were recognised as one.
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

-- How far each feed of notifications was read by REST, and who reads it now until when.
create table feed_cursor (
  subscription text        not null,
  feed         text        not null,     -- search, ibx
  began_at     timestamptz not null,     -- what was before is not asked for
  read_to      timestamptz not null,     -- up to here everything was read
  failures     integer     not null default 0, -- since it was read last
  due_at       timestamptz not null default ledger_now(),
  owner        text,
  fence        integer     not null default 0, -- every write by a reader names the one it got
  primary key (subscription, feed)
);


-- 5. Notifications

create sequence notification_seq;

-- A message that Equinix started. It is taken once, by its Id, and kept as it came. Pages are ordered by
-- the time when it was taken, so that a time can bound a page. Two instances may commit in another order
-- than seq, so whoever wants to follow new messages must read the events.
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

-- ReadNotifications: the latest first, and those about one order. Among 1,000,000 notifications
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

-- How often each way told of a fact that several may tell: that a maintenance or an incident reached a
-- state. A message is news if its way has told of it more often than any other.
create table notification_fact (
  subscription text    not null,
  fact         bytea   not null,           -- SHA-256 of its kind, number and state
  by_emg       integer not null,
  by_stream    integer not null,
  by_rest      integer not null,
  told_at      timestamptz not null default ledger_now(),
  primary key (subscription, fact)
);

-- Purge.
create index notification_fact_by_age on notification_fact (told_at);


-- 6. Events

-- The log of all events, which grows only at its end. A transaction takes their numbers as the last thing
-- that it does, under a lock that it holds until it has committed (AppendEvents). So no lower number can
-- appear behind a reader. A number that was rolled back stays a gap for ever.
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
  traceparent    text,                   -- its own place in the trace of its request
  tracestate     text,
  data           bytea                   -- null once it is forgotten
);

-- AppendEvents (the same message before a crash), ReadFeed (where a stream goes on), WebhookCommands,
-- ReadDeliveries, ReadNotifications, ReadById.
create unique index event_id on event (id);
-- One end for each request. AnswerAgain, Purge.
create unique index event_final on event (request) where final and request is not null;
-- LogUpkeep: events to which retention must come back.
create index event_overdue on event (number) where overdue;

-- How far each reader of the log has come. Readers: events (the exchange), replies (the senders' own
-- queues), webhook:<name>; for retention forget and purge. One instance holds a reader until its lease
-- ends, and every move of the cursor names the fence that came with the lease.
create table event_cursor (
  reader text primary key,
  began  bigint not null default 0,      -- events up to here are not for this reader
  number bigint not null,
  owner  text,
  fence  bigint not null default 0,
  until  timestamptz not null default '-infinity'
) with (fillfactor = 20);

insert into event_cursor (reader, number) values ('events', 0), ('replies', 0), ('forget', 0), ('purge', 0);

-- What a reader left behind: deliveries that failed, and later ones of the same subject and destination.
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

-- ReadLog, WebhookCommands: deliveries that are due.
create index event_retry_due on event_retry (reader, due_at) where state = 'DUE';
-- ReadLog, MoveCursor: the delivery for which a subject waits.
create index event_retry_in_order on event_retry (destination, subject, number) where state = 'DUE';
-- LogUpkeep, Purge: events that were not delivered everywhere.
create index event_retry_by_event on event_retry (number);
-- ReadBacklog, ReadWebhooks: deliveries that were given up.
create index event_retry_given_up on event_retry (destination) where state = 'UNDELIVERABLE';

-- Events that a webhook missed because it was disabled for too long: all from one number to another.
create table event_skipped (
  destination text   not null,
  first       bigint not null,
  last        bigint not null,
  primary key (destination, first)
);

-- Whether a webhook fails or is disabled. Its address and its secrets are only in the settings.
create table webhook (
  name          text primary key,
  failing_since timestamptz,             -- no delivery has succeeded since
  disabled_at   timestamptz              -- nothing is tried until a person enables it
);


-- 7. What operators work on

-- A message that was set aside for a person: how it came, so that a replay repeats the same message, and
-- who settled it.
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
  resolved_by    text,
  in_vain        integer not null default 0 -- replays that would have had no effect
);

-- ReadParked.
create index parked_in_order on parked (parked_at, id);
-- ReadBacklog, ReadParkedGroups, Forget.
create index parked_open on parked (parked_at) where state = 'PARKED';
-- ApplyAnswers, Purge, ReadTimeline.
create index parked_by_task on parked (task) where task is not null;
-- Forget.
create index parked_to_forget on parked (resolved_at) where state <> 'PARKED' and not forgotten;
-- Purge.
create index parked_to_leave on parked (resolved_at) where state <> 'PARKED';

-- The bytes of a parked message, as they came.
create table parked_content (
  parked uuid primary key references parked on delete cascade,
  bytes  bytea not null
);

-- An act of a person upon many parked messages. Its preview freezes which, and nothing is added later.
create table bulk_act (
  id           uuid primary key,
  action       text not null check (action in ('replay', 'discard')),
  subscription text,                     -- what was asked for, null for any
  source       text,
  reason       text,
  items        integer not null,         -- so many were frozen
  more         boolean not null,         -- more than that fitted
  state        text not null default 'previewed' check (
    state in ('previewed', 'running', 'done', 'done-with-failures', 'cancelled')),
  done         integer not null default 0,
  failed       integer not null default 0,
  previewed_by text not null,
  previewed_at timestamptz not null default ledger_now(),
  started_by   text,
  started_at   timestamptz,
  comment      text,
  ended_at     timestamptz,
  cancelled_by text,
  -- The instance that works on it, until when; each item is acted upon under the fence of its lease.
  owner        text,
  fence        integer not null default 0,
  until        timestamptz not null default '-infinity'
) with (fillfactor = 20);

create table bulk_item (
  bulk    uuid    not null references bulk_act on delete cascade,
  nth     integer not null,
  parked  uuid    not null,              -- no foreign key: retention may remove it
  outcome text check (outcome in ('done', 'failed')), -- null: not yet, or never, as it was cancelled
  code    text,                          -- why it failed
  at      timestamptz,
  primary key (bulk, nth)
);

-- WorkBulk, ReadBulk.
create index bulk_item_open on bulk_item (bulk, nth) where outcome is null;
-- ReadBulk.
create index bulk_item_failed on bulk_item (bulk, nth) where outcome = 'failed';

-- Which person did what, and to what. Rows are never removed.
create table audit (
  id     uuid primary key,
  at     timestamptz not null default ledger_now(),
  actor  text not null,
  action text not null,
  target text not null,
  subscription text,                     -- of the target; null where it belongs to none
  detail text
);

-- ReadAudit. Each message of an act upon many has its line too, so there is no index more than needed.
create index audit_by_target on audit (target, at, id);
create index audit_by_actor on audit (actor, at, id);
create index audit_by_subscription on audit (subscription, at, id);
create index audit_in_order on audit (at, id);

-- Who may see what is personal in one thing, until when. RecordUnmasking removes what has passed.
create table unmasking (
  actor  text not null,
  target text not null,                  -- as in the audit
  until  timestamptz not null,
  primary key (actor, target)
);

-- Subscriptions that an operator paused; every instance looks here before it claims Tasks.
create table paused (
  subscription text primary key,
  paused_by    text not null,
  paused_at    timestamptz not null default ledger_now(),
  comment      text
);

-- Restores of a backup from which the ledger has recovered, so that it does so only once for each.
create table recovery (
  restore      text primary key,
  recovered_at timestamptz not null default ledger_now(),
  tasks        integer not null default 0
);


-- 8. Credentials

-- What is known of a credential with which tokens are fetched. Equinix locks an account after five bad
-- attempts in a row, so a refused credential is remembered here, for every instance and every restart, and
-- for every subscription that uses it.
create table rest_credential (
  digest        bytea primary key,       -- of address, id and secret together; tells none of them
  attempt_until timestamptz,             -- an instance is asking for a token until then
  open_attempts smallint not null default 0, -- the last attempts in a row of which nobody wrote the end
  refused_at    timestamptz,             -- it is never tried again
  refused_with  text                     -- Equinix's code
);

-- When the next call of an account may start, however many instances there are. A crash of the database may
-- lose it: nothing but the pace of a second depends on it, so it is not in the WAL.
create unlogged table rest_turn (
  account    bytea primary key,          -- a digest of address and id
  next_at    timestamptz not null,
  held_until timestamptz not null default '-infinity' -- Equinix asked for a pause
);


-- 9. Files

-- A file that a sender posted and that lies at Equinix: what its handle stands for, and no content. Only
-- the sender that posted it can use it. No order needs the row once its request is accepted.
create table attachment (
  subscription text not null,
  id           text not null check (length(id) between 1 and 100), -- the handle; by REST the id that Equinix gave
  sender       text not null check (length(sender) between 1 and 200),
  resource     text not null check (resource in ('SmartHands', 'WorkVisit')),
  route        text not null check (route in ('emg', 'rest')),
  name         text not null check (length(name) between 1 and 255),
  size         bigint not null,
  type         text not null,
  url          text check ((url is null) = (route = 'rest')), -- without a key
  posted_at    timestamptz not null default ledger_now(),
  primary key (subscription, id)
);

-- Purge.
create index attachment_by_age on attachment (posted_at);
