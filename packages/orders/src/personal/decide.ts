import type { Holding, KeptBasis, PersonPart, PlaceDecision } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { personHashesOf } from '../search/columns.ts';
import type { FoundFiling, FoundOrder, FoundPerson, FoundVersion } from './find.ts';
import { materialsOf, type OrderPlaces, placesBeside, placesOf } from './places.ts';

/** One place with its decision, and the order, filing or person of the house that it hangs on. */
export interface Planned extends PlaceDecision {
  readonly about: string | null;
}

/** What of an order is deleted. */
export interface OrderErasure {
  readonly order: FoundOrder;
  /** Its values, by part; empty: they stay. */
  readonly parts: readonly PersonPart[];
  readonly materials: readonly string[];
}

/** What would become of everything held on a person: a decision per place, and what carries it out. */
export interface PersonPlan {
  readonly decisions: readonly Planned[];
  readonly orders: readonly OrderErasure[];
  readonly filings: readonly FoundFiling[];
  readonly versions: readonly FoundVersion[];
}

/**
 * Decides of every place what a deletion does: deleted now, or kept, with the basis and the day. An order that is under way and a filing that
 * is in force are kept, with what they were checked by; files that hold others, too, go when their time is over. Reads only.
 */
export async function planDeletion(ctx: AppContext, tx: Tx, person: FoundPerson): Promise<PersonPlan> {
  const places = await placesOf(
    tx,
    person.orders.map(({ id }) => id),
  );
  const decisions: Planned[] = [];
  const orders: OrderErasure[] = [];
  for (const order of person.orders) {
    const of = places.get(order.id);
    if (of === undefined) continue;
    const { decided, erasure } = decideOrder(order, of, person.filings);
    decisions.push(...decided);
    if (erasure !== undefined) orders.push(erasure);
  }
  const gone = person.filings.filter(({ inForce }) => !inForce);
  const forced = new Set(person.filings.flatMap((one) => (one.inForce ? [one.recordId] : [])));
  const past = person.versions.filter(({ recordId, until }) => until !== null || !forced.has(recordId));
  decisions.push(
    ...person.filings.map((one) =>
      one.inForce
        ? kept('filings', 1, 'FILING_IN_FORCE', null, one.recordId, one.filingNumber)
        : deleted('filings', 1, one.recordId, one.filingNumber),
    ),
    ...byCalled(past).map(([called, list]) => deleted('filingHistory', list.length, list[0]?.recordId ?? null, called)),
    ...byCalled(person.versions.filter((one) => !past.includes(one))).map(([called, list]) =>
      kept('filingHistory', list.length, 'FILING_IN_FORCE', null, list[0]?.recordId ?? null, called),
    ),
    ...person.staff.map(({ id, name }) => kept('staff', 1, 'STAFF_ACCOUNT', null, id, name)),
  );
  if (person.blackListed > 0) decisions.push(kept('blackList', person.blackListed, 'BUREAU_LIST', null, null, null));
  decisions.push(...(await beside(ctx, tx, person, places)));
  return { decisions, orders, filings: gone, versions: past };
}

const deleted = (holding: Holding, places: number, about: string | null, called: string | null): Planned => ({
  holding,
  places,
  about,
  called,
  decision: 'DELETED',
  basis: null,
  until: null,
});
const kept = (
  holding: Holding,
  places: number,
  basis: KeptBasis,
  until: string | null,
  about: string | null,
  called: string | null,
): Planned => ({ holding, places, about, called, decision: 'KEPT', basis, until });

const byCalled = (list: readonly FoundVersion[]): [string, FoundVersion[]][] => {
  const found = new Map<string, FoundVersion[]>();
  for (const one of list) found.set(one.filingNumber, [...(found.get(one.filingNumber) ?? []), one]);
  return [...found];
};

/** An approved order whose website or subject names the person today: what the filing in force was checked by. */
const provesFiling = (order: FoundOrder, filings: readonly FoundFiling[]): boolean =>
  order.state === 'APPROVED' &&
  filings.some(
    ({ inForce, recordId, websiteId }) =>
      inForce && recordId === order.recordId && (websiteId === null || websiteId === order.websiteId),
  );

function decideOrder(
  order: FoundOrder,
  places: OrderPlaces,
  filings: readonly FoundFiling[],
): { decided: Planned[]; erasure?: OrderErasure } {
  const pictures = materialsOf(order, places);
  const counts: readonly (readonly [Holding, number])[] = [
    ['orders', order.contents.filter(({ what, parts }) => what !== 'returned' && parts.length > 0).length],
    ['materials', pictures.length],
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
  const shared: Planned[] = [
    ...places.files.map(({ until }) => kept('sentFiles', 1, 'SENT_FILE', until, ...about)),
    ...places.answerFiles.map(({ until }) => kept('answerFiles', 1, 'SHARED_FILE', until, ...about)),
  ];
  const there = counts.filter(([, count]) => count > 0);
  if (order.open)
    return {
      decided: [...there.map(([holding, count]) => kept(holding, count, 'ORDER_OPEN', null, ...about)), ...shared],
    };
  const proves = provesFiling(order, filings);
  const stays = (holding: Holding) => proves && (holding === 'orders' || holding === 'materials');
  return {
    decided: [
      ...there.map(([holding, count]) =>
        stays(holding) ? kept(holding, count, 'FILING_IN_FORCE', null, ...about) : deleted(holding, count, ...about),
      ),
      ...shared,
    ],
    erasure: {
      order,
      parts: proves ? [] : order.parts,
      materials: proves ? [] : pictures.map(({ id }) => id),
    },
  };
}

async function beside(
  ctx: AppContext,
  tx: Tx,
  person: FoundPerson,
  places: ReadonlyMap<string, OrderPlaces>,
): Promise<Planned[]> {
  if (person.orders.length + person.filings.length + person.versions.length + person.staff.length === 0) return [];
  const partners = [...new Set([...places.values()].map(({ partnerId }) => partnerId))];
  const { rows } = await tx.client.query<{ saved: string; uploads: string; incidents: string }>(
    `/* untilAtMost */ select app.iso(app.now() + max(days) filter (where kind = 'savedAnswers') * interval '1 day') as saved,
       app.iso(app.now() + max(days) filter (where kind = 'uploads') * interval '1 day') as uploads,
       app.iso(app.now() + max(days) filter (where kind = 'incidents') * interval '1 day') as incidents from app.retention`,
  );
  const [until] = rows;
  const found = await placesBeside(tx, {
    partners,
    filings: person.filings.map(({ filingNumber }) => filingNumber),
    hashes: personHashesOf(ctx, person.sought),
  });
  const some = (holding: Holding, count: number, at: string | undefined): Planned[] =>
    count > 0 ? [kept(holding, count, 'NOT_TELLABLE', at ?? null, null, null)] : [];
  return [
    ...found.rectifications.map((one) => kept('rectifications', 1, 'BUREAU_LIST', one.until, null, null)),
    ...found.requests.map((one) => kept('requests', 1, 'REQUEST_ITSELF', one.until, null, null)),
    ...some('savedAnswers', found.savedAnswers, until?.saved),
    ...some('uploads', found.uploads, until?.uploads),
    ...some('incidents', found.incidents, until?.incidents),
  ];
}
