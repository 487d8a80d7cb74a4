import type { Projection } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type ClockParty, clockParties, clockPartyLabels } from '@beian/domain/board';
import { partOf } from '../part/part.ts';
import { partiesSql } from './clock-sql.ts';

type Row = { readonly id: string } & Record<ClockParty, number>;

const text = `/* loadParties */ select p.id, ${clockParties.map((party) => `p.${party}::float8 as ${party}`).join(', ')}
  from (${partiesSql('select unnest($1::text[])')}) p`;

/** Milliseconds spent with each party, for each of these orders that has any event; the same for every reader. */
export async function partyTimes(tx: Tx, ids: readonly string[]): Promise<Map<string, Record<ClockParty, number>>> {
  const { rows } = await tx.client.query<Row>({ name: 'parties', text, values: [ids] });
  return new Map(rows.map(({ id, ...parties }) => [id, parties]));
}

const parties: Projection<'parties', Record<ClockParty, number> | null> = {
  name: 'parties',
  sql: `(select json_build_object(${clockParties.map((party) => `'${party}', p.${party}`).join(', ')}) from (${partiesSql('o.id')}) p)`,
};

/** 四方计时: the four clocks of an order. */
export const partiesPart = partOf({
  projections: [parties],
  view: (read, _, { language }) => ({
    parties: clockParties.map((party) => ({
      party,
      label: clockPartyLabels[party][language],
      seconds: Math.floor((read.parties?.[party] ?? 0) / 1000),
    })),
  }),
});
