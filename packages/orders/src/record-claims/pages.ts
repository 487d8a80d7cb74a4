import { fromBase64, type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type ClaimPaper, claimPapers, claimStates, type RecordClaimView, stepsOfClaim } from '@beian/domain/filing';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';

/** SQL: how claim `c` stands. */
export const claimStateSql = `case when c.outcome is not null then c.outcome when c.record_id is null then 'RECEIVED' when c.owner_answer = 'refused'
  then 'OWNER_REFUSED' when c.owner_answer is null and c.owner_until > app.now() then 'AWAITING_OWNER' else 'AWAITING_DECISION' end`;

export const claimReasonAad = (id: string): string => `record_claims.reason:${id}`;

export const listClaimIds = (tx: Tx, asked: PageQuery): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.record_claims o', key: 'o.claimed_at', type: 'timestamptz', descending: true },
    [],
    [],
    asked,
  );

type Row = Omit<RecordClaimView, 'stateLabel' | 'steps' | 'papers' | 'reason'> & {
  readonly reason: string | null;
  readonly papers: readonly { readonly id: string; readonly paper: ClaimPaper }[] | null;
  readonly mayObject: boolean;
};

/** Claims in the order of `ids`. */
export async function loadClaims(
  ctx: AppContext,
  tx: Tx,
  ids: readonly string[],
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): Promise<RecordClaimView[]> {
  const { rows } = await tx.client.query<Row>(
    `/* loadClaims */ select c.id, c.filing_number as "filingNumber", c.partner_id as "partnerId", p.name as "partnerName", c.record_id as "recordId",
       r.name as "subjectName", ${claimStateSql} as state, app.iso(c.claimed_at) as "claimedAt", app.iso(c.owner_until) as "ownerUntil",
       coalesce(c.owner_answer = 'confirmed', false) as "ownerAnswered", app.iso(c.objection_until) as "objectionUntil",
       coalesce(c.objection_until > app.now(), false) as "mayObject", app.iso(c.ended_at) as "endedAt", encode(c.reason, 'base64') as reason,
       (select json_agg(json_build_object('id', x.id, 'paper', x.paper) order by x.paper desc) from app.record_claim_papers x where x.claim_id = c.id) as papers
     from unnest($1::text[]) with ordinality as want(id, place) join app.record_claims c on c.id = want.id
       join app.partners p on p.id = c.partner_id left join app.records r on r.id = c.record_id order by want.place`,
    [ids],
  );
  return rows.map(({ mayObject, reason, papers, ...row }) => {
    const party = actor.kind === 'partner' ? 'claimant' : hasRight(actor, 'decideClaims') ? ('desk' as const) : null;
    const { state, objectionUntil } = row;
    return {
      ...row,
      stateLabel: claimStates[state].label[language],
      steps: stepsOfClaim({ state, holderTold: objectionUntil !== null, mayObject }, party),
      papers: (papers ?? []).map((one) => ({ ...one, label: claimPapers[one.paper].label[language] })),
      reason: reason === null ? null : ctx.keys.unseal(claimReasonAad(row.id), fromBase64(reason)).toString('utf8'),
    };
  });
}
