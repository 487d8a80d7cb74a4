-- contract since 0.1.0: no program updates these columns or deletes these rows
-- Least privilege: what the programs may change and delete (packages/database/src/rights-of-programs.db.test.ts has the whole list).

-- From the roles of the API's callers, too: app.open_lanes() grants them what `app` has before it revokes what `app` has not, and the revoke of a
-- table's right takes that of its columns.
revoke update, delete on app.verdicts, app.materials, app.order_contents, app.orders, app.submissions, app.submission_events, app.submission_orders,
  app.staff, app.partner_records, app.notes, app.calls, app.report_checks, app.timers, app.answer_entries, app.bureau_answers, app.order_numbers,
  app.records, app.websites from app, worker, app_staff, app_partner;
revoke delete on app.partners, app.uploads, app.notices, app.idempotency_keys, app.outbox from app, app_staff, app_partner;
revoke update, delete on app.partners, app.partner_keys from worker;
revoke delete on app.bureaus, app.sms_checks from worker;

grant update (fell_at, fell_why, advice) on app.verdicts to worker;
grant update (removed_at, handed_in_at, report_file) on app.materials to app, worker;
grant delete on app.materials, app.notes, app.timers to worker;
grant update (base_plain, base_personal, plain, personal, field_hashes, sent_hashes, findings, assessment, added_domains, removed_domains, subject_hash, domains,
    names, id_hashes, subject_mobile_hash, website_mobile_hash, person_hashes, provider_ids, metadata) on app.order_contents to app, worker;
-- Not: id, number, partner_id, website_id, access_id, kind, province, created_at, test, and the salts, of which the worker replaces one at a deletion.
grant update (record_id, edition, state, locked, version, round, subject_name, filing_number, changed, duty, duty_since, due_at, due_provisional, due_level,
    lease_holder, lease_holder_name, lease_token, lease_until, initial_approved_by, standing_photo, updated_at, submitted_at, last_seq, last_hash,
    assignee, assignee_name, escalation_id, call_again_at, reference) on app.orders to app, worker;
grant update (salt, erased, erased_at) on app.orders to worker;
grant update (state, code, said, undecided, attempts, sent_at, settled_at) on app.submissions to app, worker;
grant update (file, stored, file_removed_at) on app.submissions to worker;
grant update (message) on app.submission_events to worker;
grant update (answered_at, answer, part, words) on app.submission_orders to app, worker;
grant update (name, roles, active, password_hash, password_at, password_alone, provinces, kinds, order_cap, absent, first_decided_at) on app.staff to app;
grant update (first_decided_at) on app.staff to worker;
grant delete on app.partner_records to app;
grant update (events_gone_to) on app.partners to worker;
grant update (note) on app.calls to worker;
grant update (fields, attachments, problems, xml_bytes, at, broken) on app.report_checks to app, worker;
grant update (due_at, provisional, fired_at, closed_at) on app.timers to app, worker;
grant update (order_id, status, codes, details, at, verdict, said, concerns, submission_id, why, cleared_at, cleared_by, cleared_name, clearing, offered)
  on app.answer_entries to app, worker;
grant update (acked_at, applied_at, unused, erased_at, taken, unread, file) on app.bureau_answers to app, worker;
grant update (second, again) on app.order_numbers to app, worker;
grant update on app.records, app.websites to app, worker;
