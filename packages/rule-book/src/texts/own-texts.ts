import { type OwnTextRow, ownTextOfRow, ownTextSql } from '@beian/database/rules';
import type { Tx } from '@beian/database/transaction';
import { type OwnText, ownTextOf, type RuleChange } from '@beian/domain/rule-book';

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

export type TextChange = Extract<RuleChange, { readonly does: 'reasonText' | 'noticeText' | 'endText' }>;
export const isTextChange = (change: RuleChange): change is TextChange => change.does.endsWith('Text');

/**
 * What an approved draft does to the own texts. False: it ends a text that there is not, or that has ended by then.
 * @throws a check violation where a day is not to come
 */
export async function writeTextChange(tx: Tx, draftId: string, change: TextChange): Promise<boolean> {
  if (change.does === 'endText') {
    const { rowCount } = await tx.client.query(
      `/* writeTextChange */ update app.own_texts set until_day = $2, ended_by = $3
       where id = $1 and from_day < $2 and (until_day is null or until_day > $2)`,
      [change.text, change.until, draftId],
    );
    return rowCount === 1;
  }
  const { key, texts, from, until } = ownTextOf(change.text);
  await tx.client.query(
    `/* writeTextChange */ insert into app.own_texts (id, draft_id, key, texts, from_day, until_day) values ($1, $2, $3, $4, $5, $6)`,
    [`${draftId}.${change.text.id}`, draftId, key, JSON.stringify(texts), from, until ?? null],
  );
  return true;
}
