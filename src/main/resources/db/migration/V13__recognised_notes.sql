-- The notes that a poll read and a notification had told of, by the poll's own key: the words by which they
-- were recognised are forgotten.
create table recognised_note (
  subscription text not null,
  servicer_id  text not null,
  key          text not null check (length(key) between 1 and 200),
  primary key (subscription, servicer_id, key),
  foreign key (subscription, servicer_id) references equinix_order on delete cascade
);
