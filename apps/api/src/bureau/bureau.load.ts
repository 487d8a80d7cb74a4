import { type BureauView, inTransaction, loadGateway } from '@beian/orders';
import { actorOf, type Context } from '../context.ts';
import { reasonInWords } from '../words.ts';

/** Every connection, the worst first; empty for partners: the rows are the house's own. */
export async function listBureauRows(context: Context, bureauId?: string) {
  const { house, language } = context;
  const actor = actorOf(context);
  const rows = await inTransaction(house, actor, (tx) => loadGateway(tx, { actor, language, bureauId }));
  return rows.map((row) => bureauInWords(row, context));
}

const bureauInWords = (row: BureauView, { language }: Context) => ({
  ...row,
  actions: row.actions.map((action) => ({
    ...action,
    reasons: action.reasons.map((reason) => reasonInWords(reason, language)),
  })),
});
