-- Pushes counted as review decisions: the worker counts the days that the page shows anew (packages/reporting/src/quality/roll-quality.ts).
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);
update app.quality_rolled set upto = least(upto, app.now() - interval '366 days');
