-- Records of a downloaded file that the reader could not read, by list and number, e.g. `notices 3`. The file is applied and
-- acknowledged without them, and read again at the next start, perhaps by a reader that can.
alter table app.bureau_answers add column unread text[] not null default '{}';
create index bureau_answers_unread on app.bureau_answers (bureau_id) where unread <> '{}';
