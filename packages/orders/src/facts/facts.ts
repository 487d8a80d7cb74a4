import type { RulesOf } from '@beian/database/rules';
import { queryByIds } from '@beian/database/sql';
import { settleAll, type Tx } from '@beian/database/transaction';
import type { WorkingHours } from '@beian/domain/calendar';
import type { OrderFacts, PausedClock } from '@beian/domain/order';
import type { Duty } from '@beian/domain/order-names';
import type { EditionId } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { commonFactsOf, factsSql, optionalFactsSql } from './facts-sql.ts';
import { type OptionalRows, optionalRowNames } from './optional-rows.ts';

/**
 * What `perform` needs in addition to the facts: bookkeeping columns of the row, and the working hours and calendar in
 * force.
 */
export interface LoadedOrder {
  readonly facts: OrderFacts;
  readonly row: {
    readonly id: string;
    readonly version: number;
    readonly round: number;
    readonly partnerId: string;
    /** Empty only while the order that files it is being opened. */
    readonly recordId: string;
    readonly websiteId: string;
    /** The bureau's id of the access that the order is about; null: it is about none. */
    readonly accessId: string | null;
    readonly salt: Buffer;
    readonly chainSalt: Buffer;
    readonly duty: Duty | null;
    readonly dutySince: string | null;
    readonly dueLevel: number;
    readonly pausedClock: PausedClock | null;
    readonly leaseToken: string;
    readonly lastSeq: number;
    readonly lastHash: string;
    readonly contentHash: string;
  };
  readonly hours: WorkingHours;
  readonly calendar: { readonly version: number; readonly loadedUntil: string };
}

interface FactsRow {
  id: string;
  salt: string;
  chain_salt: string;
  version: number;
  round: number;
  partner_id: string;
  record_id: string;
  website_id: string;
  access_id: string | null;
  duty: Duty | null;
  duty_since: string | null;
  due_level: number;
  paused_clock: PausedClock | null;
  lease_token: string;
  last_seq: number;
  last_hash: string;
  content_hash: string;
  hours: WorkingHours;
  calendar: { version: number; loadedUntil: string };
  facts: ReadFacts;
}
/** As the database gives them: editions by name. */
type ReadFacts = Omit<OrderFacts, 'edition' | 'handOverEdition'> & Record<'edition' | 'handOverEdition', EditionId>;
const withRules = (facts: ReadFacts, of: RulesOf): OrderFacts =>
  Object.assign(facts, { edition: of(facts.edition), handOverEdition: of(facts.handOverEdition) });

/** Facts by order id, of the orders that the transaction's actor may see. For `staff`, the rows that most orders lack are read of the orders that have them. */
export async function findFacts(
  tx: Tx,
  ids: readonly string[],
  { kind }: Pick<Actor, 'kind'> = { kind: 'system' },
): Promise<Map<string, LoadedOrder>> {
  const rows =
    kind === 'staff'
      ? await findForDesk<FactsRow>(tx, ids)
      : (await queryByIds<FactsRow>(tx, ids, { name: 'facts', text: `/* findFacts */ ${factsSql}` })).rows;
  const of = await tx.ruleBook.for(tx.client, ...rows.flatMap(({ facts }) => [facts.edition, facts.handOverEdition]));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        facts: withRules(row.facts, of),
        hours: row.hours,
        calendar: row.calendar,
        row: {
          id: row.id,
          version: row.version,
          round: row.round,
          partnerId: row.partner_id,
          recordId: row.record_id,
          websiteId: row.website_id,
          accessId: row.access_id,
          salt: Buffer.from(row.salt, 'base64'),
          chainSalt: Buffer.from(row.chain_salt, 'base64'),
          duty: row.duty,
          dutySince: row.duty_since,
          dueLevel: row.due_level,
          pausedClock: row.paused_clock,
          leaseToken: row.lease_token,
          lastSeq: row.last_seq,
          lastHash: row.last_hash,
          contentHash: row.content_hash,
        },
      },
    ]),
  );
}

const commonText = `/* findFacts */ ${commonFactsOf('= any($1)')}`;
const optionalTexts = Object.fromEntries(
  optionalRowNames.map((group) => [
    group,
    `/* findFacts */ select o.id, ${optionalFactsSql(group, 'desk')} as found from app.orders o where o.id = any($1)`,
  ]),
) as Record<OptionalRows, string>;

/** Rows with facts, for the desk: first what every order has, then a statement for each group of optional rows that any of them has. */
async function findForDesk<R extends { id: string; facts: object }>(tx: Tx, ids: readonly string[]): Promise<R[]> {
  const { rows } = await queryByIds<R & { has: OptionalRows[] }>(tx, ids, { name: 'facts-desk', text: commonText });
  const groups = optionalRowNames.filter((group) => rows.some(({ has }) => has.includes(group)));
  await settleAll(
    groups.map(async (group) => {
      const having = new Map(rows.filter(({ has }) => has.includes(group)).map(({ id, facts }) => [id, facts]));
      const { rows: found } = await queryByIds<{ id: string; found: object }>(tx, [...having.keys()], {
        name: `facts-${group}`,
        text: optionalTexts[group],
      });
      for (const { id, found: more } of found) Object.assign(having.get(id) ?? {}, more);
    }),
  );
  return rows;
}

/** Locks the order's row until the transaction ends; false when there is no such order or the actor may not see it. */
export async function lockOrder(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query({
    name: 'lock-order',
    text: '/* lockOrder */ select 1 from app.orders where id = $1 for update',
    values: [id],
  });
  return rowCount === 1;
}
