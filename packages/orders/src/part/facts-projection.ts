import type { Projection } from '@beian/database/sql';
import type { OrderFacts } from '@beian/domain/order';
import { commonFactsSql, optionalFactsSql } from '../facts/facts-sql.ts';
import { optionalRowNames } from '../facts/optional-rows.ts';

/** The facts of an order that guards read; null if it has no content. */
export const factsProjection: Projection<'facts', OrderFacts | null> = {
  name: 'facts',
  sql: commonFactsSql('desk'),
  forPartner: commonFactsSql('partner'),
};

/** What optional rows add to the facts; read with `factsProjection`. */
export const optionalFactsProjections: readonly Projection[] = optionalRowNames.map((rows) => ({
  name: `facts-${rows}`,
  sql: optionalFactsSql(rows, 'desk'),
  forPartner: optionalFactsSql(rows, 'partner'),
  optional: { rows, none: {}, into: factsProjection.name },
  // A partner is told nothing of the connection.
  ...(rows === 'firstRun' ? { desk: true } : {}),
}));
