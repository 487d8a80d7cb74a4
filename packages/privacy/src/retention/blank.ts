import { connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { answerDetailsAad, recordedAnswerAad } from '@beian/orders/bureau-answer';
import { collectionCodeAad } from '@beian/orders/material';
import { curtainAddressAad } from '@beian/orders/photo';
import { phoneAad } from '@beian/orders/sms-checks';
import { spotCheckAdviceAad, spotCheckContentAad } from '@beian/orders/spot-check';
import { rectificationAad } from '@beian/submissions/rectifications';
import { decisionAad } from '@beian/submissions/submissions';

/** A sealed column that may not be null: its aad, and the empty value. */
interface BlankSpec {
  /** Columns that `aad` needs besides the id. */
  readonly extraColumns?: string;
  readonly aad: (row: {
    readonly id: string;
    readonly answerId: string;
    readonly position: number;
    readonly bureauId: string;
    readonly fileName: string;
  }) => string;
  /** Text unchanged; other values as JSON. In the shape that readers expect, so that screens still work. */
  readonly empty: unknown;
  /** Further assignments in the same update. */
  readonly alsoSet?: string;
}

const blankSpecs = {
  'returns.content': { aad: ({ id }) => `returns.content:${id}`, empty: { values: {}, hashes: {} } },
  'returns.reasons': { aad: ({ id }) => `returns.reasons:${id}`, empty: [] },
  'second_looks.content': { aad: ({ id }) => spotCheckContentAad(id), empty: { base: {}, now: {}, findings: [] } },
  'second_verdicts.advice': { aad: ({ id }) => spotCheckAdviceAad(id), empty: [] },
  'sms_checks.phone': { aad: ({ id }) => phoneAad(id), empty: '', alsoSet: `phone_hash = ''` },
  'app_photos.code': {
    aad: ({ id }) => collectionCodeAad(id),
    empty: '',
    alsoSet: `code_hash = '', mobile_hash = null, hash = null`,
  },
  'curtains.address': {
    aad: ({ id }) => curtainAddressAad(id),
    empty: { consignee: '', mobile: '', city: '', address: '' },
  },
  'answer_entries.details': {
    extraColumns: 'answer_id as "answerId", position',
    aad: answerDetailsAad,
    empty: {},
    alsoSet: 'clearing = null',
  },
  'bureau_answers.file': {
    extraColumns: 'bureau_id as "bureauId", file_name as "fileName"',
    aad: ({ bureauId, fileName }) => `bureau_answers.file:${bureauId}:${fileName}`,
    empty: '',
    alsoSet: 'erased_at = app.now()',
  },
  'recorded_answers.details': {
    aad: ({ id }) => recordedAnswerAad(id),
    empty: { reasons: [] },
    alsoSet: 'evidence_id = null, erased_at = app.now()',
  },
  'rectifications.details': {
    aad: ({ id }) => rectificationAad('details', id),
    empty: { text: '' },
    alsoSet: 'note = null, due_note = null, reply = null, erased_at = app.now()',
  },
  'connection_events.note': { aad: ({ id }) => connectionNoteAad(id), empty: '', alsoSet: 'erased_at = app.now()' },
  'submission_decisions.note': { aad: ({ id }) => decisionAad(id), empty: '', alsoSet: 'erased_at = app.now()' },
} as const satisfies Record<string, BlankSpec>;

/**
 * Replaces the values of a sealed column by its empty value, sealed with the same aad, in the rows that match
 * `where`: the row stays and can still be read. Returns the number of rows.
 */
export async function blankColumn(
  ctx: AppContext,
  tx: Tx,
  column: keyof typeof blankSpecs,
  where: string,
  values: readonly unknown[],
): Promise<number> {
  const { aad: place, empty, extraColumns, alsoSet }: BlankSpec = blankSpecs[column];
  const [table, name] = column.split('.');
  const { rows } = await tx.client.query<Parameters<BlankSpec['aad']>[0]>(
    `/* blank */ select id${extraColumns === undefined ? '' : `, ${extraColumns}`} from app.${table} where ${where}`,
    [...values],
  );
  if (rows.length === 0) return 0;
  const plain = typeof empty === 'string' ? empty : JSON.stringify(empty);
  await tx.client.query(
    `/* blank */ update app.${table} t set ${name} = v.sealed${alsoSet === undefined ? '' : `, ${alsoSet}`}
     from unnest($1::text[], $2::bytea[]) v(id, sealed) where t.id = v.id`,
    [rows.map(({ id }) => id), rows.map((row) => ctx.keys.seal(place(row), plain))],
  );
  return rows.length;
}
