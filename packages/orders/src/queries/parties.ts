import { type ClockParty, clockParties, clockPartyLabels, type Language } from '@beian/domain';
import type { Tx } from '../house.ts';
import { partiesSql } from '../sql/clock.ts';
import type { OrderView } from './view.ts';

type Row = { readonly id: string } & Record<ClockParty, number>;

const text = `/* loadParties */ select p.id, ${clockParties.map((party) => `p.${party}::float8 as ${party}`).join(', ')}
  from (${partiesSql('select unnest($1::text[])')}) p`;

/** Milliseconds of each party, for each of these orders that has any event; the same for everybody who sees the order. */
export async function partyTimes(tx: Tx, ids: readonly string[]): Promise<Map<string, Record<ClockParty, number>>> {
  const { rows } = await tx.client.query<Row>({ name: 'parties', text, values: [ids] });
  return new Map(rows.map(({ id, ...parties }) => [id, parties]));
}

/** The four clocks of each order 四方计时. */
export async function loadParties(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, Partial<OrderView>>> {
  const found = await partyTimes(tx, ids);
  return new Map(
    ids.map((id) => {
      const times = found.get(id);
      const parties = clockParties.map((party) => ({
        party,
        label: clockPartyLabels[party][language],
        seconds: Math.floor((times?.[party] ?? 0) / 1000),
      }));
      return [id, { parties }];
    }),
  );
}
