import { newId } from '@beian/database/ids';
import { providerSql } from '@beian/database/settings';
import type { AppContext, Tx } from '@beian/database/transaction';
import { TRANSFER_DAYS, transferReasons } from '@beian/domain/filing';
import type { Provider } from '@beian/domain/settings';
import type { Actor } from '@beian/domain/staff';
import { type Language, refusal } from '@beian/domain/text';
import { type FiledRecordRow, filedRecordOneSql, unsealFiled } from '../follow-ups/filed-record.ts';
import { addFollowUp } from '../follow-ups/send-follow-ups.ts';
import { settleOnce, type TransferOutcome } from './settle.ts';

interface OfferCall {
  readonly actor: Actor;
  readonly recordId: string;
  readonly toPartnerId: string;
  readonly key: string;
}

/**
 * 转移备案: a partner offers a filing to another one. Its subject principal is asked by SMS and mail, and the receiver is told; while both may
 * answer, the filing stays where it is.
 */
export const offerRecord = (ctx: AppContext, tx: Tx, call: OfferCall): Promise<TransferOutcome> => {
  const { actor, recordId, toPartnerId, key } = call;
  return settleOnce(ctx, tx, { actor, key, action: 'offerRecord', said: [recordId, toPartnerId] }, async () => {
    const { rows } = await tx.client.query<Omit<FiledRecordRow, 'partner'>>(filedRecordOneSql, [recordId]);
    const [row] = rows;
    const found = await readOffer(tx, call);
    // A filing that the bureau has not published yet has no number that an owner could recognise.
    if (row === undefined || row.filing === '' || found === undefined)
      return refusal('NOT_FOUND', transferReasons.recordNotFound);
    if (actor.id === toPartnerId) return refusal('INVALID_INPUT', transferReasons.ownAccount);
    if (found.receiver === null) return refusal('NOT_FOUND', transferReasons.partnerNotFound);
    if (found.orderOpen) return refusal('NOT_POSSIBLE', transferReasons.orderOpen);
    const filed = unsealFiled(ctx, row);
    if (!filed.subject.principal.mobile) return refusal('NOT_POSSIBLE', transferReasons.ownerNotReached);
    const transferId = newId('transfer');
    if (!(await insertTransfer(tx, call, transferId, row.filing)))
      return refusal('NOT_POSSIBLE', transferReasons.alreadyOffered);
    await addFollowUp(ctx, tx, {
      due: { kind: 'TRANSFER', websiteId: null, about: '', period: transferId },
      row: {
        ...row,
        partner: { id: actor.id, language: found.language, email: found.receiver.email, followUps: true },
      },
      filed,
      parties: { from: found.name, to: found.receiver.name },
      today: found.today,
      provider: found.provider,
    });
    return { transferId, details: { recordId, partnerId: toPartnerId } };
  });
};

interface Offer {
  readonly name: string;
  readonly language: Language;
  readonly receiver: { readonly name: string; readonly email: string } | null;
  readonly orderOpen: boolean;
  readonly today: string;
  readonly provider: Provider;
}

/** What an offer depends on; undefined where the filing is none of the caller's. */
async function readOffer(tx: Tx, { actor, recordId, toPartnerId }: OfferCall): Promise<Offer | undefined> {
  const { rows } = await tx.client.query<Offer>(
    `/* readOffer */ select p.name, p.language, (select to_json(x) from app.transfer_receiver($3) x) as receiver,
       app.order_of_record_is_open($2) as "orderOpen", app.shanghai_day(app.now()) as today, ${providerSql} as provider
     from app.partners p join app.partner_records g on g.partner_id = p.id and g.record_id = $2 where p.id = $1`,
    [actor.id, recordId, toPartnerId],
  );
  return rows[0];
}

/** False: another transfer of the filing is open. One that is out of time, or that its owner refused, is ended first. */
async function insertTransfer(
  tx: Tx,
  { actor, recordId, toPartnerId }: OfferCall,
  transferId: string,
  filing: string,
): Promise<boolean> {
  await tx.client.query(
    `/* endOldTransfer */ update app.record_transfers set outcome = 'EXPIRED', ended_at = app.now()
     where record_id = $1 and outcome is null and (expires_at <= app.now() or owner_answer = 'refused')`,
    [recordId],
  );
  const { rowCount } = await tx.client.query(
    `/* offerRecord */ insert into app.record_transfers (id, record_id, filing_number, from_partner_id, to_partner_id, expires_at)
     values ($1, $2, $3, $4, $5, app.now() + make_interval(days => $6)) on conflict (record_id) where outcome is null do nothing`,
    [transferId, recordId, filing, actor.id, toPartnerId, TRANSFER_DAYS],
  );
  return rowCount === 1;
}
