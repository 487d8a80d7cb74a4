-- What bureaus publish of their own accord: a record refreshes the open order, a deregistration ends it.

-- A publication touched what was judged: the verdict stands in the history and counts no more.
alter table app.verdicts add column fell_at timestamptz;

-- Deregistered 注销 (ZXSJ). Kept by the bureau's own id, for the record may be published later than its end.
create table app.deregistrations (
  kind      text not null check (kind in ('subject', 'website', 'access')),
  bureau_id text not null,
  answer_id text references app.bureau_answers,
  at        timestamptz not null default app.now(),
  primary key (kind, bureau_id)
);
grant select on app.deregistrations to app, auditor;
grant select, insert on app.deregistrations to worker;
alter table app.deregistrations enable row level security;
alter table app.deregistrations force row level security;
create policy house on app.deregistrations using (app.is_house());

-- A bureau may leave a filing number out (bureau-interface.md §9.3): what has none is no duplicate of another.
alter table app.records drop constraint records_filing_number_key;
create unique index records_filing_number on app.records (filing_number) where filing_number <> '';
alter table app.websites drop constraint websites_filing_number_key;
create unique index websites_filing_number on app.websites (filing_number) where filing_number <> '';

-- Code tables 基础代码 (JCDM). A row is added or changed, never taken away: whether a file is the whole table is not said.
-- Codes are the nation's; which connection and file said so last stands with them.
create table app.published_codes (
  -- CodeList of packages/domain, REGION, or the tag of a table that nothing reads.
  list      text not null,
  code      text not null,
  name      text,
  valid     boolean not null,
  more      jsonb not null default '{}',
  bureau_id text not null references app.bureaus,
  answer_id text not null references app.bureau_answers,
  at        timestamptz not null default app.now(),
  primary key (list, code)
);
-- Nobody's secret: whoever fills a form in chooses from them.
grant select on app.published_codes to app, auditor;
grant select, insert, update on app.published_codes to worker;

-- Black list 黑名单 (HMDLB). It has no id: a subject is known by type and number of its certificate, a website by its domains.
create table app.black_list (
  bureau_id  text not null references app.bureaus,
  kind       text not null check (kind in ('subject', 'website')),
  -- Keyed hash of type and number; canonical domain.
  key        text not null,
  -- Name and remark, sealed.
  details    bytea not null,
  answer_id  text not null references app.bureau_answers,
  at         timestamptz not null default app.now(),
  removed_at timestamptz,
  primary key (bureau_id, kind, key)
);
create index black_list_key on app.black_list (kind, key) where removed_at is null;
grant select on app.black_list to app, auditor;
grant select, insert, update on app.black_list to worker;
alter table app.black_list enable row level security;
alter table app.black_list force row level security;
create policy house on app.black_list using (app.is_house());
-- Which of these are on a list, for whoever fills a form in: says nothing else.
create function app.black_listed(subject text, domains text[]) returns table (kind text, key text)
  language sql stable security definer set search_path = app, pg_temp
  as $$ select b.kind, b.key from app.black_list b
        where b.removed_at is null and ((b.kind = 'subject' and b.key = subject) or (b.kind = 'website' and b.key = any(domains))) $$;
create policy asks on app.black_list for select to current_user using (removed_at is null);

-- What the order's content is looked up by; null until it is saved.
alter table app.order_contents add column subject_hash text, add column domains text[];

-- Blocks of a file that came and are not used, by path.
alter table app.bureau_answers add column unused text[] not null default '{}';

-- Rectification notices 整改通知 (XGTZ): what a bureau wants put right in a subject or a website. Found by the bureau's id
-- or the filing number, so that one which comes before its record is of it, too.
create table app.rectifications (
  id            text primary key,
  bureau_id     text not null references app.bureaus,
  answer_id     text not null references app.bureau_answers,
  about         text not null check (about in ('subject', 'website')),
  filing_number text,
  filed_id      text,
  -- Text and remark, sealed: people may be named in them.
  details       bytea not null,
  -- Keyed hash of all that it says: the same again is the same notice.
  hash          text not null,
  times         integer not null default 1,
  at            timestamptz not null default app.now(),
  last_at       timestamptz not null default app.now(),
  handled_at    timestamptz,
  handled_by    text references app.staff,
  handled_name  text,
  note          bytea,
  unique (bureau_id, hash)
);
create index rectifications_filed on app.rectifications (filed_id);
create index rectifications_number on app.rectifications (filing_number);
create index rectifications_open on app.rectifications (at, id) where handled_at is null;
grant select on app.rectifications to app, auditor;
grant update (handled_at, handled_by, handled_name, note) on app.rectifications to app;
grant select, insert, update on app.rectifications to worker;
alter table app.rectifications enable row level security;
alter table app.rectifications force row level security;
create policy house on app.rectifications using (app.is_house());
