import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type FileSweepView,
  MAX_COUNTED_ROWS,
  MAX_RETENTION_DAYS,
  minRetentionDays,
  operatorChoiceText,
  type RetentionKind,
  type RetentionPreview,
  type RetentionView,
  retentionKinds,
  retentionRow,
} from '@beian/domain/personal';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';
import { dueSqlOf } from './sweeps.ts';

/** Every kind with its setting, in the order of the page; for staff. */
export async function loadRetention(tx: Tx, actor: Actor, language: Language): Promise<RetentionView[]> {
  const { rows } = await tx.client.query<
    Pick<RetentionView, 'kind' | 'days' | 'changedAt' | 'changedBy' | 'ranAt' | 'deleted' | 'deletedAt'>
  >({
    name: 'load-retention',
    text: `/* loadRetention */ select kind, days, app.iso(changed_at) as "changedAt", changed_by as "changedBy", app.iso(ran_at) as "ranAt",
      deleted::float8 as deleted, app.iso(deleted_at) as "deletedAt" from app.retention`,
  });
  return retentionKinds.map((kind) => {
    const { label, contents: holds, why, countedFrom: since, minimum: least, days } = retentionRow(kind);
    const row = rows.find((one) => one.kind === kind);
    if (row === undefined && days !== null) throw new Error(`retention: there is no row for ${kind}`);
    const source = least?.source;
    return {
      kind,
      label: label[language],
      holds: holds[language],
      why: why[language],
      since: since[language],
      leastDays: days === null ? null : minRetentionDays(kind),
      least: source?.citation[language] ?? (days === null ? null : operatorChoiceText[language]),
      ruleId: source?.ruleId ?? null,
      ...(row ?? {
        days: null,
        changedAt: null,
        changedBy: null,
        ranAt: null,
        deleted: 0,
        deletedAt: null,
      }),
      mayChange: days !== null && hasRight(actor, 'setRetention'),
    };
  });
}

/** Result of the last complete file sweep; null if there was none. For staff. */
export async function loadFileSweep(tx: Tx): Promise<FileSweepView | null> {
  const { rows } = await tx.client.query<FileSweepView>({
    name: 'load-file-sweep',
    text: '/* loadFileSweep */ select app.iso(at) as at, files, orphans, missing from app.file_sweeps order by app.file_sweeps.at desc limit 1',
  });
  return rows[0] ?? null;
}

/** What would be deleted of a kind now if it were kept for `days`. Null for actors who may not change it. */
export async function previewRetention(
  tx: Tx,
  actor: Actor,
  kind: RetentionKind,
  days: number,
): Promise<RetentionPreview | null> {
  if (!hasRight(actor, 'setRetention')) return null;
  let due = 0;
  for (const sql of dueSqlOf(kind)) {
    const { rows } = await tx.client.query<{ due: number }>(
      `/* previewRetention */ select count(*)::int as due from (select 1 from (${sql}) d limit ${MAX_COUNTED_ROWS + 1}) c`,
      [days],
    );
    due += rows[0]?.due ?? 0;
  }
  return { due: Math.min(due, MAX_COUNTED_ROWS), dueIsCapped: due > MAX_COUNTED_ROWS };
}

export interface RetentionChange {
  readonly actor: Actor;
  readonly kind: RetentionKind;
  readonly days: number;
  /** The days that the caller saw; refused as STALE if they have changed. */
  readonly from: number;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

export type RetentionOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/** Sets how long a kind is kept, from the next run of the job on. Refusals are audited, too. */
export async function changeRetention(ctx: AppContext, tx: Tx, change: RetentionChange): Promise<RetentionOutcome> {
  const { actor, kind, days, from, key } = change;
  const body = bodyHash(['changeRetention', kind, days, from]);
  const seen = await findAnswer<RetentionOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write(tx, change);
  const outcome: RetentionOutcome = refused === undefined ? { ok: true } : { ok: false, refusal: refused };
  const details = { kind, ...(refused === undefined ? { from, to: days } : { code: refused.code }) };
  await writeAudit(tx, actor, 'changeRetention', undefined, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(tx: Tx, { actor, kind, days, from }: RetentionChange): Promise<Refusal | undefined> {
  if (!hasRight(actor, 'setRetention')) return notPermitted;
  const row = retentionRow(kind);
  if (row.days === null) return nothingToSet;
  if (!Number.isInteger(days) || days < minRetentionDays(kind) || days > MAX_RETENTION_DAYS) return outOfBounds(kind);
  const { rows } = await tx.client.query<{ days: number }>(
    '/* changeRetention */ select days from app.retention where kind = $1 for update',
    [kind],
  );
  if (rows[0]?.days !== from) return changedMeanwhile;
  if (days === from) return undefined;
  await tx.client.query(
    '/* changeRetention */ update app.retention set days = $2, changed_at = app.now(), changed_by = $3 where kind = $1',
    [kind, days, actor.name],
  );
  return undefined;
}

const RULE = 'D-retention';
const notPermitted = rightRefusal('setRetention', bilingual('更改保存期限', 'say how long things are kept'), RULE);
const nothingToSet = refusal('NOT_POSSIBLE', {
  code: 'NOTHING_TO_SET',
  field: 'kind',
  message: bilingual('此类没有可设的期限', 'There is nothing to set for this kind'),
  suggestion: bilingual('它的保存时间见页面说明', 'The page says how long it is kept'),
  ruleId: RULE,
});
function outOfBounds(kind: RetentionKind): Refusal {
  const { label, minimum: least } = retentionRow(kind);
  const days = minRetentionDays(kind);
  return refusal('INVALID_INPUT', {
    code: 'OUT_OF_BOUNDS',
    field: 'days',
    message: bilingual(
      `${label.zh}须保存 ${days} 至 ${MAX_RETENTION_DAYS} 天的整数天。${least?.source.citation.zh ?? operatorChoiceText.zh}`,
      `${label.en} are kept a whole number of days from ${days} to ${MAX_RETENTION_DAYS}. ${least?.source.citation.en ?? operatorChoiceText.en}`,
    ),
    suggestion: bilingual(`请输入 ${days} 或以上`, `Enter ${days} or more`),
    ruleId: least?.source.ruleId ?? 'PIPL art. 19',
  });
}
const changedMeanwhile = refusal('STALE', {
  code: 'STALE',
  field: 'from',
  message: bilingual('期限已被他人更改', 'Somebody has changed the days meanwhile'),
  suggestion: bilingual('请刷新后再试', 'Read the page again and retry'),
  ruleId: RULE,
});
