-- The Shanghai day from which orders of the connection are entered by hand (app.bureaus.manual says who decided it); null: since the decision.
alter table app.bureaus add column manual_from date;
grant update (manual_from) on app.bureaus to app;
