-- Looking up Tasks whose fate is not known, and sending one of them again.
alter table task
  add column looks   integer not null default 0, -- looks at Equinix that could ask and found nothing
  add column resends integer not null default 0; -- sends of what may have reached Equinix before

-- What is UNKNOWN is claimed by those who look it up, and may be much after an outage of Equinix:
-- whoever passes the other deadlines must not step over it each time.
drop index task_waiting;
create index task_waiting on task (due_at) where state in ('HELD', 'SENDING', 'SENT', 'UNANSWERED');
create index task_unknown on task (due_at) where state = 'UNKNOWN';
