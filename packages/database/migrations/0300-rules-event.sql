-- What partners were told of a change of the installation's own rules (规则变更); such an event is about no order.
alter table app.partner_events add column rules jsonb;
