import { type OwnTextRow, ownTextOfRow, ownTextSql } from '@beian/database/rules';
import type { Tx } from '@beian/database/transaction';
import type { OwnText } from '@beian/domain/rule-book';

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
