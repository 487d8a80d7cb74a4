-- Verdicts given as a group, by one key for all items that agree with the scans. Spot checks of approvals with such verdicts
-- have a share of their own, and the figures of quality show them apart.
select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.verdicts add column grouped boolean not null default false;
-- Of a draw and its spot check: an approval with at least one item passed as a group.
alter table app.draws add column grouped boolean not null default false;
alter table app.second_looks add column grouped boolean not null default false;
-- The first verdict on the item was given as a group.
alter table app.second_verdicts add column grouped boolean not null default false;

-- Twice the share of approvals up to 10 %, and never less than that share.
update app.settings set value = jsonb_set(value, '{classes}', (
    select jsonb_agg(c || jsonb_build_object('grouped', greatest((c -> 'approvals')::numeric, least(10, 2 * (c -> 'approvals')::numeric))) order by nth)
    from jsonb_array_elements(value -> 'classes') with ordinality as t(c, nth)))
  where name = 'secondLooks';
