-- Each route claims its own Tasks, of each kind (subscription and resource) the longest due first. So
-- what waits for another route, or for a subscription that cannot be sent for now, is not stepped over.
create index task_ready_by_route on task (route, subscription, resource, due_at) where state = 'READY';
-- What is too late is claimed all the same, to be ended.
create index task_ready_until on task (route, not_after)
  where state = 'READY' and not_after is not null;
drop index task_ready;
