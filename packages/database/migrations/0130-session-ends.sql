-- Why a session ended before its time, so that its browser can be told. The row stays until the time at which the session would have ended.

select set_config('app.kind', 'system', true), set_config('app.actor', 'migration', true);

alter table app.sessions add column end_reason text check (end_reason in
  ('NEWER_SIGN_IN', 'ENDED_BY_PERSON', 'ENDED_BY_ADMINISTRATOR', 'PASSWORD_CHANGED', 'SECOND_FACTOR_CHANGED', 'ACCOUNT_CLOSED'));

-- As when a row is deleted: streams and downloads end with their session.
create trigger tell_staff_of_end after update of end_reason on app.sessions for each row
  when (old.end_reason is null and new.end_reason is not null) execute function app.tell_staff();
