-- Why a connection is paused is a person's words: `paused` names the event whose note holds them, sealed.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

update app.bureaus b set paused = coalesce((select e.id from app.connection_events e
    where e.bureau_id = b.id and e.event = 'pauseBureau' order by e.at desc limit 1), 'unknown')
  where paused is not null;
