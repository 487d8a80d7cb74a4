import { randomBytes } from 'node:crypto';
import { type Actor, type Language, type Refusal, refusal, text } from '@beian/domain';
import { askAtDoor, type House, type Tx } from '../house.ts';
import { newId } from '../ids.ts';
import { recall, remember } from '../keys.ts';
import { sha256 } from '../seal.ts';
import { writeAudit } from '../sql/audit.ts';
import { bodyHash } from '../sql/facts.ts';

export interface PartnerView {
  readonly id: string;
  readonly name: string;
}

/** A partner as it is known to itself: with the language in which its orders are spoken of. */
export interface OwnPartner extends PartnerView {
  readonly language: Language;
}

export const partnerActor = ({ id, name }: PartnerView): Actor => ({ kind: 'partner', id, roles: ['applicant'], name });

/** Throws where the name is taken. `email` is where the notices to the partner go. */
export async function createPartner(
  tx: Tx,
  by: Actor,
  partner: { name: string; email: string; language: Language },
): Promise<PartnerView> {
  const id = newId('partner');
  await tx.client.query(
    `/* createPartner */ insert into app.partners (id, name, email, language) values ($1, $2, $3, $4)`,
    [id, partner.name, partner.email, partner.language],
  );
  await writeAudit(tx, by, 'createPartner', id, 'done');
  return { id, name: partner.name };
}

export type LanguageOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * A partner says in which language the notices of its orders are written from now on, to whomever they go; those that are
 * written already stay. One effect per key; audited, the refusals too.
 */
export async function changeNoticeLanguage(
  house: House,
  tx: Tx,
  { actor, language, key }: { actor: Actor; language: Language; key: string },
): Promise<LanguageOutcome> {
  const body = bodyHash(['changeNoticeLanguage', language]);
  const seen = await recall<LanguageOutcome>(house, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const isPartner = actor.kind === 'partner';
  if (isPartner) {
    const { rowCount } = await tx.client.query(
      '/* changeNoticeLanguage */ update app.partners set language = $2 where id = $1',
      [actor.id, language],
    );
    if (rowCount !== 1) throw new Error('changeNoticeLanguage: the partner has no row');
  }
  const outcome: LanguageOutcome = isPartner ? { ok: true } : { ok: false, refusal: notAPartner };
  await writeAudit(tx, actor, 'changeNoticeLanguage', undefined, isPartner ? 'done' : 'refused', { language });
  await remember(house, tx, actor, key, body, outcome);
  return outcome;
}

const notAPartner = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: text('通知语言由合作方自行选择', 'The language of notices is its partner’s to choose'),
  suggestion: text('请用该合作方的密钥调用', 'Call with the key of that partner'),
  ruleId: 'life-cycle: notices',
});

/** `bd_live_` and 32 random bytes in base64url. */
export const newPartnerKey = (): string => `bd_live_${randomBytes(32).toString('base64url')}`;
const isPartnerKey = (key: string): boolean => /^bd_live_[\w-]{43}$/.test(key);

/** The clear key is in this answer and nowhere else: the table holds its SHA-256. */
export async function createPartnerKey(
  tx: Tx,
  by: Actor,
  partnerId: string,
  key = newPartnerKey(),
): Promise<{ id: string; key: string }> {
  if (!isPartnerKey(key)) throw new Error('a partner key is bd_live_ and 43 characters of base64url');
  const id = newId('key');
  await tx.client.query(
    `/* createPartnerKey */ insert into app.partner_keys (id, partner_id, hash) values ($1, $2, $3)`,
    [id, partnerId, sha256(key)],
  );
  await writeAudit(tx, by, 'createPartnerKey', id, 'done', { partnerId });
  return { id, key };
}

/** A revoked key stays as a row, so that the audit can name it. False where there is none that is open. */
export async function revokePartnerKey(tx: Tx, by: Actor, keyId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* revokePartnerKey */ update app.partner_keys set revoked_at = app.now() where id = $1 and revoked_at is null`,
    [keyId],
  );
  if (rowCount === 1) await writeAudit(tx, by, 'revokePartnerKey', keyId, 'done');
  return rowCount === 1;
}

/** Whose key it is; null for a revoked or unknown one. Notes at most once a minute that it is used. Runs as the clock, as sessions do. `now`: app.now(), ISO text. */
export async function findPartnerByKey(
  house: House,
  key: string,
): Promise<{ actor: Actor; partner: OwnPartner; now: string } | null> {
  if (!isPartnerKey(key)) return null;
  const [found] = await askAtDoor<OwnPartner & { now: string }>(house, {
    name: 'find-partner-by-key',
    text: `/* findPartnerByKey */ with found as (
        select k.id as key_id, k.last_used_at, p.id, p.name, p.language from app.partner_keys k join app.partners p on p.id = k.partner_id
        where k.hash = $1 and k.revoked_at is null), used as (
        update app.partner_keys k set last_used_at = app.now() from found where k.id = found.key_id
        and (found.last_used_at is null or found.last_used_at < app.now() - interval '1 minute'))
      select id, name, language, app.iso(app.now()) as now from found`,
    values: [sha256(key)],
  });
  if (found === undefined) return null;
  const { now, ...partner } = found;
  return { actor: partnerActor(partner), partner, now };
}

/**
 * Lets a partner see a record. `basis` says why it may, e.g. who asked and how it was proved. Granting twice changes
 * nothing. Gives the record's id; undefined where no record has that filing number.
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
  if (rowCount === 1)
    await writeAudit(tx, by, 'grantRecord', id, 'done', { partnerId: grant.partnerId, basis: grant.basis });
  return id;
}
