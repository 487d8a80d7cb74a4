import type { PartnerOfPerson } from '@beian/accounts/staff';
import { writeAudit } from '@beian/database/audit';
import { sha256 } from '@beian/database/sealing';
import { providerSql } from '@beian/database/settings';
import { type AppContext, queryAsSystem, readOnly, system, type Tx, transaction } from '@beian/database/transaction';
import { type FollowUpAnswer, type FollowUpKind, followUpRow } from '@beian/domain/follow-ups';
import { claimantLabel, type FollowUpValues, transferParties } from '@beian/domain/notices';
import type { Provider } from '@beian/domain/settings';
import type { Language } from '@beian/domain/text';
import { loadPublishedCodes } from '@beian/records/published';
import { type FiledRecordRow, filedData, filedRecordOneSql, unsealFiled } from './filed-record.ts';

/** What the page of a follow-up's link is about. */
export interface OpenFollowUp {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly recordId: string;
  readonly period: string;
  readonly filing: string;
  /** Masked if it is a person. */
  readonly subject: string;
  readonly website: string;
  readonly answer: FollowUpAnswer | null;
  readonly expiresAt: string;
  readonly partner: PartnerOfPerson;
  readonly provider: Provider;
}

/** What a link asks; null when it is unknown or over, which are not told apart. Reading it changes nothing: programs that check mails open links. */
export async function findFollowUp(ctx: AppContext, token: string): Promise<OpenFollowUp | null> {
  const [found] = await queryAsSystem<OpenFollowUp>(ctx, {
    name: 'find-follow-up',
    text: `/* findFollowUp */ select f.id, f.kind, f.record_id as "recordId", f.period, coalesce(w.filing_number, r.filing_number) as filing, r.name as subject,
        coalesce(w.name, '') as website, f.answer, app.iso(f.expires_at) as "expiresAt",
        json_build_object('id', p.id, 'name', p.name, 'language', p.language) as partner, ${providerSql} as provider
      from app.follow_ups f join app.records r on r.id = f.record_id join app.partners p on p.id = f.partner_id left join app.websites w on w.id = f.website_id
      where f.hash = $1 and f.expires_at > app.now()`,
    values: [sha256(token)],
  });
  return found ?? null;
}

/** The data that is asked about: of a yearly check as it is filed now, masked; of a transfer both parties. */
export async function readFollowUpData(
  ctx: AppContext,
  { kind, period, recordId }: OpenFollowUp,
  language: Language,
): Promise<FollowUpValues['data']> {
  if (kind === 'TRANSFER') return partiesOf(ctx, period, language);
  if (kind === 'CLAIM') return claimantOf(ctx, period, language);
  if (kind !== 'DATA_CHECK') return [];
  return readOnly(ctx, system('clock'), async (tx) => {
    const { rows } = await tx.client.query<Omit<FiledRecordRow, 'partner'>>(filedRecordOneSql, [recordId]);
    const [row] = rows;
    return row === undefined ? [] : filedData(unsealFiled(ctx, row), language, await loadPublishedCodes(tx));
  });
}

/** Stores an answer, audited; another one takes its place until the link is over. False: the link takes no such answer. */
export function answerFollowUp(ctx: AppContext, token: string, answer: FollowUpAnswer): Promise<boolean> {
  const actor = system('clock');
  return transaction(ctx, actor, async (tx) => {
    const { rows } = await tx.client.query<{
      id: string;
      kind: FollowUpKind;
      period: string;
      was: FollowUpAnswer | null;
    }>(
      `/* answerFollowUp */ select id, kind, period, answer as was from app.follow_ups where hash = $1 and expires_at > app.now() for update`,
      [sha256(token)],
    );
    const [found] = rows;
    if (found === undefined || followUpRow(found.kind).answers[answer] === undefined) return false;
    if (found.was === answer) return true;
    await tx.client.query(
      '/* answerFollowUp */ update app.follow_ups set answer = $2, answered_at = app.now() where id = $1',
      [found.id, answer],
    );
    await noteOwnersAnswer[found.kind]?.(tx, found.period, answer);
    await writeAudit(tx, actor, 'answerFollowUp', found.id, 'done', { kind: found.kind, answer });
    return true;
  });
}

/** Both partners of a transfer. */
async function partiesOf(ctx: AppContext, transferId: string, language: Language): Promise<FollowUpValues['data']> {
  const [row] = await queryAsSystem<{ from: string; to: string }>(ctx, {
    name: 'transfer-parties',
    text: `/* transferParties */ select a.name as from, b.name as to from app.record_transfers t join app.partners a on a.id = t.from_partner_id
      join app.partners b on b.id = t.to_partner_id where t.id = $1`,
    values: [transferId],
  });
  return row === undefined
    ? []
    : [
        { label: transferParties.from[language], value: row.from },
        { label: transferParties.to[language], value: row.to },
      ];
}

/** Who claims a filing. */
async function claimantOf(ctx: AppContext, claimId: string, language: Language): Promise<FollowUpValues['data']> {
  const [row] = await queryAsSystem<{ name: string }>(ctx, {
    name: 'claimant',
    text: '/* claimant */ select p.name from app.record_claims c join app.partners p on p.id = c.partner_id where c.id = $1',
    values: [claimId],
  });
  return row === undefined ? [] : [{ label: claimantLabel[language], value: row.name }];
}

const noteIn = (table: 'record_transfers' | 'record_claims') => (tx: Tx, id: string, answer: FollowUpAnswer) =>
  tx.client.query(`/* answerFollowUp */ update app.${table} set owner_answer = $2 where id = $1 and outcome is null`, [
    id,
    answer,
  ]);

/** Where the owner's answer counts besides the follow-up itself; `period` of the follow-up is the id of the row. */
const noteOwnersAnswer: Readonly<
  Partial<Record<FollowUpKind, (tx: Tx, id: string, answer: FollowUpAnswer) => Promise<unknown>>>
> = { TRANSFER: noteIn('record_transfers'), CLAIM: noteIn('record_claims') };
