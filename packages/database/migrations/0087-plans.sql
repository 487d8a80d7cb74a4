-- 办理方案: orders that do together what one order may not (packages/domain/src/order/plans.ts). A step's state is its order's.
create table app.plans (
  id          text primary key,
  name        text not null,
  partner_id  text not null references app.partners,
  record_id   text not null references app.records,
  created_at  timestamptz not null default app.now(),
  test        boolean not null default app.in_test()
);
create table app.plan_steps (
  plan_id     text not null references app.plans,
  position    smallint not null,
  order_id    text not null unique references app.orders,
  test        boolean not null default app.in_test(),
  primary key (plan_id, position)
);
do $$
declare t text;
begin
  foreach t in array array['plans', 'plan_steps'] loop
    execute format('alter table app.%I enable row level security', t);
    execute format('alter table app.%I force row level security', t);
    execute format('create policy house on app.%I using (app.is_house())', t);
    execute format('create policy realm on app.%I as restrictive to app, worker using (test = app.in_test())', t);
    execute format('create policy auditor_reads on app.%I for select to auditor using (true)', t);
    execute format('grant select, insert on app.%I to app', t);
    execute format('grant select on app.%I to worker, auditor', t);
  end loop;
end $$;
create policy by_partner on app.plans using (partner_id = app.partner());
create policy by_plan on app.plan_steps using (exists
  (select from app.plans p where p.id = plan_id and p.partner_id = app.partner()));
