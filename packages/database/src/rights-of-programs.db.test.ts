import { type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { coveredTableNames } from './covered-rows/index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

/**
 * What the programs may delete and update, by table: of API (`app`, also in the roles of its callers), of worker, or of both. `update(…)`:
 * these columns alone. A table that is missing here is only read and inserted into. Before a row is added: does a program need it?
 */
const rights: Readonly<Record<string, { readonly app?: string; readonly worker?: string; readonly both?: string }>> = {
  advice: { app: 'update', worker: 'delete update' },
  answer_entries: {
    both: 'update(at cleared_at cleared_by cleared_name clearing codes concerns details offered order_id said status submission_id verdict why)',
  },
  app_photos: { both: 'delete update' },
  black_list: { worker: 'delete update' },
  board_days: { worker: 'delete update' },
  board_marks: { worker: 'delete' },
  board_rolled: { worker: 'delete update' },
  board_weeks: { worker: 'delete update' },
  bureau_answers: { both: 'update(acked_at applied_at erased_at file taken unread unused)' },
  bureau_calls: { both: 'update' },
  bureau_closures: { both: 'update(settled_at until)' },
  bureau_incidents: {
    app: 'update(acked_at last_at seen_at seen_by seen_name seen_times settle_note settled_at settled_name settlement times)',
    worker: 'delete update update(acked_at last_at settle_note settled_at settled_name settlement times)',
  },
  bureau_provinces: { both: 'delete update' },
  bureau_resyncs: { both: 'update' },
  bureau_tests: { app: 'update', worker: 'delete update' },
  bureaus: {
    app: 'update(alarm closes_at compared_in encrypts_uploads faults hours_from isp_id last_sequence manual manual_from name number_known_at opens_at password_form password_wsdl paused province repairs retry_at secret send_now_at series status_wsdl stopped user_name wsdl)',
    worker: 'update',
  },
  calendar_days: { app: 'update(superseded_at superseded_by)' },
  channel_tests: { both: 'update' },
  calls: { worker: 'update(note)' },
  connection_events: { worker: 'update(erased_at note)' },
  curtains: { both: 'update' },
  day_hours: { app: 'update' },
  decision_days: { worker: 'delete update' },
  desk_drafts: { app: 'delete update', worker: 'delete' },
  domain_checks: { app: 'delete update(again_at asked_at asking fault state tries)', worker: 'delete update' },
  downloads: { app: 'update', worker: 'delete update(alive_at)' },
  dropped_files: { worker: 'delete' },
  escalations: { both: 'update' },
  escapes: { worker: 'delete update' },
  eta_figures: { worker: 'delete update' },
  eta_hits: { worker: 'delete update' },
  eta_rolled: { worker: 'delete update' },
  eta_spans: { worker: 'delete update' },
  eta_told: { worker: 'delete update' },
  evidence: { worker: 'delete update(at)' },
  face_checks: { app: 'update', worker: 'delete update' },
  face_links: { app: 'update', worker: 'update' },
  face_pictures: { both: 'delete update' },
  file_sweep_parts: { worker: 'update' },
  filing_checks: { app: 'delete update(again_at asked_at asking fault state tries)', worker: 'delete update' },
  follow_up_scan: { worker: 'update' },
  follow_ups: { app: 'update(answer answered_at)' },
  forecast_days: { worker: 'delete update' },
  forecast_rolled: { worker: 'delete update' },
  handled: { worker: 'delete update' },
  handled_made: { worker: 'delete update' },
  handled_papers: { worker: 'delete' },
  handled_periods: { worker: 'delete update' },
  handling_times: { worker: 'update' },
  idempotency_keys: { app: 'update', worker: 'delete update' },
  invitations: { app: 'update' },
  kind_lookups: { worker: 'delete update' },
  late_turns: { worker: 'delete update' },
  looks: { app: 'update' },
  machine_checks: { worker: 'delete update' },
  manual_hand_overs: {
    app: 'update(answer_day answer_details answer_evidence_id answered_at answered_by answered_name approves confirmed_at confirmed_by confirmed_name ended_at entered_at entered_by entered_day entered_name evidence_id number service_number subject_number submission_id)',
    worker:
      'update(answer_day answer_details answer_evidence_id answered_at answered_by answered_name approves confirmed_at confirmed_by confirmed_name ended_at entered_at entered_by entered_day entered_name evidence_id number service_number subject_number submission_id)',
  },
  materials: {
    app: 'update(handed_in_at removed_at report_file)',
    worker: 'delete update(handed_in_at removed_at report_file)',
  },
  notes: { worker: 'delete' },
  notices: { app: 'update', worker: 'delete update' },
  open_changes: { worker: 'delete' },
  open_counts: { worker: 'delete update' },
  order_clocks: { worker: 'delete update' },
  order_contents: {
    both: 'update(added_domains assessment base_personal base_plain domains field_hashes findings id_hashes metadata names person_hashes personal plain provider_ids removed_domains sent_hashes subject_hash subject_mobile_hash website_mobile_hash)',
  },
  order_numbers: { both: 'update(again second)' },
  order_rounds: { worker: 'delete update' },
  orders: {
    app: 'update(assignee assignee_name call_again_at changed due_at due_level due_provisional duty duty_since edition escalation_id filing_number hand_over_edition initial_approved_by last_hash last_seq lease_holder lease_holder_name lease_token lease_until locked paused_clock record_id reference round standing_photo state subject_name submitted_at updated_at version)',
    worker:
      'update(assignee assignee_name call_again_at changed due_at due_level due_provisional duty duty_since edition erased erased_at escalation_id filing_number hand_over_edition initial_approved_by last_hash last_seq lease_holder lease_holder_name lease_token lease_until locked paused_clock record_id reference round salt standing_photo state subject_name submitted_at updated_at version)',
  },
  outbox: { app: 'update', worker: 'delete update' },
  own_rules: { app: 'update(ended_by until_day)' },
  own_texts: { app: 'update(ended_by until_day)' },
  partner_events: { worker: 'delete update' },
  partner_keys: { app: 'update(expires_at last_used_at revoked_at revoked_by)' },
  partner_points: { app: 'update' },
  partner_records: { app: 'delete' },
  partner_usage: { app: 'update', worker: 'delete' },
  partners: {
    app: 'update(closed_at email follow_ups language name order_url papers_read points_bucket points_per_second)',
    worker: 'update(events_gone_to)',
  },
  person_decisions: { worker: 'delete' },
  person_exports: { app: 'update(taken_at)', worker: 'delete update(until)' },
  person_requests: {
    app: 'update(answered_at answered_by answered_name answered_over decided_at decided_by decided_name state)',
    worker: 'update(asked_by decided_at erased_at reason sought sought_hash state)',
  },
  picture_marks: { worker: 'delete' },
  published_codes: { worker: 'update' },
  quality_days: { worker: 'delete update' },
  quality_rolled: { worker: 'delete update' },
  reader: { worker: 'update' },
  reading_queue: { app: 'update(again_at anew paper tries urgent)', worker: 'delete update' },
  readings: { worker: 'delete update' },
  reassignment_moves: { app: 'update(undone_at)' },
  reassignments: { app: 'update(undone_at undone_name)' },
  record_proofs: { worker: 'update' },
  record_claim_papers: { worker: 'delete update(paper)' },
  record_claims: {
    app: 'update(certificate decided_by ended_at objection_until outcome owner_answer owner_until reason record_id)',
    worker: 'update(certificate ended_at objection_until outcome owner_until reason record_id)',
  },
  record_transfers: { app: 'update(ended_at outcome owner_answer)' },
  record_versions: {
    app: 'update(ended_at)',
    worker: 'update(ended_at erased_at person_hashes personal sites websites)',
  },
  recorded_answers: { worker: 'update(details erased_at evidence_id)' },
  records: { both: 'update' },
  recovery_codes: { app: 'delete update' },
  rectifications: {
    app: 'update(answered_at answered_order due_day due_name due_note handled_at handled_by handled_name last_at note notified_at overdue_notified_at record_id reminded_at reply reply_at reply_by reply_file reply_name reply_order reply_passed reply_refused times website_id)',
    worker: 'update',
  },
  refusal_reasons: { worker: 'update(cause rules)' },
  report_checks: { both: 'update(at attachments broken fields problems xml_bytes)' },
  retention: { app: 'update(changed_at changed_by days)', worker: 'update(deleted deleted_at ran_at)' },
  returns: { worker: 'update(content reasons)' },
  reveal_alarms: { app: 'update' },
  reveals: { worker: 'update(words)' },
  rule_previews: {
    app: 'delete',
    worker: 'delete update(after begun_at ended_at judged part refusals_changed state total)',
  },
  rule_drafts: {
    app: 'update(changed_at changes decided_at decided_by sent_back_why source state submitted_at title version why written_by)',
  },
  second_factors: { app: 'delete update' },
  second_looks: {
    app: 'update(ended_at opened_by otherwise outcome place pushed_at staff_id staff_name taken_at)',
    worker: 'update(content ended_at otherwise outcome place pushed_at staff_id staff_name taken_at)',
  },
  second_verdicts: { worker: 'update(advice)' },
  service_code_locks: { worker: 'delete' },
  service_codes: {
    app: 'update(again_at asked_at asking fault replaced_at settled standing tries)',
    worker: 'delete update',
  },
  sessions: { both: 'delete update' },
  settings: { app: 'update(changed_at changed_by value)', worker: 'update(value)' },
  sign_in_tries: { app: 'delete update' },
  skips: { worker: 'update(note)' },
  sms_checks: { both: 'update' },
  staff: {
    app: 'update(absent active first_decided_at kinds name order_cap password_alone password_at password_hash provinces roles)',
    worker: 'update(first_decided_at)',
  },
  staff_digests: { app: 'update' },
  staff_notices: { app: 'update' },
  staff_queues: { app: 'delete update' },
  staff_views: { app: 'delete update' },
  step_links: { app: 'update(uses_left)' },
  submission_decisions: { worker: 'update(erased_at note)' },
  submission_events: { worker: 'update(message)' },
  submission_orders: { both: 'update(answer answered_at part words)' },
  submissions: {
    app: 'update(attempts code said sent_at settled_at state undecided)',
    worker: 'update(attempts code file file_removed_at said sent_at settled_at state stored undecided)',
  },
  timers: {
    app: 'update(closed_at due_at fired_at provisional)',
    worker: 'delete update(closed_at due_at fired_at provisional)',
  },
  upload_links: { app: 'update' },
  upload_readings: { app: 'update(answered_at asked_at state taken_at)', worker: 'delete update' },
  uploads: { app: 'update update(format)', worker: 'delete update' },
  verdicts: { worker: 'update(advice fell_at fell_why)' },
  verified_forms: { worker: 'update(commitment_file file picture_file)' },
  webhook_attempts: { worker: 'delete update' },
  webhook_deliveries: { app: 'update(ended_at state)', worker: 'delete update' },
  webhook_endpoints: { both: 'delete update' },
  websites: { both: 'update' },
  workers: { worker: 'delete update' },
  working_hours: { app: 'update(superseded_at)' },
};

it('the programs may update and delete what is listed, and nothing else (ASVS 13.2.2)', async () => {
  const rows = await db.query<{ table: string; role: string; may: string }>(
    `with given as (select c.relname as name, a.grantee::regrole::text as role, a.privilege_type as may, null::text as part
        from pg_class c, aclexplode(c.relacl) a where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'p') and a.grantee <> 0
      union all select c.relname, a.grantee::regrole::text, a.privilege_type, t.attname::text
        from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a where c.relnamespace = 'app'::regnamespace)
     select name as table, role, concat_ws(' ', case when bool_or(may = 'DELETE') then 'delete' end,
         case when bool_or(may = 'UPDATE' and part is null) then 'update' end,
         case when bool_or(may = 'UPDATE' and part is not null)
           then 'update(' || string_agg(part, ' ' order by part collate "C") filter (where may = 'UPDATE') || ')' end) as may
     from given where role in ('app', 'worker', 'app_staff', 'app_partner') and may in ('UPDATE', 'DELETE') group by 1, 2 order by 1, 2`,
  );
  const found: Record<string, Record<string, string>> = {};
  for (const { table, role, may } of rows) found[table] = { ...found[table], [role]: may };
  expect(found).toEqual(
    Object.fromEntries(
      Object.entries(rights).map(([table, { both, app = both, worker = both }]) => [
        table,
        {
          ...(app === undefined ? {} : { app, app_staff: app, app_partner: app }),
          ...(worker === undefined ? {} : { worker }),
        },
      ]),
    ),
  );
});

it('neither program can turn a verdict, replace a material, move an order to another file or delete what a decision stands on', async () => {
  const statements = [
    `update app.verdicts set verdict = 'pass'`,
    `update app.materials set hash = ''`,
    `update app.orders set test = true`,
    `update app.orders set partner_id = 'partner_x'`,
    `update app.submissions set file_hash = ''`,
    `update app.submission_orders set order_id = 'order_x'`,
    `update app.reveals set field = 'x'`,
    `update app.record_versions set plain = '{}'`,
    `update app.partner_records set partner_id = 'partner_x'`,
    `update app.partner_keys set scopes = '{}'`,
    `update app.staff set partner_id = null`,
    ...coveredTableNames
      .filter((table) => !['materials', 'partner_records', 'second_factors', 'webhook_endpoints'].includes(table))
      .map((table) => `delete from app.${table}`),
  ];
  for (const url of [db.appUrl, db.workerUrl])
    await withClient(url, async (client) => {
      for (const sql of statements) await expect(client.query(sql), sql).rejects.toThrow('permission denied');
    });
});
