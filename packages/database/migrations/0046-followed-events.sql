-- 跟随: partners read their event log as it grows. Every process hears whose log has grown; the payload is the partner's id.
create function app.tell_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('partner_events', new.partner_id);
  return null;
end $$;
create trigger tell_event after insert on app.partner_events for each row execute function app.tell_event();

-- The last of what was taken from the log, transaction and id: a cursor before it may have missed something.
alter table app.partners add column events_gone_to text collate "C";
grant update (events_gone_to) on app.partners to worker;
