-- An endpoint whose address may no longer stand is switched off with a reason of its own.
alter table app.webhook_endpoints drop constraint webhook_endpoints_disabled_reason_check,
  add constraint webhook_endpoints_disabled_reason_check
    check (disabled_reason in ('BY_HAND', 'GAVE_UP', 'GONE', 'ADDRESS'));
