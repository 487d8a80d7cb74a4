/**
 * 密封列: every column of schema app with sealed values, and the columns of its row that are part of the aad. Key
 * rotation uses this table; a test compares it with the catalogue of the database: each bytea column must be here or
 * in `notSealed`.
 */
export interface SealedColumn {
  readonly column: string;
  /** Columns whose values, joined by colons, follow `table.column:` in the aad. */
  readonly aadColumns: readonly string[];
  /** Whole files: processed a few at a time. */
  readonly large?: true;
}

const byId = (...columns: string[]): SealedColumn[] => columns.map((column) => ({ column, aadColumns: ['id'] }));

export const sealedColumns: Readonly<Record<string, readonly SealedColumn[]>> = {
  advice: byId('question', 'answer'),
  answer_entries: [
    { column: 'details', aadColumns: ['answer_id', 'position'] },
    { column: 'clearing', aadColumns: ['id'] },
  ],
  app_photos: byId('code'),
  black_list: [{ column: 'details', aadColumns: ['bureau_id', 'key'] }],
  bureau_answers: [{ column: 'file', aadColumns: ['bureau_id', 'file_name'], large: true }],
  bureau_calls: byId('message'),
  bureau_incidents: [{ column: 'evidence', aadColumns: ['id'], large: true }, ...byId('settle_note')],
  bureau_tests: byId('typed'),
  bureaus: byId('secret'),
  calls: byId('note'),
  channel_tests: byId('address'),
  connection_events: byId('note'),
  curtains: byId('address'),
  desk_drafts: [{ column: 'body', aadColumns: ['order_id', 'staff_id'] }],
  domain_checks: [{ column: 'answer', aadColumns: ['order_id', 'domain'] }],
  escalations: byId('note', 'answer'),
  face_checks: byId('reference'),
  filing_checks: [{ column: 'answer', aadColumns: ['order_id', 'about'] }],
  idempotency_keys: [{ column: 'answer', aadColumns: ['caller', 'key'] }],
  notes: byId('body'),
  notices: byId('address', 'items', 'link'),
  order_contents: [
    { column: 'base_personal', aadColumns: ['order_id'] },
    { column: 'personal', aadColumns: ['order_id'] },
    { column: 'metadata', aadColumns: ['order_id'] },
  ],
  person_exports: byId('sought'),
  person_requests: byId('sought', 'asked_by', 'reason'),
  readings: [{ column: 'result', aadColumns: ['material_id'] }],
  upload_readings: [{ column: 'result', aadColumns: ['upload_id', 'material'] }],
  record_claims: byId('certificate', 'reason'),
  record_proofs: byId('secret'),
  kind_lookups: byId('asked'),
  record_versions: byId('personal', 'sites'),
  recorded_answers: byId('details'),
  manual_hand_overs: byId('answer_details'),
  records: byId('personal'),
  rectifications: byId('details', 'note', 'due_note', 'reply'),
  report_checks: [{ column: 'fields', aadColumns: ['order_id', 'content_hash'] }],
  returns: byId('reasons', 'content'),
  reveals: byId('words'),
  second_factors: ['secret', 'pending'].map((column) => ({ column, aadColumns: ['staff_id'] })),
  second_looks: byId('content'),
  second_verdicts: byId('advice'),
  skips: byId('note'),
  sms_checks: byId('phone', 'evidence'),
  staff_digests: [{ column: 'address', aadColumns: ['staff_id'] }],
  staff_views: byId('name'),
  submission_decisions: byId('note'),
  submission_events: byId('message'),
  submission_orders: [{ column: 'words', aadColumns: ['submission_id', 'order_id'] }],
  submissions: [{ column: 'file', aadColumns: ['id'], large: true }],
  verdicts: byId('advice'),
  webhook_endpoints: byId('secret', 'earlier_secret'),
  websites: byId('personal'),
};

/** Columns of type bytea without sealed values, and why. */
export const notSealed: Readonly<Record<string, string>> = {
  'follow_ups.hash': 'of the random token of a link; it is no value of anybody',
  'orders.chain_salt': 'drawn at random, for names in the chain of one order; it is no value of anybody',
  'orders.salt': 'drawn at random, for the content hashes of one order; it is no value of anybody',
};

/** The aad of a row's value; `row` by column, as text. */
export const aadOf = (
  table: string,
  { column, aadColumns }: SealedColumn,
  row: Readonly<Record<string, unknown>>,
): string => `${table}.${column}:${aadColumns.map((one) => String(row[one])).join(':')}`;
