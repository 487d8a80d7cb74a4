-- Whether a connection files a province. Before the first connection exists an installation is being set up: everything may be prepared.
create function app.province_served(province text) returns boolean language sql stable security definer
  set search_path = app, pg_temp
  as $$ select exists (select from app.bureau_provinces w where w.province = province_served.province and w.test = app.in_test())
    or not exists (select from app.bureau_provinces w where w.test = app.in_test()) $$;
