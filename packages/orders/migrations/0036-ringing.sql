-- Workers sleep until the next timer is due, at most TIMER_TICK_MS: nothing new is due so soon that they need be woken for it.
drop trigger wake_timers on app.timers;

-- While lapsing is off its timers stay open past their time, ever more of them: what rings is not to be looked for behind them.
drop index app.timers_due;
create index timers_due on app.timers (due_at, id) where fired_at is null and closed_at is null and raises <> 'lapse';
create index timers_lapse on app.timers (due_at, id) where fired_at is null and closed_at is null and raises = 'lapse';
