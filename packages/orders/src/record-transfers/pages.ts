import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type RecordTransferView, stepsOfTransfer, type TransferState, transferStates } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';

/** SQL: how transfer `t` stands. */
export const transferStateSql = `case when t.outcome is not null then t.outcome when t.owner_answer = 'refused' then 'OWNER_REFUSED'
  when t.expires_at <= app.now() then 'EXPIRED' when t.owner_answer = 'confirmed' then 'AWAITING_RECEIVER' else 'AWAITING_OWNER' end`;

export const listTransferIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.record_transfers o', key: 'o.offered_at', type: 'timestamptz', descending: true },
    [],
    [],
    asked,
  );

/** Transfers in the order of `ids`. */
export async function loadTransfers(
  tx: Tx,
  ids: readonly string[],
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): Promise<RecordTransferView[]> {
  const { rows } = await tx.client.query<Omit<RecordTransferView, 'stateLabel' | 'steps'>>(
    `/* loadTransfers */ select t.id, t.record_id as "recordId", t.filing_number as "filingNumber", t.from_partner_id as "fromPartnerId",
       app.transfer_party(t.from_partner_id) as "fromName", t.to_partner_id as "toPartnerId", app.transfer_party(t.to_partner_id) as "toName",
       ${transferStateSql} as state, app.iso(t.offered_at) as "offeredAt", app.iso(t.expires_at) as "expiresAt", app.iso(t.ended_at) as "endedAt"
     from unnest($1::text[]) with ordinality as want(id, place) join app.record_transfers t on t.id = want.id order by want.place`,
    [ids],
  );
  return rows.map((row) => {
    const party =
      actor.id === row.toPartnerId ? 'receiver' : actor.id === row.fromPartnerId ? ('giver' as const) : null;
    const state: TransferState = row.state;
    return { ...row, stateLabel: transferStates[state].label[language], steps: stepsOfTransfer(state, party) };
  });
}
