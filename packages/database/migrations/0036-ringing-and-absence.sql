-- Workers sleep until the next timer is due, at most TIMER_TICK_MS: nothing new is due so soon that they need be woken for it.
drop trigger wake_timers on app.timers;

-- While lapsing is off its timers stay open past their time, ever more of them: what rings is not to be looked for behind them.
drop index app.timers_due;
create index timers_due on app.timers (due_at, id) where fired_at is null and closed_at is null and raises <> 'lapse';
create index timers_lapse on app.timers (due_at, id) where fired_at is null and closed_at is null and raises = 'lapse';

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.staff
  -- The most orders that are given to this person at a time, of those that wait for a reviewer; null: no limit.
  add column order_cap integer check (order_cap between 1 and 999),
  -- Days of Shanghai on which the person is away, both included: the absence under way, or the next.
  add column absent_from date,
  add column absent_until date,
  add constraint staff_absence check ((absent_from is null) = (absent_until is null) and absent_from <= absent_until);
