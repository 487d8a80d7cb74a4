import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import { checkEmail } from '@beian/domain/checks';
import { type DigestPreferenceView, defaultDigestTime, digestTimes } from '@beian/domain/notices';
import { type Actor, hasRight, onlyHoldersOf } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';

/** Supervisors only. */
const mayHaveDigest = (actor: Actor): boolean => hasRight(actor, 'haveDigest');

export const digestAddressAad = (staffId: string): string => `staff_digests.address:${staffId}`;

/** The caller's own preference; null when their role gets no digest. */
export async function findDigestPreference(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
): Promise<DigestPreferenceView | null> {
  if (!mayHaveDigest(actor)) return null;
  const { rows } = await tx.client.query<{ wanted: boolean; at: string; language: Language; address: Buffer | null }>(
    '/* findDigestPreference */ select wanted, at, language, address from app.staff_digests where staff_id = $1',
    [actor.id],
  );
  const [row] = rows;
  if (row === undefined) return { wanted: true, at: defaultDigestTime, language: 'zh', email: null };
  const { address, ...rest } = row;
  return { ...rest, email: address === null ? null : ctx.keys.unseal(digestAddressAad(actor.id), address).toString() };
}

export type DigestOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Sets whether, when, where and in which language the caller gets the digest. Changes and refusals are audited, without
 * the address.
 */
export async function changeDigest(
  ctx: AppContext,
  tx: Tx,
  { actor, key, ...preference }: DigestPreferenceView & { readonly actor: Actor; readonly key: string },
): Promise<DigestOutcome> {
  const email = preference.email?.trim() || null;
  const body = bodyHash(['changeDigest', preference.wanted, preference.at, preference.language, email]);
  const seen = await findAnswer<DigestOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write(ctx, tx, actor, { ...preference, email });
  const outcome: DigestOutcome = refused === undefined ? { ok: true } : { ok: false, refusal: refused };
  const { wanted, at, language } = preference;
  const details = refused === undefined ? { wanted, at, language } : { code: refused.code };
  await writeAudit(tx, actor, 'changeDigest', actor.id, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  preference: DigestPreferenceView,
): Promise<Refusal | undefined> {
  const { wanted, at, language, email } = preference;
  if (!mayHaveDigest(actor)) return supervisorsOnly;
  if (!digestTimes.includes(at)) return wrongTime;
  const finding = email === null ? null : checkEmail(email);
  if (finding !== null && finding.outcome !== 'pass') return wrongAddress;
  if (email?.includes(';')) return wrongAddress;
  await tx.client.query(
    `/* changeDigest */ insert into app.staff_digests (staff_id, wanted, at, language, address) values ($1, $2, $3, $4, $5)
     on conflict (staff_id) do update set wanted = $2, at = $3, language = $4, address = $5, changed_at = app.now()`,
    [actor.id, wanted, at, language, email === null ? null : ctx.keys.seal(digestAddressAad(actor.id), email)],
  );
  return undefined;
}

const ruleId = 'D-digest';
const supervisorsOnly = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: onlyHoldersOf('haveDigest', bilingual('收到每日摘要', 'get the daily digest')).message,
  suggestion: bilingual('请联系管理员', 'Ask an administrator'),
  ruleId,
});
const wrongTime = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'at',
  message: bilingual('发送时间不正确', 'This is no time of the digest'),
  suggestion: bilingual(
    `请选择 ${digestTimes[0]} 至 ${digestTimes.at(-1)} 之间的整点或半点`,
    `Choose a full or half hour from ${digestTimes[0]} to ${digestTimes.at(-1)}`,
  ),
  ruleId,
});
const wrongAddress = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'email',
  message: bilingual('电子邮件地址不正确', 'The e-mail address is malformed'),
  suggestion: bilingual('请填写一个完整的地址', 'Give one whole address'),
  ruleId,
});
