/** What of a table the audit covers: each row is named in an audit row of the transaction that wrote it, with a hash of these columns. */
export interface CoveredTable {
  /** The columns of its key. */
  readonly key: readonly string[];
  /** The other columns that are hashed. Sealed values, names of people and what other rows determine are left out. */
  readonly columns: readonly string[];
  /** Hashed columns that hold an instant. */
  readonly instants: readonly string[];
  /** SQL of the instant at which the row was made, for databases that are older than the coverage. `t`: the table. */
  readonly madeAt: string;
  /** The column that names the order; undefined if the row belongs to none. */
  readonly order?: string;
}

/** No column tells it: rows of before the coverage stay uncovered until they are changed. */
const notTold = `'-infinity'::timestamptz`;

const ofOrder = { order: 'order_id' } as const;

/**
 * The rows that a decision or a right stands on. Their writers call `noteWritten`; `npm run audit:verify` compares each with what the
 * audit says last of it (docs/operations.md, Audit).
 */
export const coveredTables = {
  orders: {
    key: ['id'],
    // The events determine the others (packages/audit/src/verification/fold-order.ts).
    columns: [
      ...['number', 'record_id', 'website_id', 'access_id', 'province', 'filing_number', 'changed', 'standing_photo'],
      ...['erased', 'test'],
    ],
    instants: [],
    madeAt: 't.created_at',
    order: 'id',
  },
  order_contents: {
    key: ['order_id'],
    columns: [
      'base_plain',
      'plain',
      'field_hashes',
      'sent_hashes',
      'added_domains',
      'removed_domains',
      'provider_ids',
      'test',
    ],
    instants: [],
    madeAt: '(select o.created_at from app.orders o where o.id = t.order_id)',
    ...ofOrder,
  },
  materials: {
    key: ['id'],
    columns: ['order_id', 'kind', 'hash', 'file', 'bytes', 'width', 'height', 'format', 'content_mark', 'test'],
    instants: ['created_at', 'handed_in_at', 'removed_at'],
    madeAt: 't.created_at',
    ...ofOrder,
  },
  verdicts: {
    key: ['id'],
    columns: ['order_id', 'item', 'hash', 'verdict', 'codes', 'staff_id', 'grouped', 'fell_why', 'test'],
    instants: ['at', 'fell_at'],
    madeAt: 't.at',
    ...ofOrder,
  },
  returns: {
    key: ['id'],
    columns: ['order_id', 'event', 'into_state', 'round', 'items', 'whole', 'codes', 'staff_id', 'test'],
    instants: ['at'],
    madeAt: 't.at',
    ...ofOrder,
  },
  submissions: {
    key: ['id'],
    columns: ['bureau_id', 'sequence', 'series', 'state', 'file_name', 'file_hash', 'code', 'attempts', 'test'],
    instants: ['created_at', 'sent_at', 'settled_at'],
    madeAt: 't.created_at',
  },
  submission_orders: {
    key: ['submission_id', 'order_id'],
    columns: ['answer', 'push_seq', 'part', 'report_hash', 'test'],
    instants: ['answered_at'],
    madeAt: '(select u.created_at from app.submissions u where u.id = t.submission_id)',
    ...ofOrder,
  },
  record_versions: {
    key: ['id'],
    columns: ['record_id', 'cause', 'order_id', 'plain', 'test'],
    instants: ['since'],
    madeAt: 't.since',
  },
  reveals: {
    key: ['id'],
    columns: ['order_id', 'record_id', 'website_id', 'field', 'purpose', 'staff_id', 'test'],
    instants: ['at', 'until'],
    madeAt: 't.at',
  },
  staff: {
    key: ['id'],
    columns: ['roles', 'active', 'partner_id', 'password_hash', 'issuer', 'subject', 'test'],
    instants: ['created_at'],
    madeAt: 't.created_at',
  },
  second_factors: {
    key: ['staff_id'],
    columns: [],
    instants: ['since'],
    madeAt: 'coalesce(t.since, t.pending_at)',
  },
  partners: {
    key: ['id'],
    columns: ['points_per_second', 'points_bucket', 'order_url', 'papers_read'],
    instants: ['closed_at'],
    madeAt: notTold,
  },
  webhook_endpoints: {
    key: ['id'],
    columns: ['partner_id', 'url', 'kinds', 'test'],
    instants: ['created_at'],
    madeAt: 't.created_at',
  },
  bureaus: {
    key: ['id'],
    columns: [
      ...[
        'province',
        'isp_id',
        'user_name',
        'wsdl',
        'status_wsdl',
        'password_wsdl',
        'password_form',
        'encrypts_uploads',
      ],
      'test',
    ],
    instants: [],
    madeAt: notTold,
  },
  partner_keys: {
    key: ['id'],
    columns: ['partner_id', 'hash', 'kind', 'scopes', 'replaces', 'made_by'],
    instants: ['created_at', 'expires_at', 'revoked_at'],
    madeAt: 't.created_at',
  },
  partner_records: {
    key: ['partner_id', 'record_id'],
    columns: ['basis', 'test'],
    instants: ['created_at'],
    madeAt: 't.created_at',
  },
} as const satisfies Record<string, CoveredTable>;

export type CoveredTableName = keyof typeof coveredTables;
export const coveredTableNames = Object.keys(coveredTables) as CoveredTableName[];

export const coveredTable = (name: CoveredTableName): CoveredTable => coveredTables[name];

/** SQL of the key of a row `t` in the audit. */
export const keySql = (name: CoveredTableName): string =>
  coveredTable(name)
    .key.map((column) => `t.${column}`)
    .join(` || ' ' || `);

/** SQL of the hash of a row `t`, with PostgreSQL's built-in functions only: whoever can rewrite rows could replace ours. */
export function rowHashSql(name: CoveredTableName): string {
  const { key, columns, instants } = coveredTable(name);
  const values = [
    ...[...key, ...columns].map((column) => `t.${column}`),
    ...instants.map((column) => `(extract(epoch from t.${column}) * 1000000)::bigint`),
  ];
  return `encode(sha256(convert_to(jsonb_build_array('${name}', ${values.join(', ')})::text, 'UTF8')), 'hex')`;
}
