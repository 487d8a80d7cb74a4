import type { AppContext, Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import { type ItemFinding, type ReviewedOrder, reviewedFindings } from '@beian/domain/escapes';
import type { MaterialKind, Proposal } from '@beian/domain/filing';
import { currentChecks, type StoredMachineCheck } from '@beian/domain/machine-checks';
import { fieldsOfOrder, type OrderFacts } from '@beian/domain/order';
import type { ReadPaper } from '@beian/domain/reading';
import { partnerKnowledge, readContent } from '../content/content.ts';
import { countFiledServices } from '../content/filed-services.ts';
import type { LoadedOrder } from '../facts/facts.ts';
import { findMachineChecks } from '../machine-checks/machine-checks-sql.ts';
import { findReadPapers, itemOf } from '../readings/paper-view.ts';

/** The proposal of an order as it stands, by the rules that judged it. */
export async function loadProposal(ctx: AppContext, tx: Tx, { row, facts }: LoadedOrder): Promise<Proposal> {
  const content = await readContent(ctx, tx, row.id);
  return {
    kind: facts.kind,
    elsewhere: facts.record.elsewhere,
    province: facts.province,
    edition: facts.edition,
    today: shanghaiDay(Date.parse(facts.now)),
    before: content.base,
    after: content.now,
    ...(await countFiledServices(tx, { ...row, kind: facts.kind }, content.now)),
    ...partnerKnowledge(row.salt, content),
  };
}

export const machineFinding = ({ item, ruleId, outcome }: StoredMachineCheck): ItemFinding => ({
  item,
  ruleId,
  outcome,
});

const hashOf = ({ materials, fieldHashes }: OrderFacts, item: string): string | undefined =>
  item.startsWith('material.') ? materials[item.slice('material.'.length) as MaterialKind] : fieldHashes[item];

/** The items at which papers say something else than the order. */
export function differingItems(papers: readonly ReadPaper[], { facts }: LoadedOrder): string[] {
  const listed = new Set<string>(fieldsOfOrder(facts));
  return papers.flatMap(({ compared }) =>
    compared.filter(({ outcome }) => outcome === 'DIFFERS').map(({ at, material }) => itemOf(at, material, listed)),
  );
}

/** What was known of an order, at the bureau or just refused, when its content was passed. */
export async function loadReviewedOrder(ctx: AppContext, tx: Tx, loaded: LoadedOrder): Promise<ReviewedOrder> {
  const { facts, row } = loaded;
  const papers = await findReadPapers(ctx, tx, loaded, 'desk');
  const passed = Object.entries(facts.verdicts).filter(
    ([item, { verdict, hash }]) => verdict === 'pass' && hash === hashOf(facts, item),
  );
  return {
    proposal: await loadProposal(ctx, tx, loaded),
    findings: reviewedFindings(facts),
    machineChecks: currentChecks(facts, await findMachineChecks(tx, row.id)).map(machineFinding),
    differing: differingItems(papers, loaded),
    passed: new Set(passed.map(([item]) => item)),
  };
}
