-- Keys of partners with name, kind, scopes, an end, and the key that each takes the place of.

alter table app.partner_keys
  add column name        text not null default '最初的密钥' check (length(name) between 1 and 60),
  add column kind        text not null default 'live' check (kind in ('live', 'test')),
  add column scopes      text[] not null default '{records:read,records:write,orders:read,orders:write,keys:manage}',
  -- What of the key is shown again: its beginning, which opens nothing.
  add column shown       text not null default 'bd_live_',
  -- Ends by itself, by app.now(); rotation brings it forward.
  add column expires_at  timestamptz,
  add column replaces    text references app.partner_keys,
  -- Display names, of whoever made and revoked it; the audit holds who.
  add column made_by     text,
  add column revoked_by  text;
-- Keys that are there may do what they could; a new one says all this itself.
alter table app.partner_keys alter column name drop default, alter column kind drop default,
  alter column scopes drop default, alter column shown drop default;
drop index app.partner_keys_partner;
create index partner_keys_partner on app.partner_keys (partner_id, id desc);
create index partner_keys_replaces on app.partner_keys (replaces);

-- A partner may put a key of no wider scopes in the place of one of its own, and end its own; nothing else.
revoke insert, update, delete on app.partner_keys from app;
grant insert on app.partner_keys to app;
grant update (last_used_at, expires_at, revoked_at, revoked_by) on app.partner_keys to app;

-- A policy on a table may not look into the same table: what is known of the older key is asked as the owner.
create function app.may_replace(old text, partner text, kind_is text, scopes_are text[]) returns boolean language sql stable security definer
  set search_path = app, pg_temp
  as $$ select exists (select 1 from app.partner_keys k where k.id = old and k.partner_id = partner and k.kind = kind_is
    and scopes_are <@ k.scopes and k.revoked_at is null) $$;
create policy owner_looks on app.partner_keys for select to current_user using (true);
create policy rotates on app.partner_keys for insert
  with check (partner_id = app.partner() and app.may_replace(replaces, partner_id, kind, scopes));
create policy ends on app.partner_keys for update using (partner_id = app.partner()) with check (partner_id = app.partner());

-- Every process hears that a partner's keys or limits are others now; the payload is the partner's id.
create function app.tell_partner() returns trigger language plpgsql as $$
begin
  perform pg_notify('partners', case tg_table_name when 'partners' then new.id else to_jsonb(new) ->> 'partner_id' end);
  return null;
end $$;
create trigger tell_partner_new after insert on app.partner_keys for each row execute function app.tell_partner();
create trigger tell_partner after update of expires_at, revoked_at on app.partner_keys for each row execute function app.tell_partner();
