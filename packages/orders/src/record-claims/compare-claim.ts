import { writeAudit } from '@beian/database/audit';
import { providerSql } from '@beian/database/settings';
import { type AppContext, system, type Tx, testSystem, transaction } from '@beian/database/transaction';
import type { FollowUpKind } from '@beian/domain/follow-ups';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { type FiledRecordRow, filedRecordOneSql, unsealFiled } from '../follow-ups/filed-record.ts';
import { addFollowUp } from '../follow-ups/send-follow-ups.ts';
import { certificateAad } from './claim-record.ts';

interface PartyRow {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly email: string;
}
interface HolderRow extends PartyRow {
  readonly closed: boolean;
}
interface ReceivedClaim {
  readonly filingNumber: string;
  readonly certificate: Buffer;
  readonly claimant: PartyRow;
  readonly today: string;
  readonly provider: Provider;
  readonly ownerUntil: string;
  readonly objectionUntil: string;
  readonly ownerDays: number;
  readonly objectionDays: number;
}

/**
 * Compares a claim that was received with the filings, once: number and certificate number must fit. Then it asks the filing's principal by SMS and
 * mail, and tells a former holder with a closed account that it may object. A filing that an open account holds is not claimed: its holder is told,
 * and may offer a transfer.
 */
export const compareClaim = (ctx: AppContext, claimId: string, isTest: boolean): Promise<void> => {
  const actor = isTest ? testSystem('clock') : system('clock');
  return transaction(ctx, actor, async (tx) => {
    const claim = await lockReceived(tx, claimId);
    if (claim === undefined) return;
    const recordId = await findFiled(ctx, tx, claimId, claim);
    if (recordId === undefined) {
      await endClaim(tx, claimId, null, 'NOT_FOUND');
      await writeAudit(tx, actor, 'openRecordClaim', claimId, 'refused', { code: 'NOT_FOUND' });
      return;
    }
    const { rows: holders } = await tx.client.query<HolderRow>(
      `/* compareClaim */ select p.id, p.name, p.language, p.email, p.closed_at is not null as closed
       from app.partner_records g join app.partners p on p.id = g.partner_id where g.record_id = $1 order by g.created_at, p.id`,
      [recordId],
    );
    const notice = await claimNotices(ctx, tx, { claimId, recordId, claim });
    const open = holders.filter(({ closed }) => !closed);
    if (open.length > 0) {
      await endClaim(tx, claimId, recordId, 'HELD');
      for (const holder of open) await notice('CLAIM_HELD', holder);
    } else {
      await tx.client.query(
        `/* compareClaim */ update app.record_claims set record_id = $2, certificate = null, owner_until = $3, objection_until = $4 where id = $1`,
        [claimId, recordId, claim.ownerUntil, holders.length === 0 ? null : claim.objectionUntil],
      );
      await notice('CLAIM', claim.claimant, claim.ownerDays);
      for (const holder of holders) await notice('CLAIM_OBJECTION', holder, claim.objectionDays);
    }
    await writeAudit(tx, actor, 'openRecordClaim', claimId, 'done', {
      ...{ recordId, partnerId: claim.claimant.id },
      ...(open.length > 0 ? { state: 'HELD' } : {}),
    });
  });
};

/** Compares claims whose process died between storing and comparing; @returns how many. */
export async function compareReceivedClaims(ctx: AppContext, isTest: boolean): Promise<number> {
  const ids = await transaction(ctx, isTest ? testSystem('clock') : system('clock'), async (tx) => {
    const { rows } = await tx.client.query<{ id: string }>(
      `/* receivedClaims */ select id from app.record_claims where record_id is null and outcome is null order by claimed_at limit 20`,
    );
    return rows.map(({ id }) => id);
  });
  for (const id of ids) await compareClaim(ctx, id, isTest);
  return ids.length;
}

/** The claim, locked; undefined: it was compared before, or withdrawn. */
async function lockReceived(tx: Tx, claimId: string): Promise<ReceivedClaim | undefined> {
  const { rows } = await tx.client.query<ReceivedClaim>(
    `/* compareClaim */ select c.filing_number as "filingNumber", c.certificate, app.shanghai_day(app.now()) as today, ${providerSql} as provider,
       json_build_object('id', p.id, 'name', p.name, 'language', p.language, 'email', p.email) as claimant,
       s.owner as "ownerDays", s.objection as "objectionDays",
       app.iso(app.now() + make_interval(days => s.owner)) as "ownerUntil", app.iso(app.now() + make_interval(days => s.objection)) as "objectionUntil"
     from app.record_claims c join app.partners p on p.id = c.partner_id
     cross join (select (select value #>> '{}' from app.settings where name = 'claimOwnerDays')::int as owner,
       (select value #>> '{}' from app.settings where name = 'claimObjectionDays')::int as objection) s
     where c.id = $1 and c.outcome is null and c.record_id is null for update of c`,
    [claimId],
  );
  return rows[0];
}

/** The filing with both numbers. One that is filed only through another provider has no certificate here, and is proved by its password. */
async function findFiled(ctx: AppContext, tx: Tx, claimId: string, claim: ReceivedClaim): Promise<string | undefined> {
  const typed = ctx.keys.unseal(certificateAad(claimId), claim.certificate).toString('utf8').trim();
  const spellings = [...new Set([typed, typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()])];
  const { rows } = await tx.client.query<{ id: string }>(
    `/* compareClaim */ select id from app.records where filing_number = $1 and certificate_hash = any($2) and filed and not elsewhere and erased_at is null`,
    [claim.filingNumber, spellings.flatMap((one) => ctx.keys.searchHashes('certificate', one))],
  );
  return rows[0]?.id;
}

const endClaim = (tx: Tx, claimId: string, recordId: string | null, outcome: 'NOT_FOUND' | 'HELD') =>
  tx.client.query(
    `/* compareClaim */ update app.record_claims set outcome = $2, ended_at = app.now(), record_id = $3, certificate = null where id = $1`,
    [claimId, outcome, recordId],
  );

/** Tells the parties of a claim: each kind of notice once per claim and partner. */
export async function claimNotices(
  ctx: AppContext,
  tx: Tx,
  of: {
    readonly claimId: string;
    readonly recordId: string;
    readonly claim: Pick<ReceivedClaim, 'claimant' | 'today' | 'provider'>;
  },
): Promise<(kind: FollowUpKind, to: PartyRow, days?: number) => Promise<void>> {
  const { rows } = await tx.client.query<Omit<FiledRecordRow, 'partner'>>(filedRecordOneSql, [of.recordId]);
  const [row] = rows;
  if (row === undefined) throw new Error('claimNotices: the record is gone');
  const filed = unsealFiled(ctx, row);
  const { today, provider, claimant } = of.claim;
  return (kind, to, days) =>
    addFollowUp(ctx, tx, {
      due: { kind, websiteId: null, about: to.id === claimant.id ? '' : to.id, period: of.claimId },
      row: { ...row, partner: { ...to, followUps: true } },
      filed,
      parties: { from: '', to: claimant.name },
      ...(days === undefined ? {} : { days }),
      ...{ today, provider },
    });
}
