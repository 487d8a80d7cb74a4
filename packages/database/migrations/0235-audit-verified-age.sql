-- The worker measures when the audit was last found whole; the other tasks of timers are in app.maintenance_runs (0218).
grant select on app.audit_verifications to worker;
