import { detailsPlace } from '../bureau/apply-answer.ts';
import { rectificationPlace } from '../bureau/rectifications.ts';
import { decisionPlace } from '../bureau/settle-unknown.ts';
import type { AppContext, Tx } from '../context.ts';
import { connectionNotePlace } from '../schema/bureau.ts';
import { contentPlace } from '../second-looks/draw.ts';
import { secondAdvicePlace } from '../second-looks/steps.ts';
import { collectionCodePlace } from '../sql/app-photos.ts';
import { curtainAddressPlace } from '../sql/curtains.ts';
import { phonePlace } from '../sql/sms-checks.ts';
import { recordedPlace } from '../writes/recorded-answer.ts';

/** A sealed column that may not be null: what it is sealed to, and what stands in it when the values are gone. */
interface Blank {
  /** What `place` needs besides the id. */
  readonly more?: string;
  readonly place: (row: {
    readonly id: string;
    readonly answerId: string;
    readonly position: number;
    readonly bureauId: string;
    readonly fileName: string;
  }) => string;
  /** Text as it is; anything else as JSON. Of the shape that its readers expect, so that every screen reads on. */
  readonly empty: unknown;
  /** What else of the row goes with it. */
  readonly also?: string;
}

const blanks = {
  'returns.content': { place: ({ id }) => `returns.content:${id}`, empty: { values: {}, hashes: {} } },
  'returns.reasons': { place: ({ id }) => `returns.reasons:${id}`, empty: [] },
  'second_looks.content': { place: ({ id }) => contentPlace(id), empty: { base: {}, now: {}, findings: [] } },
  'second_verdicts.advice': { place: ({ id }) => secondAdvicePlace(id), empty: [] },
  'sms_checks.phone': { place: ({ id }) => phonePlace(id), empty: '', also: `phone_hash = ''` },
  'app_photos.code': {
    place: ({ id }) => collectionCodePlace(id),
    empty: '',
    also: `code_hash = '', mobile_hash = null, hash = null`,
  },
  'curtains.address': {
    place: ({ id }) => curtainAddressPlace(id),
    empty: { consignee: '', mobile: '', city: '', address: '' },
  },
  'answer_entries.details': {
    more: 'answer_id as "answerId", position',
    place: detailsPlace,
    empty: {},
    also: 'clearing = null',
  },
  'bureau_answers.file': {
    more: 'bureau_id as "bureauId", file_name as "fileName"',
    place: ({ bureauId, fileName }) => `bureau_answers.file:${bureauId}:${fileName}`,
    empty: '',
    also: 'erased_at = app.now()',
  },
  'recorded_answers.details': {
    place: ({ id }) => recordedPlace(id),
    empty: { reasons: [] },
    also: 'evidence_id = null, erased_at = app.now()',
  },
  'rectifications.details': {
    place: ({ id }) => rectificationPlace('details', id),
    empty: { text: '' },
    also: 'note = null, erased_at = app.now()',
  },
  'connection_events.note': { place: ({ id }) => connectionNotePlace(id), empty: '', also: 'erased_at = app.now()' },
  'submission_decisions.note': { place: ({ id }) => decisionPlace(id), empty: '', also: 'erased_at = app.now()' },
} as const satisfies Record<string, Blank>;

/**
 * Takes the values out of a sealed column of the rows that `where` names and leaves its empty shape, sealed to its place: the row says what
 * happened, and everything that reads it reads on. How many rows.
 */
export async function blank(
  ctx: AppContext,
  tx: Tx,
  column: keyof typeof blanks,
  where: string,
  values: readonly unknown[],
): Promise<number> {
  const { place, empty, more, also }: Blank = blanks[column];
  const [table, name] = column.split('.');
  const { rows } = await tx.client.query<Parameters<Blank['place']>[0]>(
    `/* blank */ select id${more === undefined ? '' : `, ${more}`} from app.${table} where ${where}`,
    [...values],
  );
  if (rows.length === 0) return 0;
  const plain = typeof empty === 'string' ? empty : JSON.stringify(empty);
  await tx.client.query(
    `/* blank */ update app.${table} t set ${name} = v.sealed${also === undefined ? '' : `, ${also}`}
     from unnest($1::text[], $2::bytea[]) v(id, sealed) where t.id = v.id`,
    [rows.map(({ id }) => id), rows.map((row) => ctx.keys.seal(place(row), plain))],
  );
  return rows.length;
}
