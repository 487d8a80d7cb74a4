import { inTransaction, listRecordIds, loadRecords, type RecordView } from '@beian/orders';
import { connectionOf } from '../common/page.type.ts';
import { actorOf, type Context } from '../context.ts';
import { type PageArguments, pageOf, present } from '../page.ts';

export async function findRecord(context: Context, id: string): Promise<RecordView | null> {
  const { house, language } = context;
  const actor = actorOf(context);
  const [view] = await inTransaction(house, actor, (tx) => loadRecords(house, tx, { ids: [id], language }));
  return view ?? null;
}

export function listRecords(context: Context, page: PageArguments, search: string | null) {
  const { house, language } = context;
  const actor = actorOf(context);
  return inTransaction(house, actor, async (tx) => {
    const ids = await pageOf(page, () => listRecordIds(tx, present({ first: page.first, after: page.after, search })));
    return connectionOf(ids, await loadRecords(house, tx, { ids: ids.ids, language }));
  });
}
