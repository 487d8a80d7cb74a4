import { type AppContext, system, type Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { fieldsOfOrder, materialKey, type OrderFacts, orderLifeCycle } from '@beian/domain/order';
import { findFacts, type LoadedOrder } from '../facts/facts.ts';
import { perform } from '../perform/perform.ts';
import { findReadPapers, itemOf } from '../readings/paper-view.ts';

/**
 * Reopens the verdicts of an order that passed what a material just read contradicts, in the transaction that stores what was read. The
 * order's row is locked, so a verdict is either given after the result was stored or reopened.
 */
export async function reopenLatePasses(
  ctx: AppContext,
  tx: Tx,
  { orderId, material }: { readonly orderId: string; readonly material: MaterialKind },
  contradicted: (loaded: LoadedOrder) => Promise<readonly string[]>,
): Promise<void> {
  const loaded = (await findFacts(tx, [orderId])).get(orderId);
  const { state } = loaded?.facts ?? { state: null };
  if (loaded === undefined || state === null || !orderLifeCycle.events.reopenVerdicts.from.includes(state)) return;
  // Without a pass there is nothing to open and compare.
  if (!Object.values(loaded.facts.verdicts).some(({ verdict }) => verdict === 'pass')) return;
  const items = (await contradicted(loaded)).filter((item) => isPassed(loaded.facts, item));
  if (items.length === 0) return;
  const outcome = await perform(
    ctx,
    tx,
    { event: 'reopenVerdicts', orderId, actor: system('clock'), input: { items, material } },
    loaded,
  );
  if (!outcome.ok) throw new Error(`reopenVerdicts: ${outcome.refusal.reasons.map(({ code }) => code).join(', ')}`);
}

const isPassed = ({ verdicts, fieldHashes, materials }: OrderFacts, item: string): boolean => {
  const hashes: Readonly<Record<string, string>> = {
    ...fieldHashes,
    ...Object.fromEntries(Object.entries(materials).map(([kind, hash]) => [materialKey(kind as MaterialKind), hash])),
  };
  return verdicts[item]?.verdict === 'pass' && verdicts[item].hash === hashes[item];
};

/** Items of which a paper shows something else. */
export const differingItems =
  (ctx: AppContext, tx: Tx, material: MaterialKind) =>
  async (loaded: LoadedOrder): Promise<string[]> => {
    const listed = new Set<string>(fieldsOfOrder(loaded.facts));
    const papers = await findReadPapers(ctx, tx, loaded, 'desk');
    const compared = papers.find((paper) => paper.material === material)?.compared ?? [];
    const differing = compared.filter(({ outcome }) => outcome === 'DIFFERS');
    return [...new Set(differing.map(({ at }) => itemOf(at, material, listed)))];
  };
