-- A code whose website has another server by a later filing: its server may end (docs/spec/rules.md R-4.8). Written at the approval, since the
-- later order may be another partner's, which row-level security hides from whoever lists.
alter table app.service_codes add replaced_at timestamptz;
grant update (replaced_at) on app.service_codes to app;
