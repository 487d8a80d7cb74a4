-- The order that a scan of evidence belongs to is burned into what staff read of it.
create index recorded_answers_evidence on app.recorded_answers (evidence_id) where evidence_id is not null;
