-- 测试整改通知: the API stores a notice of the sandbox for a test key; live ones come from bureaus, by the worker alone.

grant insert, update (times, last_at, record_id, website_id) on app.rectifications to app;
create policy made_in_test on app.rectifications as restrictive for insert to app, app_staff, app_partner
  with check (test);
