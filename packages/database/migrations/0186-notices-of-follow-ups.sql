-- no-transaction
create index concurrently if not exists notices_follow_up on app.notices (follow_up_id) where follow_up_id is not null;
alter table app.notices validate constraint notices_follow_up;
alter table app.notices validate constraint notices_of_one;
