import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { type AppContext, isTest, type Tx } from '@beian/database/transaction';
import type { KeyKind, PartnerView } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';

/** A partner with the language of its notices. */
export interface OwnPartner extends PartnerView {
  readonly language: Language;
}

/** The actor for a key of the partner; a test key acts on test orders. */
export const partnerActor = ({ id, name }: PartnerView, kind: KeyKind = 'live'): Actor => ({
  kind: 'partner',
  id,
  roles: ['applicant'],
  name,
  ...(kind === 'test' ? { test: true } : {}),
});

/** For seeds and tests; administrators create partners with `addPartner`. Throws if the name is taken. */
export async function createPartner(tx: Tx, by: Actor, partner: NewPartner): Promise<PartnerView> {
  const made = await insertPartner(tx, partner);
  await writeAudit(tx, by, 'createPartner', made.id, 'done');
  return made;
}

interface NewPartner {
  readonly name: string;
  /** Address for notices to the partner. */
  readonly email: string;
  readonly orderUrl?: string;
  /** Default: true. */
  readonly papersRead?: boolean;
  /** Default: true. */
  readonly followUps?: boolean;
  readonly language: Language;
}

export async function insertPartner(tx: Tx, partner: NewPartner): Promise<PartnerView> {
  const id = newId('partner');
  await tx.client.query(
    `/* createPartner */ insert into app.partners (id, name, email, language, order_url, papers_read, follow_ups)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      ...[id, partner.name, partner.email, partner.language, partner.orderUrl ?? ''],
      ...[partner.papersRead ?? true, partner.followUps ?? true],
    ],
  );
  noteWritten(tx, 'partners', id);
  return { id, name: partner.name };
}

export type LanguageOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Changes the language of all notices about a partner's orders from now on, for every recipient; notices already
 * written stay as they are. One effect per key; refusals are audited, too.
 */
export async function changeNoticeLanguage(
  ctx: AppContext,
  tx: Tx,
  { actor, language, key }: { actor: Actor; language: Language; key: string },
): Promise<LanguageOutcome> {
  const body = bodyHash(['changeNoticeLanguage', language]);
  const seen = await findAnswer<LanguageOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const isPartner = actor.kind === 'partner' && !isTest(ctx, actor);
  if (isPartner) {
    const { rowCount } = await tx.client.query(
      '/* changeNoticeLanguage */ update app.partners set language = $2 where id = $1',
      [actor.id, language],
    );
    if (rowCount !== 1) throw new Error('changeNoticeLanguage: the partner has no row');
  }
  const outcome: LanguageOutcome = isPartner
    ? { ok: true }
    : { ok: false, refusal: actor.kind === 'partner' ? withTestKey : notAPartner };
  await writeAudit(tx, actor, 'changeNoticeLanguage', undefined, isPartner ? 'done' : 'refused', { language });
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

const notAPartner = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('通知语言由合作方自行选择', 'The language of notices is its partner’s to choose'),
  suggestion: bilingual('请用该合作方的密钥调用', 'Call with the key of that partner'),
  ruleId: 'L-notices',
});

const withTestKey = refusal('NOT_POSSIBLE', {
  code: 'LIVE_KEYS_ONLY',
  message: bilingual(
    '测试密钥不发送通知，也不更改通知语言',
    'A test key sends no notices, and chooses no language for them',
  ),
  suggestion: bilingual('请使用正式密钥', 'Call with a live key'),
  ruleId: 'D-test-orders',
});

/**
 * Lets a partner see a record. `basis` is the reason, e.g. who asked and how it was proved. Granting twice changes
 * nothing. Returns the record's id; undefined if no record has that filing number.
 */
export async function grantRecord(
  tx: Tx,
  by: Actor,
  grant: { partnerId: string; filingNumber: string; basis: string },
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `/* grantRecord */ select id from app.records where filing_number = $1`,
    [grant.filingNumber],
  );
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  const { rowCount } = await tx.client.query(
    `/* grantRecord */ insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, $3) on conflict do nothing`,
    [grant.partnerId, id, grant.basis],
  );
  noteWritten(tx, 'partner_records', `${grant.partnerId} ${id}`);
  if (rowCount === 1)
    await writeAudit(tx, by, 'grantRecord', id, 'done', { partnerId: grant.partnerId, basis: grant.basis });
  return id;
}
