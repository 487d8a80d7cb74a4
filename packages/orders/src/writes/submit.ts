import { type EditionId, isEditionId } from '@beian/domain';
import type { Write } from './write.ts';

/** A submission takes the edition in force and starts a new round. */
export const submit: Write = async ({ tx, hand, input }) => {
  const { rows } = await tx.client.query<{ edition: string }>(
    `/* editionInForce */ select value #>> '{}' as edition from app.settings where name = 'edition'`,
  );
  const inForce = rows[0]?.edition ?? '';
  const edition: EditionId = isEditionId(inForce) ? inForce : hand.facts.edition;
  return {
    set: { round: hand.row.round + 1, submittedAt: hand.facts.now },
    edition,
    logged: { acknowledged: (input as { acknowledged: string[] }).acknowledged },
  };
};
