import { isDeepStrictEqual } from 'node:util';
import { transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { commonFactsSql, factsOf, findFacts, optionalFactsSql } from '@beian/orders/facts';
import { optionalProjections, optionalRowNames, optionalRows } from '@beian/orders/order-list';
import type { TestDatabase } from '../database/database.ts';

/**
 * Checks, over every order that the actor sees, that pages and `perform` miss nothing where they do not read a group of optional rows. Returns what they would miss, as
 * `ORDER NAME`, and how many orders have rows of each group.
 */
export function missedOptionalRows(db: TestDatabase, actor: Actor) {
  const reader = actor.kind === 'partner' ? 'partner' : 'desk';
  const facts = optionalRowNames.map(
    (rows) => `case when ${optionalRows[rows]} then (${optionalFactsSql(rows, reader)})::jsonb else '{}' end`,
  );
  return transaction(db.app, actor, async (tx) => {
    const { client } = tx;
    const missed: string[] = [];
    const note = async (name: string, condition: string) => {
      const { rows } = await client.query<{ id: string }>(
        `select o.id from app.orders o join app.partners p on p.id = o.partner_id cross join lateral (select o.id) as want where ${condition}`,
      );
      missed.push(...rows.map(({ id }) => `${id} ${name}`));
    };
    for (const { name, sql, rows } of optionalProjections(actor.kind))
      await note(name, `not ${optionalRows[rows]} and jsonb_strip_nulls((${sql})::jsonb) not in ('null', '[]', '{}')`);
    await note(
      'facts',
      `(${commonFactsSql(reader)})::jsonb || ${facts.join(' || ')} is distinct from (select f.facts::jsonb from (${factsOf('= want.id')}) f)`,
    );
    // What `perform` reads for the actor.
    const { rows: all } = await client.query<{ id: string }>('select id from app.orders');
    const ids = all.map(({ id }) => id);
    const [own, whole] = [await findFacts(tx, ids, actor), await findFacts(tx, ids)];
    missed.push(...ids.filter((id) => !isDeepStrictEqual(own.get(id), whole.get(id))).map((id) => `${id} findFacts`));
    const having: Record<string, number> = {};
    for (const name of optionalRowNames) {
      const { rows } = await client.query(`select from app.orders o where ${optionalRows[name]}`);
      having[name] = rows.length;
    }
    return { missed, having };
  });
}
