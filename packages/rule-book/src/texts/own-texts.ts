import { type OwnTextRow, ownTextOfRow, ownTextSql } from '@beian/database/rules';
import type { Tx } from '@beian/database/transaction';
import type { Day } from '@beian/domain/province';
import { type OwnText, type OwnTextView, ownRuleStateOf, ownRuleStates } from '@beian/domain/rule-book';
import type { Language } from '@beian/domain/text';

/** 自定文字: an approved text, with its draft. */
export interface ApprovedText {
  readonly draftId: string;
  readonly text: OwnText;
}

/** All texts that were ever approved, in the order of approval. */
export async function listOwnTexts(tx: Tx): Promise<readonly ApprovedText[]> {
  const { rows } = await tx.client.query<OwnTextRow & { draftId: string }>(
    `/* listOwnTexts */ select ${ownTextSql}, draft_id as "draftId" from app.own_texts order by place`,
  );
  return rows.map(({ draftId, ...row }) => ({ draftId, text: ownTextOfRow(row) }));
}

/** Texts that are in force or begin later, in the order of approval: at most a few for each reason and notice. */
export async function loadOwnTexts(tx: Tx, language: Language): Promise<readonly OwnTextView[]> {
  const { rows } = await tx.client.query<OwnTextRow & { draftId: string; today: Day }>(
    `/* loadOwnTexts */ select ${ownTextSql}, draft_id as "draftId", d.today
     from app.own_texts, (select app.shanghai_day(app.now()) as today) d where until_day is null or until_day > d.today::date order by place`,
  );
  return rows.map(({ today, texts, ...row }) => {
    const state = ownRuleStateOf(row, today);
    return { ...row, texts: JSON.stringify(texts), state, stateLabel: ownRuleStates[state].label[language] };
  });
}
