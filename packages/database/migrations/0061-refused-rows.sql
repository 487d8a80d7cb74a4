-- The list of the audit by outcome: what was refused is the rarer.
create index audit_refused on app.audit (at, id) where outcome = 'refused';
