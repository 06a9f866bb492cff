-- Whoever sends a request again hears its events too, where that message's reply_to says.

create table request_reply (
  request        uuid not null references request on delete cascade,
  queue          text not null,
  correlation_id text,
  primary key (request, queue)
);

alter table delivery add column correlation_id text; -- a repetition's own; else the event's
