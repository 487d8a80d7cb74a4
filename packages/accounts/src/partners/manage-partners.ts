import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import { checkEmail } from '@beian/domain/checks';
import type { AuditAction } from '@beian/domain/order';
import { stateRow, states } from '@beian/domain/order-names';
import { MAX_PARTNER_NAME_LENGTH } from '@beian/domain/partner';
import type { Actor } from '@beian/domain/staff';
import { type Language, textLengths } from '@beian/domain/text';
import { z } from 'zod';

import { mayManagePartners } from './partner-keys.ts';
import { keyRefusals, partnerRefusals, type Refused } from './partner-refusals.ts';
import { insertPartner } from './partners.ts';

export type PartnerOutcome = { readonly ok: true; readonly partnerId: string } | Refused;

interface Call {
  readonly actor: Actor;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}
type PartnerCall = Call & { readonly partnerId: string };

/** What administrators say of a partner; `checkDetails` checks it. */
export const partnerDetails = z
  .strictObject({
    name: z.string().meta({
      description: `Display name, 1 to ${MAX_PARTNER_NAME_LENGTH} characters; no two partners have the same.`,
    }),
    email: z.string().meta({ description: 'Where notices to the partner go.' }),
    orderUrl: z.string().nullish().meta({
      description:
        'Its page of an order, to which mails link: https, with `{order}` for the order’s number. Empty: none; left out: as it is. Since 2026-11.',
    }),
    papersRead: z.boolean().nullish().meta({
      description:
        'Whether a machine reads the papers of its orders 识别材料. Left out: as it is, and `true` for a new one. Since 2026-11.',
    }),
    followUps: z.boolean().nullish().meta({
      description:
        'Whether its filings are followed up after their approval 备案后的提醒. Left out: as it is, and `true` for a new one. Since 2026-12.',
    }),
  })
  .meta({ graphql: 'PartnerInput', description: 'What administrators say of a partner. Since 2026-11.' });
type PartnerDetails = z.infer<typeof partnerDetails>;

/** One effect per idempotency key; refusals are audited, too. Audit details hold no address. */
async function runIdempotent(
  ctx: AppContext,
  tx: Tx,
  { actor, key }: Call,
  action: AuditAction,
  asked: { readonly partnerId?: string } & Readonly<Record<string, unknown>>,
  work: () => Promise<{ readonly partnerId: string; readonly details?: Readonly<Record<string, unknown>> } | Refused>,
): Promise<PartnerOutcome> {
  const body = bodyHash([action, asked]);
  const seen = await findAnswer<PartnerOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const done = mayManagePartners(actor) ? await work() : partnerRefusals.notTheirs;
  const isRefused = 'refusal' in done;
  const target = isRefused ? asked.partnerId : done.partnerId;
  const said = isRefused ? { code: done.refusal.reasons[0]?.code ?? done.refusal.code } : (done.details ?? {});
  await writeAudit(tx, actor, action, target, isRefused ? 'refused' : 'done', said);
  const outcome: PartnerOutcome = isRefused ? done : { ok: true, partnerId: done.partnerId };
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

/** Creates a partner without a key: it cannot act until an administrator creates one. */
export function addPartner(
  ctx: AppContext,
  tx: Tx,
  call: Call & PartnerDetails & { readonly language: Language },
): Promise<PartnerOutcome> {
  const orderUrl = call.orderUrl?.trim() ?? '';
  const asked = {
    name: call.name.trim(),
    email: call.email.trim(),
    language: call.language,
    orderUrl,
    papersRead: call.papersRead ?? true,
    followUps: call.followUps ?? true,
  };
  return runIdempotent(ctx, tx, call, 'createPartner', asked, async () => {
    const wrong = checkDetails(asked) ?? (await checkNameFree(tx, asked.name));
    if (wrong !== undefined) return wrong;
    const { id } = await insertPartner(tx, asked);
    return { partnerId: id, details: { name: asked.name } };
  });
}

/** Changes name or address; orders and keys show the new name from then on. */
export function changePartner(ctx: AppContext, tx: Tx, call: PartnerCall & PartnerDetails): Promise<PartnerOutcome> {
  const { partnerId } = call;
  const orderUrl = call.orderUrl?.trim() ?? null;
  const asked = {
    partnerId,
    name: call.name.trim(),
    email: call.email.trim(),
    orderUrl,
    papersRead: call.papersRead ?? null,
    followUps: call.followUps ?? null,
  };
  return runIdempotent(ctx, tx, call, 'changePartner', asked, async () => {
    const wrong = checkDetails(asked) ?? (await checkNameFree(tx, asked.name, partnerId));
    if (wrong !== undefined) return wrong;
    const { rows } = await tx.client.query<{ was: string; moved: boolean }>(
      `/* changePartner */ with was as (select id, name, email from app.partners where id = $1 for update)
       update app.partners p set name = $2, email = $3, order_url = coalesce($4, order_url),
         papers_read = coalesce($5, papers_read), follow_ups = coalesce($6, follow_ups) from was where p.id = was.id returning was.name as was, was.email <> $3 as moved`,
      [partnerId, asked.name, asked.email, asked.orderUrl, asked.papersRead, asked.followUps],
    );
    const [row] = rows;
    if (row === undefined) return keyRefusals.noSuchPartner;
    noteWritten(tx, 'partners', partnerId);
    const followUps = asked.followUps === null ? {} : { followUps: asked.followUps };
    return { partnerId, details: { from: row.was, to: asked.name, addressChanged: row.moved, ...followUps } };
  });
}

/** From the commit on, its keys are refused in every process; its submitted orders go on. */
export const closePartner = (ctx: AppContext, tx: Tx, call: PartnerCall): Promise<PartnerOutcome> =>
  setClosed(ctx, tx, call, 'closePartner', 'app.now()');

/** Its keys are valid again, except those that have ended meanwhile. */
export const reopenPartner = (ctx: AppContext, tx: Tx, call: PartnerCall): Promise<PartnerOutcome> =>
  setClosed(ctx, tx, call, 'reopenPartner', 'null');

function setClosed(
  ctx: AppContext,
  tx: Tx,
  call: PartnerCall,
  action: 'closePartner' | 'reopenPartner',
  to: string,
): Promise<PartnerOutcome> {
  const { partnerId } = call;
  return runIdempotent(ctx, tx, call, action, { partnerId }, async () => {
    const { rowCount } = await tx.client.query(
      `/* ${action} */ update app.partners set closed_at = ${to} where id = $1`,
      [partnerId],
    );
    if (rowCount !== 1) return keyRefusals.noSuchPartner;
    noteWritten(tx, 'partners', partnerId);
    return { partnerId };
  });
}

/**
 * Lets a partner see a record and open orders on it, with the reason stored beside it. It is the alternative to the
 * bureau's filing password, with which a partner proves a record itself (`proveRecord`).
 */
export function grantPartnerRecord(
  ctx: AppContext,
  tx: Tx,
  call: PartnerCall & { readonly filingNumber: string; readonly basis: string },
): Promise<PartnerOutcome> {
  const { partnerId } = call;
  const asked = { partnerId, filingNumber: call.filingNumber.trim(), basis: call.basis.trim() };
  return runIdempotent(ctx, tx, call, 'grantPartnerRecord', asked, async () => {
    if (asked.basis.length === 0 || [...asked.basis].length > textLengths.grantBasis) return partnerRefusals.wrongBasis;
    const { rows } = await tx.client.query<{ partner: boolean; record: string | null }>(
      `/* givePartnerRecord */ select exists (select 1 from app.partners where id = $1) as partner,
         (select r.id from app.records r where r.filing_number = $2 or exists (select 1 from app.websites w
            where w.record_id = r.id and w.filing_number = $2 and not w.gone) limit 1) as record`,
      [partnerId, asked.filingNumber],
    );
    const [found] = rows;
    if (found?.partner !== true) return keyRefusals.noSuchPartner;
    if (found.record === null) return partnerRefusals.noSuchRecord;
    const { rowCount } = await tx.client.query(
      `/* givePartnerRecord */ insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, $3) on conflict do nothing`,
      [partnerId, found.record, asked.basis],
    );
    if (rowCount !== 1) return partnerRefusals.hasRecord;
    noteWritten(tx, 'partner_records', `${partnerId} ${found.record}`);
    return { partnerId, details: { recordId: found.record } };
  });
}

/** Withdraws a record from a partner; refused while the partner has an open order on it. */
export function withdrawPartnerRecord(
  ctx: AppContext,
  tx: Tx,
  call: PartnerCall & { readonly recordId: string },
): Promise<PartnerOutcome> {
  const { partnerId, recordId } = call;
  return runIdempotent(ctx, tx, call, 'withdrawPartnerRecord', { partnerId, recordId }, async () => {
    const open = (Object.keys(states) as (keyof typeof states)[]).filter((state) => stateRow(state).terminal !== true);
    const { rows } = await tx.client.query<{ has: boolean; open: boolean }>(
      `/* takePartnerRecord */ select exists (select 1 from app.partner_records where partner_id = $1 and record_id = $2) as has,
         exists (select 1 from app.orders where partner_id = $1 and record_id = $2 and state = any($3)) as open`,
      [partnerId, recordId, open],
    );
    const [found] = rows;
    if (found?.has !== true) return partnerRefusals.hasNoSuchRecord;
    if (found.open) return partnerRefusals.orderOpen;
    await tx.client.query(
      '/* takePartnerRecord */ delete from app.partner_records where partner_id = $1 and record_id = $2',
      [partnerId, recordId],
    );
    noteWritten(tx, 'partner_records', `${partnerId} ${recordId}`);
    return { partnerId, details: { recordId } };
  });
}

function checkDetails({ name, email, orderUrl }: PartnerDetails): Refused | undefined {
  if (name.length === 0 || [...name].length > MAX_PARTNER_NAME_LENGTH || /\p{Cc}/u.test(name))
    return partnerRefusals.wrongName;
  if (!isOrderUrl(orderUrl ?? '')) return partnerRefusals.wrongOrderUrl;
  return checkEmail(email).outcome === 'pass' && !email.includes(';') ? undefined : partnerRefusals.wrongEmail;
}

const isOrderUrl = (url: string): boolean =>
  url === '' || (/^https:\/\/[^\s"<>]{1,300}$/.test(url) && url.includes('{order}') && URL.canParse(url));

async function checkNameFree(tx: Tx, name: string, but = ''): Promise<Refused | undefined> {
  // Locked, so that of two concurrent calls with one name the second is refused instead of failing on the unique
  // index.
  await tx.client.query(`/* takenName */ select pg_advisory_xact_lock(hashtextextended('partnerName', 0))`);
  const { rowCount } = await tx.client.query(
    '/* takenName */ select 1 from app.partners where name = $1 and id <> $2',
    [name, but],
  );
  return rowCount === 0 ? undefined : partnerRefusals.takenName;
}
