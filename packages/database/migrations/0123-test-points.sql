-- 测试额度: points and usage of test keys are counted apart from those of live keys and people.

alter table app.partner_points
  add column kind text not null default 'live' check (kind in ('live', 'test')),
  drop constraint partner_points_pkey,
  add primary key (partner_id, kind);
alter table app.partner_usage
  add column kind text not null default 'live' check (kind in ('live', 'test')),
  drop constraint partner_usage_pkey,
  add primary key (partner_id, minute, kind);
