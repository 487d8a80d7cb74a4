-- no-transaction
-- Nobody is told the same twice by one channel; several former contacts are one recipient.
create unique index concurrently if not exists notices_message on app.notices (message_id, recipient, channel) where message_id is not null and recipient <> 'formerContact';
