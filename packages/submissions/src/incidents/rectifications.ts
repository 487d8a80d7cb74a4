import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx, WithKeys } from '@beian/database/transaction';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';

/** A rectification notice 整改通知 of a bureau, translated by its codec. */
export interface BureauNoticeEntry {
  readonly about: 'subject' | 'website';
  readonly filingNumber?: string;
  readonly bureauId?: string;
  readonly text: string;
  readonly remark?: string;
}

export const rectificationAad = (part: 'details' | 'note', id: string): string => `rectifications.${part}:${id}`;

/** Stores a notice; a repeated one increases the count, and one that was handled stays handled. */
export async function storeBureauNotice(
  ctx: AppContext,
  tx: Tx,
  { bureauId, answerId }: { readonly bureauId: string; readonly answerId: string },
  { about, filingNumber, bureauId: filedId, text, remark }: BureauNoticeEntry,
): Promise<void> {
  const id = newId('rectification');
  const hashes = noticeHashes(ctx, [about, filingNumber, filedId, text, remark]);
  const known = await tx.client.query(
    `/* storeBureauNotice */ update app.rectifications set times = times + 1, last_at = app.now()
     where bureau_id = $1 and hash = any($2)`,
    [bureauId, hashes],
  );
  if (known.rowCount !== 0) return notifyRecords(tx);
  await tx.client.query(
    `/* storeBureauNotice */ insert into app.rectifications as n
       (id, bureau_id, answer_id, about, filing_number, filed_id, details, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (bureau_id, hash) do update set times = n.times + 1, last_at = app.now()`,
    [
      id,
      bureauId,
      answerId,
      about,
      filingNumber ?? null,
      filedId ?? null,
      ctx.keys.sealJson(rectificationAad('details', id), { text, remark }),
      hashes[0],
    ],
  );
  await notifyRecords(tx);
}

const notifyRecords = async (tx: Tx): Promise<void> => {
  await tx.client.query(`/* noticeTold */ select pg_notify('records', '')`);
};

/** Keyed hashes of the content of a notice, that of the current key first; missing values count as null. */
export const noticeHashes = (ctx: WithKeys, said: readonly (string | null | undefined)[]): readonly string[] =>
  ctx.keys.searchHashes('rectification', JSON.stringify(said));

export type HandleOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly refusal: Refusal };

interface HandleCall {
  readonly actor: Actor;
  readonly id: string;
  /** How it was handled: 1 to 1,000 characters, sealed. */
  readonly note: string;
  readonly key: string;
}

const input = z.strictObject({ note: z.string().trim().min(1).max(textLengths.rectification) });

/** A supervisor marks a notice as handled: audited, one effect per idempotency key. Refusals are values. */
export async function handleRectification(ctx: AppContext, tx: Tx, call: HandleCall): Promise<HandleOutcome> {
  const { actor, id, note, key } = call;
  const body = bodyHash(['handleRectification', id, note]);
  const seen = await findAnswer<HandleOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await handle(ctx, tx, call);
  const outcome: HandleOutcome = refused === undefined ? { ok: true, id } : { ok: false, refusal: refused };
  const details = refused === undefined ? {} : { codes: refused.reasons.map((one) => one.code) };
  await writeAudit(tx, actor, 'handleRectification', id, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function handle(ctx: AppContext, tx: Tx, { actor, id, note }: HandleCall): Promise<Refusal | undefined> {
  if (!hasRight(actor, 'handleRectification')) return notPermitted;
  const checked = checkInput(input, { note });
  if ('reasons' in checked) return checked;
  const sealed = ctx.keys.seal(rectificationAad('note', id), note.trim());
  const { rowCount } = await tx.client.query(
    `/* handleRectification */ update app.rectifications
     set handled_at = app.now(), handled_by = $2, handled_name = $3, note = $4 where id = $1 and handled_at is null`,
    [id, actor.id, actor.name, sealed],
  );
  return rowCount === 1 ? undefined : notOpen;
}

const RULE = 'B-9.6';
const notPermitted = rightRefusal(
  'handleRectification',
  bilingual('将整改通知标为已处理', 'mark a notice as dealt with'),
  RULE,
);
const notOpen = refusal('GUARD_FAILED', {
  code: 'NOTICE_NOT_OPEN',
  field: 'id',
  message: bilingual('没有此整改通知，或已处理', 'There is no such notice, or it is dealt with'),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: RULE,
});
