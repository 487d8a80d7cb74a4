import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type FieldId,
  type FieldValues,
  fieldIds,
  fieldRow,
  isPerson,
  isPersonal,
  subjectToFieldValues,
  websiteToFieldValues,
} from '@beian/domain/filing';
import {
  type Actor,
  hasRight,
  isMeaningfulNote,
  REVEAL_SECONDS,
  type RevealPurpose,
  revealNoteBounds,
  revealNoteRule,
  revealPurposeNames,
  revealPurposes,
  rightRefusal,
} from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';
import { readContent } from '@beian/orders/content';
import { revealWordsAad } from '@beian/orders/openings';
import { unsealSubject, unsealWebsite } from '@beian/records/record';
import { shown } from '@beian/records/values';
import { z } from 'zod';
import { checkRevealQuota, isQuotaRefusal } from './quota.ts';

/** The owner of the field: an order, or a filed record. */
export type RevealTarget =
  | { readonly orderId: string }
  /** `websiteId`: a website of the record; without it, its subject. */
  | { readonly recordId: string; readonly websiteId?: string };

export interface RevealCall {
  readonly actor: Actor;
  readonly target: RevealTarget;
  /** One field, e.g. `website.principal.mobile`. */
  readonly field: string;
  readonly purpose: RevealPurpose;
  /** The detailed reason, at most 200 characters, sealed; empty if the purpose needs none. */
  readonly words: string;
  readonly language: Language;
  /**
   * Idempotency key: the same call within 30 s returns the same value and is the same reveal; later it is refused.
   */
  readonly key: string;
}

export interface Reveal {
  readonly id: string;
  readonly field: FieldId;
  readonly label: string;
  /** The filed value; null if there is none, or the target is a record. */
  readonly registered: readonly string[] | null;
  /** The value in the order, or in the record; null if there is none. */
  readonly now: readonly string[] | null;
  /** Until when it may be shown, ISO 8601, UTC. */
  readonly until: string;
}

export type RevealOutcome =
  | { readonly ok: true; readonly reveal: Reveal }
  | { readonly ok: false; readonly refusal: Refusal };

/** The stored answer of a call; it never holds a value. */
type RevealRecord =
  | { readonly ok: true; readonly id: string; readonly until: string }
  | { readonly ok: false; readonly refusal: Refusal };

const input = z.strictObject({
  field: z.enum(fieldIds as [FieldId, ...FieldId[]]),
  purpose: z.enum(revealPurposeNames as [RevealPurpose, ...RevealPurpose[]]),
  words: z.string().trim().max(revealNoteBounds.most),
});

/**
 * 查看明文: shows one personal field of one order or record to a member of staff without the lease, for a purpose and 30
 * s, within the person's quota. Its row and its audit row are written in the transaction that reads the value;
 * refusals are audited, too.
 */
export async function reveal(ctx: AppContext, tx: Tx, call: RevealCall): Promise<RevealOutcome> {
  const { actor, target, key } = call;
  // A keyed hash, because the text may name a person and could be guessed from a plain hash.
  const asked = JSON.stringify(['reveal', target, call.field, call.purpose, call.words]);
  const body = ctx.keys.searchHashes('reveal-call', asked);
  const seen = await findAnswer<RevealRecord>(ctx, tx, actor, key, body);
  const done = seen ?? (await createReveal(ctx, tx, call));
  // A quota refusal is not saved: the same call may be repeated later, or after a second factor.
  if (seen === undefined && (done.ok || !isQuotaRefusal(done.refusal)))
    await saveAnswer(ctx, tx, actor, key, body, done);
  if (!done.ok) return done;
  if (await hasExpired(tx, done.until)) return { ok: false, refusal: revealExpired };
  const found = await loadValues(ctx, tx, target);
  const field = call.field as FieldId;
  const label = fieldRow(field).label[call.language];
  const [registered, now] = [shown(field, found?.registered[field], false), shown(field, found?.now[field], false)];
  return { ok: true, reveal: { id: done.id, field, label, registered, now, until: done.until } };
}

async function createReveal(ctx: AppContext, tx: Tx, call: RevealCall): Promise<RevealRecord> {
  const { actor, target } = call;
  const id = 'orderId' in target ? target.orderId : target.recordId;
  const judged = await checkReveal(ctx, tx, call);
  const checked = 'reasons' in judged ? judged : ((await checkRevealQuota(tx, actor)) ?? judged);
  if ('reasons' in checked) {
    const field = (fieldIds as readonly string[]).includes(call.field) ? call.field : null;
    await writeAudit(tx, actor, 'reveal', id, 'refused', { code: checked.reasons[0]?.code, field });
    return { ok: false, refusal: checked };
  }
  const { field, purpose, words } = checked;
  const revealId = newId('reveal');
  const { rows } = await tx.client.query<{ until: string }>({
    name: 'reveal',
    text: `/* reveal */ insert into app.reveals (id, order_id, record_id, website_id, field, purpose, words, staff_id, staff_name, until)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, app.now() + $10 * interval '1 second') returning app.iso(until) as until`,
    values: [
      revealId,
      'orderId' in target ? id : null,
      'recordId' in target ? id : null,
      ('recordId' in target ? target.websiteId : undefined) ?? null,
      field,
      purpose,
      words === '' ? null : ctx.keys.seal(revealWordsAad(revealId), words),
      actor.id,
      actor.name,
      REVEAL_SECONDS,
    ],
  });
  noteWritten(tx, 'reveals', revealId);
  await writeAudit(tx, actor, 'reveal', id, 'done', { reveal: revealId, field, purpose });
  // Updates the timeline for readers who have the order open.
  if ('orderId' in target) await tx.client.query(`select pg_notify(app.channel('orders'), $1)`, [id]);
  return { ok: true, id: revealId, until: rows[0]?.until ?? '' };
}

/** The parsed call, or why it is refused. */
async function checkReveal(ctx: AppContext, tx: Tx, call: RevealCall): Promise<z.infer<typeof input> | Refusal> {
  if (!hasRight(call.actor, 'reveal')) return notPermitted;
  const { field, purpose, words } = call;
  const checked = checkInput(input, { field, purpose, words });
  if ('reasons' in checked) return checked;
  const value = checked.value;
  if (!(isMeaningfulNote(value.words) || (value.words === '' && !revealPurposes[value.purpose].needsWords)))
    return wordsNeeded;
  const found = await loadValues(ctx, tx, call.target);
  if (found === undefined) return targetNotFound;
  if (found.now[value.field] === undefined && found.registered[value.field] === undefined) return noValue;
  return isPersonal(value.field, found.person) ? value : notMasked;
}

interface RevealValues {
  readonly registered: FieldValues;
  readonly now: FieldValues;
  readonly person: boolean;
}

/** Undefined if the actor sees no such target. */
async function loadValues(ctx: AppContext, tx: Tx, target: RevealTarget): Promise<RevealValues | undefined> {
  if ('orderId' in target) {
    const { rowCount } = await tx.client.query('/* revealed */ select 1 from app.order_contents where order_id = $1', [
      target.orderId,
    ]);
    if (rowCount === 0) return undefined;
    const { base, now } = await readContent(ctx, tx, target.orderId);
    return { registered: base, now, person: isPerson(base) || isPerson(now) };
  }
  const { rows } = await tx.client.query<{
    plain: unknown;
    personal: Buffer;
    sitePlain: unknown;
    sitePersonal: Buffer | null;
  }>(
    `/* revealed */ select r.plain, r.personal, w.plain as "sitePlain", w.personal as "sitePersonal" from app.records r
     left join app.websites w on w.record_id = r.id and w.id = $2 where r.id = $1`,
    [target.recordId, target.websiteId ?? null],
  );
  const [row] = rows;
  if (row === undefined || (target.websiteId !== undefined && row.sitePersonal === null)) return undefined;
  const subject = subjectToFieldValues(
    unsealSubject(ctx, { id: target.recordId, plain: row.plain, personal: row.personal }),
  );
  const site =
    target.websiteId === undefined || row.sitePersonal === null
      ? undefined
      : websiteToFieldValues(
          unsealWebsite(ctx, { id: target.websiteId, plain: row.sitePlain, personal: row.sitePersonal }),
        );
  return { registered: {}, now: site ?? subject, person: isPerson(subject) };
}

async function hasExpired(tx: Tx, until: string): Promise<boolean> {
  const { rows } = await tx.client.query<{ over: boolean }>('/* isOver */ select app.iso(app.now()) >= $1 as over', [
    until,
  ]);
  return rows[0]?.over !== false;
}

const ruleId = 'D-personal-data';
const notPermitted = rightRefusal('reveal', bilingual('查看个人信息明文', 'look at personal values'), ruleId);
const targetNotFound = refusal('NOT_FOUND', {
  code: 'NOT_FOUND',
  field: 'id',
  message: bilingual('没有您可以查看的此订单或备案', 'There is no such order or record that you may see'),
  suggestion: bilingual('请刷新页面后再试', 'Load the page again'),
  ruleId,
});
const noValue = refusal('NOT_POSSIBLE', {
  code: 'NO_VALUE',
  field: 'field',
  message: bilingual('此字段没有内容', 'This field has no value'),
  suggestion: bilingual('无需查看', 'There is nothing to look at'),
  ruleId,
});
const wordsNeeded = refusal('INVALID_INPUT', {
  code: 'WORDS_NEEDED',
  field: 'words',
  message: bilingual(`请写明具体事由：${revealNoteRule.zh}`, `Say what exactly for: ${revealNoteRule.en}`),
  suggestion: bilingual('写明为谁、为何事查看，供日后审计', 'Name the case, for whoever reads the audit later'),
  ruleId,
});
const notMasked = refusal('NOT_POSSIBLE', {
  code: 'NOT_PERSONAL',
  field: 'field',
  message: bilingual('此字段未脱敏', 'This field is not masked'),
  suggestion: bilingual('请直接阅读', 'Read it where it stands'),
  ruleId,
});
const revealExpired = refusal('NOT_POSSIBLE', {
  code: 'REVEAL_OVER',
  field: 'key',
  message: bilingual(
    `明文只显示 ${REVEAL_SECONDS} 秒，时间已过`,
    `A value is shown for ${REVEAL_SECONDS} s, and these are over`,
  ),
  suggestion: bilingual('如仍需要，请重新说明目的', 'Say again what for, if you still need it'),
  ruleId,
});
