import { queryByIds } from '@beian/database/sql';
import { settleAll, type Tx } from '@beian/database/transaction';
import { commonFactsOf, optionalFactsSql } from './facts-sql.ts';
import { type OptionalRows, optionalRowNames } from './optional-rows.ts';

const commonText = `/* findFacts */ ${commonFactsOf('= any($1)')}`;
const optionalTexts = Object.fromEntries(
  optionalRowNames.map((group) => [
    group,
    `/* findFacts */ select o.id, ${optionalFactsSql(group, 'desk')} as found from app.orders o where o.id = any($1)`,
  ]),
) as Record<OptionalRows, string>;

/** Rows with facts, for the desk: first what every order has, then a statement for each group of optional rows that any of them has. */
export async function findForDesk<R extends { id: string; facts: object }>(
  tx: Tx,
  ids: readonly string[],
): Promise<R[]> {
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
