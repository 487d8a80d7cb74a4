-- A supervisor records the bureau's approval of a cancellation by hand, and what ends is noted here.
grant insert on app.deregistrations to app;

-- Whether the subject of a record was cancelled; asked by partners, too, who read no deregistrations.
create function app.subject_ended(record text) returns boolean language sql stable
  security definer set search_path = app, pg_temp
  as $$ select exists (select from app.records r join app.deregistrations d on d.kind = 'subject' and d.bureau_id = r.bureau_id
    where r.id = record and r.test = app.in_test()) $$;
create policy asks_whether_ended on app.deregistrations for select to current_user using (kind = 'subject');
