-- All that a subscription can have in the ledger. WORD stands in every text of it, HEX begins every id.
insert into request (id, lane, accepted_at, ended_at, open_tasks, digest_version, digest, sender, request_id,
  subscription, verb, resource, reply_to, correlation_id, body, context, rest, notes)
values
  ('HEX-0000-7000-8000-000000000001', 'HEX-0000-7000-8000-000000000001', now() - interval '3 hours',
   now() - interval '150 minutes', 0, 1, 'WORD', 'WORD-sender', 'WORD-request', 'WORD', 'Create', 'WorkVisit',
   'WORD-queue', 'WORD-correlation',
   convert_to('{"Description": "WORD-words", "ServiceDetails": {"Visitors": [{"FirstName": "WORD-first"}]}}', 'UTF8'),
   convert_to('{"ticket": "WORD-ticket"}', 'UTF8'), convert_to('{"referenceId": "WORD-reference"}', 'UTF8'),
   convert_to('["WORD-note"]', 'UTF8')),
  ('HEX-0000-7000-8000-000000000002', 'HEX-0000-7000-8000-000000000002', now() - interval '3 hours',
   null, 2, 1, 'WORD', 'WORD-sender', 'WORD-open', 'WORD', 'Create', 'SmartHands', null, null, null, null, null, null);

insert into request_reply (request, queue, correlation_id)
values ('HEX-0000-7000-8000-000000000001', 'WORD-more', 'WORD-repeated');

insert into task (id, request, lane, turn, subscription, verb, resource, route, state, requestor_id, servicer_id,
  due_at, status_code, reason, accepted_at, sent_at, ended_at, description, text, signature)
values
  ('HEX-0000-7000-8000-000000000011', 'HEX-0000-7000-8000-000000000001', 'HEX-0000-7000-8000-000000000001', 1,
   'WORD', 'Create', 'WorkVisit', 'rest', 'ACKNOWLEDGED', 'WORD-requestor', 'WORD-order', 'infinity', 201, null,
   now() - interval '3 hours', now() - interval '170 minutes', now() - interval '150 minutes', 'WORD-answer',
   convert_to('{"Body": "WORD-text"}', 'UTF8'), 'WORD-signature'),
  ('HEX-0000-7000-8000-000000000012', 'HEX-0000-7000-8000-000000000002', 'HEX-0000-7000-8000-000000000002', 1,
   'WORD', 'Create', 'SmartHands', 'rest', 'READY', 'WORD-waiting', null, now() - interval '3 hours', null,
   'WORD-reason', now() - interval '3 hours', null, null, null, null, null),
  ('HEX-0000-7000-8000-000000000013', 'HEX-0000-7000-8000-000000000002', 'HEX-0000-7000-8000-000000000002', 2,
   'WORD', 'Update', 'SmartHands', 'rest', 'UNKNOWN', 'WORD-undecided', 'WORD-order', '2099-01-01', null,
   'WORD-reason', now() - interval '3 hours', now() - interval '170 minutes', null, 'WORD-answer', null, null);

insert into task_part (task, locations, account_numbers)
values ('HEX-0000-7000-8000-000000000011', array['WORD-location'], convert_to('{"WORD": "WORD"}', 'UTF8'));

insert into equinix_order (subscription, servicer_id, lane, resource, requestor_id, parent, task, locations, state,
  state_sent_at, changes, appeared_at, changed_at, poll_due_at)
values ('WORD', 'WORD-order', 'HEX-0000-7000-8000-000000000001', 'WorkVisit', 'WORD-requestor', 'WORD-parent',
  'HEX-0000-7000-8000-000000000011', array['WORD-location'], 'WORD-state', now() - interval '2 hours', 1,
  now() - interval '150 minutes', now() - interval '150 minutes', null);

insert into order_change (subscription, servicer_id, seq, source, key, bill, state, state_changed, late, activity,
  sent_at, taken_at)
values ('WORD', 'WORD-order', 1, 'notification', 'WORD-message', false, 'WORD-state', true, false, 'WORD-activity',
  now() - interval '2 hours', now() - interval '2 hours');

insert into order_change_content (subscription, servicer_id, seq, description, details)
values ('WORD', 'WORD-order', 1, 'WORD-news', convert_to('{"warnings": ["WORD-warning"]}', 'UTF8'));

insert into order_file (subscription, servicer_id, digest, name, file_id, url)
values ('WORD', 'WORD-order', 'WORD', 'WORD-file.pdf', 'WORD-file', 'https://127.0.0.1/WORD');

insert into event (number, id, subscription, type, routing_key, subject, request, final, correlation_id, occurred_at,
  data)
values
  (nextval('event_number'), 'HEX-0000-7000-8000-000000000021', 'WORD', 'request.completed',
   'request.completed.workvisit', 'WORD-request', 'HEX-0000-7000-8000-000000000001', true, 'WORD-correlation',
   now() - interval '2 hours',
   convert_to('{"requestId": "WORD-request", "sender": "WORD-sender", "context": {"ticket": "WORD-ticket"}}', 'UTF8')),
  (nextval('event_number'), 'HEX-0000-7000-8000-000000000022', 'WORD', 'order.updated', 'order.updated.workvisit',
   'WORD-order', null, false, null, now() - interval '2 hours',
   convert_to('{"servicerId": "WORD-order", "descriptions": ["WORD-news"]}', 'UTF8')),
  (nextval('event_number'), 'HEX-0000-7000-8000-000000000023', null, 'request.rejected', 'request.rejected.workvisit',
   'WORD-rejected', null, true, null, now() - interval '2 hours',
   convert_to('{"requestId": "WORD-rejected", "sender": "WORD-sender"}', 'UTF8'));

insert into notification (seq, subscription, message_id, digest, kind, resource, servicer_id, event, sent_at, taken_at)
values (nextval('notification_seq'), 'WORD', 'WORD-message', 'WORD', 'order', 'WORD-resource', 'WORD-order',
  'HEX-0000-7000-8000-000000000022', now() - interval '2 hours', now() - interval '2 hours');

insert into notification_content (notification, bytes)
select seq, convert_to('{"Task": "WORD-task"}', 'UTF8') from notification where subscription = 'WORD';

insert into event_retry (destination, number, reader, subject, state, attempts, tried_at, outcome)
select 'webhook:WORD-hook', number, 'webhook:WORD-hook', subject, 'UNDELIVERABLE', 3, now() - interval '1 hour',
  'WORD-outcome'
from event where subscription = 'WORD';

insert into webhook (name, failing_since, disabled_at)
values ('WORD-hook', now() - interval '2 hours', now() - interval '1 hour')
on conflict (name) do update set failing_since = excluded.failing_since, disabled_at = excluded.disabled_at;

insert into parked (id, subscription, source, reason, detail, task, sender, reply_to, correlation_id, state,
  parked_at, resolved_at, resolved_by, in_vain)
values
  ('HEX-0000-7000-8000-000000000031', 'WORD', 'emg', 'WORD-reason', 'WORD-detail',
   'HEX-0000-7000-8000-000000000012', 'WORD-sender', 'WORD-queue', 'WORD-parked', 'PARKED', now() - interval '2 hours',
   null, null, 1),
  ('HEX-0000-7000-8000-000000000032', 'WORD', 'work-requests', 'WORD-settled', 'WORD-detail', null, 'WORD-sender',
   null, null, 'DISCARDED', now() - interval '2 hours', now() - interval '1 hour', 'WORD-operator', 0),
  ('HEX-0000-7000-8000-000000000033', null, 'work-requests', 'WORD-nowhere', 'WORD-detail', null, 'WORD-sender',
   null, null, 'PARKED', now() - interval '2 hours', null, null, 0);

insert into parked_content (parked, bytes)
select id, convert_to('WORD-bytes', 'UTF8') from parked where sender = 'WORD-sender';

insert into bulk_act (id, action, subscription, source, reason, items, more, state, previewed_by, comment)
values
  ('HEX-0000-7000-8000-000000000041', 'discard', 'WORD', 'emg', 'WORD-reason', 1, false, 'previewed',
   'WORD-operator', 'WORD-comment'),
  ('HEX-0000-7000-8000-000000000042', 'discard', null, null, 'WORD-nowhere', 1, false, 'previewed', 'WORD-operator',
   'WORD-comment');

insert into bulk_item (bulk, nth, parked)
values
  ('HEX-0000-7000-8000-000000000041', 1, 'HEX-0000-7000-8000-000000000031'),
  ('HEX-0000-7000-8000-000000000042', 1, 'HEX-0000-7000-8000-000000000033');

insert into audit (id, at, actor, action, target, subscription, detail)
values
  ('HEX-0000-7000-8000-000000000051', now() - interval '1 hour', 'WORD-operator', 'WORD-action',
   'parked/HEX-0000-7000-8000-000000000031', 'WORD', 'WORD-comment'),
  ('HEX-0000-7000-8000-000000000052', now() - interval '1 hour', 'WORD-operator', 'discard',
   'task/HEX-0000-7000-8000-000000000011', 'WORD', 'WORD-comment'),
  ('HEX-0000-7000-8000-000000000053', now() - interval '1 hour', 'WORD-operator', 'WORD-action',
   'parked/HEX-0000-7000-8000-000000000033', null, 'WORD-comment');

insert into paused (subscription, paused_by, comment) values ('WORD', 'WORD-operator', 'WORD-comment');

insert into attachment (subscription, id, sender, resource, route, name, size, type)
values ('WORD', 'WORD-handle', 'WORD-sender', 'WorkVisit', 'rest', 'WORD-upload.pdf', 17, 'application/pdf');
