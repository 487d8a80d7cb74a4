-- Apps 移动互联网应用程序 are services in app.websites whose `plain` has the member `app` (docs/spec/rules.md R-2, R-4.9).

-- By the platform and the name of each package in lower case: `ANDROID|com.example.shop`.
create function app.app_packages(plain jsonb) returns text[] language sql immutable parallel safe set search_path = pg_catalog, pg_temp
  as $$ select array(select (p ->> 'platform') || '|' || lower(p ->> 'name')
    from jsonb_array_elements(coalesce(plain -> 'app' -> 'packages', '[]')) p) $$;

-- Which of these packages are filed with another app of any subject. It tells that they are filed, not with whom.
create function app.filed_packages(wanted text[], website text) returns setof text language sql stable
  security definer set search_path = app, pg_temp
  as $$ select distinct p from app.websites w, unnest(app.app_packages(w.plain)) p
    where w.plain ? 'app' and app.app_packages(w.plain) && wanted and p = any(wanted) and w.id <> website and w.filed and not w.gone
      and w.test = app.in_test() $$;
revoke all on function app.filed_packages(text[], text) from public;
grant execute on function app.filed_packages(text[], text) to app, worker;
