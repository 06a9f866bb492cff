-- Which part of its request's Location a Task orders for, on a route where cages of several accounts
-- need an order each. Written once, before the Task is sealed; Tasks of other routes have none.
create table task_part (
  task            uuid primary key references task on delete cascade,
  locations       text[] not null check (cardinality(locations) > 0),
  account_numbers bytea  not null        -- of its cages, as far as they are known: a JSON object
);
