import type { AppContext, Tx } from '@beian/database/transaction';
import type { PersonPart } from '@beian/domain/filing';
import type { Holding, KeptBasis, PlaceDecision } from '@beian/domain/personal';
import { hashesOfPerson } from '@beian/records/record';
import type { FoundFiling, FoundOrder, FoundPerson, FoundVersion } from './find.ts';
import { countOrderHoldings, countOtherHoldings, materialsOfPerson, type OrderHoldings } from './order-holdings.ts';

/** One decision, with the order, filing or staff member it belongs to. */
export interface PlannedDecision extends PlaceDecision {
  readonly about: string | null;
}

/** What is deleted of an order. */
export interface OrderErasure {
  readonly order: FoundOrder;
  /** Person parts whose values are deleted; empty when they stay. */
  readonly parts: readonly PersonPart[];
  readonly materials: readonly string[];
  /** Whether the kept verification forms are deleted with them. */
  readonly forms: boolean;
  /** Whether what face checks took is deleted. */
  readonly faces: boolean;
}

/** The decisions about everything held on a person, one per place, and the data needed to carry them out. */
export interface PersonPlan {
  readonly decisions: readonly PlannedDecision[];
  readonly orders: readonly OrderErasure[];
  readonly filings: readonly FoundFiling[];
  readonly versions: readonly FoundVersion[];
}

/**
 * Decides for every place what a deletion does: delete now, or keep with basis and date. Orders in progress and filings
 * in force are kept, with the materials they were checked by; files that show other people too are deleted at the end
 * of their retention period. Only reads.
 */
export async function planDeletion(ctx: AppContext, tx: Tx, person: FoundPerson): Promise<PersonPlan> {
  const places = await countOrderHoldings(
    tx,
    person.orders.map(({ id }) => id),
  );
  const decisions: PlannedDecision[] = [];
  const orders: OrderErasure[] = [];
  for (const order of person.orders) {
    const of = places.get(order.id);
    if (of === undefined) continue;
    const { decided, erasure } = decideOrder(order, of, person.filings);
    decisions.push(...decided);
    if (erasure !== undefined) orders.push(erasure);
  }
  const gone = person.filings.filter(({ inForce }) => !inForce);
  const recordIdsInForce = new Set(person.filings.flatMap((one) => (one.inForce ? [one.recordId] : [])));
  const past = person.versions.filter(({ recordId, until }) => until !== null || !recordIdsInForce.has(recordId));
  decisions.push(
    ...person.filings.map((one) =>
      one.inForce
        ? keptDecision('filings', 1, 'FILING_IN_FORCE', null, one.recordId, one.filingNumber)
        : deletedDecision('filings', 1, one.recordId, one.filingNumber),
    ),
    ...groupByFilingNumber(past).map(([called, list]) =>
      deletedDecision('filingHistory', list.length, list[0]?.recordId ?? null, called),
    ),
    ...groupByFilingNumber(person.versions.filter((one) => !past.includes(one))).map(([called, list]) =>
      keptDecision('filingHistory', list.length, 'FILING_IN_FORCE', null, list[0]?.recordId ?? null, called),
    ),
    ...person.staff.map(({ id, name }) => keptDecision('staff', 1, 'STAFF_ACCOUNT', null, id, name)),
  );
  if (person.blackListed > 0)
    decisions.push(keptDecision('blackList', person.blackListed, 'BUREAU_LIST', null, null, null));
  decisions.push(...(await decideOutsideOrders(ctx, tx, person, places)));
  return { decisions, orders, filings: gone, versions: past };
}

const deletedDecision = (
  holding: Holding,
  places: number,
  about: string | null,
  called: string | null,
): PlannedDecision => ({
  holding,
  places,
  about,
  called,
  decision: 'DELETED',
  basis: null,
  until: null,
});
const keptDecision = (
  holding: Holding,
  places: number,
  basis: KeptBasis,
  until: string | null,
  about: string | null,
  called: string | null,
): PlannedDecision => ({ holding, places, about, called, decision: 'KEPT', basis, until });

const groupByFilingNumber = (list: readonly FoundVersion[]): [string, FoundVersion[]][] => {
  const found = new Map<string, FoundVersion[]>();
  for (const one of list) found.set(one.filingNumber, [...(found.get(one.filingNumber) ?? []), one]);
  return [...found];
};

/**
 * An approved order whose website or subject names the person today: the filing in force was checked by its materials.
 */
const provesFiling = (order: FoundOrder, filings: readonly FoundFiling[]): boolean =>
  order.state === 'APPROVED' &&
  filings.some(
    ({ inForce, recordId, websiteId }) =>
      inForce && recordId === order.recordId && (websiteId === null || websiteId === order.websiteId),
  );

function decideOrder(
  order: FoundOrder,
  places: OrderHoldings,
  filings: readonly FoundFiling[],
): { decided: PlannedDecision[]; erasure?: OrderErasure } {
  const pictures = materialsOfPerson(order, places);
  const isPhotographed = order.parts.includes('websitePrincipal');
  const counts: readonly (readonly [Holding, number])[] = [
    ['orders', order.contents.filter(({ what, parts }) => what !== 'returned' && parts.length > 0).length],
    ['materials', pictures.length + places.forms],
    ['faceChecks', isPhotographed ? places.faces : 0],
    ['orderCopies', places.copies],
    ['outsideAnswers', places.outside],
    ['phones', places.phones],
    ['curtains', places.curtains],
    ['words', places.words],
    ['deskDrafts', places.drafts],
    ['notices', places.notices],
    ['answers', places.answers],
    ['evidence', places.evidence],
  ];
  const about = [order.id, order.number] as const;
  const shared: PlannedDecision[] = [
    ...places.files.map(({ until }) => keptDecision('sentFiles', 1, 'SENT_FILE', until, ...about)),
    ...places.answerFiles.map(({ until }) => keptDecision('answerFiles', 1, 'SHARED_FILE', until, ...about)),
  ];
  const there = counts.filter(([, count]) => count > 0);
  if (order.open)
    return {
      decided: [
        ...there.map(([holding, count]) => keptDecision(holding, count, 'ORDER_OPEN', null, ...about)),
        ...shared,
      ],
    };
  const proves = provesFiling(order, filings);
  const stays = (holding: Holding) =>
    proves && (holding === 'orders' || holding === 'materials' || holding === 'faceChecks');
  return {
    decided: [
      ...there.map(([holding, count]) =>
        stays(holding)
          ? keptDecision(holding, count, 'FILING_IN_FORCE', null, ...about)
          : deletedDecision(holding, count, ...about),
      ),
      ...shared,
    ],
    erasure: {
      order,
      parts: proves ? [] : order.parts,
      materials: proves ? [] : pictures.map(({ id }) => id),
      forms: !proves,
      faces: !proves && isPhotographed,
    },
  };
}

async function decideOutsideOrders(
  ctx: AppContext,
  tx: Tx,
  person: FoundPerson,
  places: ReadonlyMap<string, OrderHoldings>,
): Promise<PlannedDecision[]> {
  if (person.orders.length + person.filings.length + person.versions.length + person.staff.length === 0) return [];
  const partners = [...new Set([...places.values()].map(({ partnerId }) => partnerId))];
  const { rows } = await tx.client.query<{ saved: string; uploads: string; incidents: string }>(
    `/* untilAtMost */ select app.iso(app.now() + max(days) filter (where kind = 'savedAnswers') * interval '1 day') as saved,
       app.iso(app.now() + max(days) filter (where kind = 'uploads') * interval '1 day') as uploads,
       app.iso(app.now() + max(days) filter (where kind = 'incidents') * interval '1 day') as incidents from app.retention`,
  );
  const [until] = rows;
  const found = await countOtherHoldings(tx, {
    partners,
    filings: person.filings.map(({ filingNumber }) => filingNumber),
    hashes: hashesOfPerson(ctx, person.sought),
  });
  const keptIfAny = (holding: Holding, count: number, at: string | undefined): PlannedDecision[] =>
    count > 0 ? [keptDecision(holding, count, 'NOT_TELLABLE', at ?? null, null, null)] : [];
  return [
    ...found.rectifications.map((one) => keptDecision('rectifications', 1, 'BUREAU_LIST', one.until, null, null)),
    ...found.claims.map((one) => keptDecision('claims', 1, 'NOT_TELLABLE', one.until, null, null)),
    ...found.requests.map((one) => keptDecision('requests', 1, 'REQUEST_ITSELF', one.until, null, null)),
    ...keptIfAny('savedAnswers', found.savedAnswers, until?.saved),
    ...keptIfAny('uploads', found.uploads, until?.uploads),
    ...keptIfAny('incidents', found.incidents, until?.incidents),
  ];
}
