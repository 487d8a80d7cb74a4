-- After a restore an operator asks to compare the numbers of all connections, without an account of the console.
alter table app.bureau_resyncs alter column staff_id drop not null;
