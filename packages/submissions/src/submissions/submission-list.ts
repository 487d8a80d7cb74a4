import {
  conditionsOf,
  escapeLikePattern,
  type FilterConditions,
  type IdPage,
  keysetPage,
  type PageQuery,
  selectListOf,
} from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type OrderKind, orderKindLabels } from '@beian/domain/order-names';
import { findProvince } from '@beian/domain/province';
import { type SubmissionFilter, type SubmissionView, submissionLifeCycle } from '@beian/domain/submission';
import { type BilingualText, type Language, storedTextIn } from '@beian/domain/text';

const midnight = (day: string, more: number) => `((${day}::date + ${more})::timestamp at time zone 'Asia/Shanghai')`;

const conditions: FilterConditions<SubmissionListFilter> = {
  bureauId: (id, value) => `o.bureau_id = ${value(id)}`,
  state: (state, value) => `o.state = ${value(state)}`,
  from: (day, value) => `o.created_at >= ${midnight(value(day), 0)}`,
  until: (day, value) => `o.created_at < ${midnight(value(day), 1)}`,
  search(text, value) {
    const words = text.trim();
    if (words === '') return 'true';
    return `(o.file_name ilike ${value(`%${escapeLikePattern(words)}%`)} or o.id in (select so.submission_id from app.orders n
      join app.submission_orders so on so.order_id = n.id where n.number = ${value(words.toUpperCase())}))`;
  },
};
type SubmissionListFilter = SubmissionFilter & { readonly bureauId?: string };

/** Ids of the files, the newest first. */
export function listSubmissionIds(tx: Tx, asked: PageQuery & SubmissionListFilter): Promise<IdPage> {
  const values: unknown[] = [];
  return keysetPage(
    tx,
    { from: 'app.submissions o', key: 'o.id', type: 'text', descending: true },
    // What was entered by hand has no file.
    ['o.series > 0', ...conditionsOf(conditions, asked, (one) => `$${values.push(one)}`)],
    values,
    asked,
  );
}

type Computed = 'stateLabel' | 'said' | 'bureauName' | 'kindLabels';
type Row = Omit<SubmissionView, Computed> & {
  readonly said: BilingualText | null;
  readonly province: string;
  readonly connection: string | null;
  readonly kinds: readonly OrderKind[];
};

/** What is read of each field: the compiler asks for a new one. */
const columns: Readonly<Record<Exclude<keyof SubmissionView, Computed>, string>> = {
  id: 'u.id',
  bureauId: 'u.bureau_id',
  sequence: 'u.sequence::text',
  state: 'u.state',
  fileName: 'u.file_name',
  fileHash: 'u.file_hash',
  bytes: 'u.bytes',
  orders: 'inside.orders',
  answered: 'inside.answered',
  attempts: 'u.attempts',
  createdAt: 'app.iso(u.created_at)',
  sentAt: 'app.iso(u.sent_at)',
  settledAt: 'app.iso(u.settled_at)',
  answeredAt: 'app.iso(inside.at)',
  code: 'u.code',
  firstOrder: 'inside.first',
};

/** The files in the order of `ids`. */
export async function loadSubmissions(tx: Tx, ids: readonly string[], language: Language): Promise<SubmissionView[]> {
  const { rows } = await tx.client.query<Row>(
    `/* loadSubmissions */ select ${selectListOf(columns)}, b.province, b.name as connection, u.said, inside.kinds
     from unnest($1::text[]) with ordinality as want(id, place) join app.submissions u on u.id = want.id
     join app.bureaus b on b.id = u.bureau_id
     cross join lateral (select count(*)::int as orders, count(so.answered_at)::int as answered, max(so.answered_at) as at,
         coalesce(array_agg(distinct o.kind order by o.kind) filter (where o.kind is not null), '{}') as kinds,
         (array_agg(json_build_object('id', o.id, 'number', o.number) order by o.number))[1] as first
       from app.submission_orders so join app.orders o on o.id = so.order_id where so.submission_id = u.id) inside
     order by want.place`,
    [ids],
  );
  return rows.map(({ province, connection, kinds, ...row }) => {
    const name = findProvince(province)?.label[language] ?? province;
    return {
      ...row,
      bureauName: connection === null ? name : `${name} · ${connection}`,
      kindLabels: kinds.map((kind) => orderKindLabels[kind][language]),
      said: row.said && storedTextIn(row.said, language),
      stateLabel: submissionLifeCycle.states[row.state].label[language],
    };
  });
}
