-- Domain verification: which domains an order adds and takes away, by name; what the registry said of the added ones.

alter table app.order_contents add column added_domains text[] not null default '{}';
alter table app.order_contents add column removed_domains text[] not null default '{}';
-- Row-level security binds the owner, too.
set local app.kind = 'system';
set local app.actor = 'migration';
update app.order_contents c set
  added_domains = array(select lower(d) from jsonb_array_elements_text(coalesce(c.plain->'website.domains', '[]')) d
    except select lower(d) from jsonb_array_elements_text(coalesce(c.base_plain->'website.domains', '[]')) d),
  removed_domains = array(select lower(d) from jsonb_array_elements_text(coalesce(c.base_plain->'website.domains', '[]')) d
    except select lower(d) from jsonb_array_elements_text(coalesce(c.plain->'website.domains', '[]')) d)
  where c.domains_added > 0 or c.domains_removed > 0;
alter table app.order_contents drop column domains_added, drop column domains_removed;

-- Keyed hash of who the subject and its principal are: a check judged on others counts no more.
alter table app.records add column holder_hash text;

-- One row per added domain: the latest asking, and the latest answer.
create table app.domain_checks (
  order_id      text not null references app.orders,
  domain        text not null,
  -- Of the latest asking.
  state         text not null default 'pending' check (state in ('pending', 'done', 'unavailable')),
  -- Counts askings: an answer to an earlier one is not stored.
  asking        integer not null default 1,
  asked_at      timestamptz not null default app.now(),
  tries         integer not null default 0,
  again_at      timestamptz,
  -- How the last try failed.
  fault         text,
  -- Of the latest answer: domain, holder and rules as they were judged.
  content_hash  text,
  findings      jsonb not null default '[]',
  answered_at   timestamptz,
  -- The registry's answer, sealed; null where nothing needed asking.
  answer        bytea,
  primary key (order_id, domain),
  check (state <> 'done' or answered_at is not null)
);
-- Whoever applies asks; what was answered only the worker writes.
grant select, delete on app.domain_checks to app;
grant insert (order_id, domain) on app.domain_checks to app;
grant update (state, asking, asked_at, tries, again_at, fault) on app.domain_checks to app;
grant select, insert, update, delete on app.domain_checks to worker;
grant select on app.domain_checks to auditor;
alter table app.domain_checks enable row level security;
alter table app.domain_checks force row level security;
create policy house on app.domain_checks using (app.is_house());
create policy by_order on app.domain_checks using (exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner())) with check (state = 'pending' and exists
  (select 1 from app.orders o where o.id = order_id and o.partner_id = app.partner()));
