import type { Projection } from '@beian/database/sql';
import type { OrderFacts } from '@beian/domain/order';
import { factsOf } from '../facts/facts-sql.ts';

/** The facts of an order that guards read; null if it has no content. */
export const factsProjection: Projection<'facts', OrderFacts | null> = {
  name: 'facts',
  sql: `(select f.facts from (${factsOf('= want.id')}) f)`,
  forPartner: `(select f.facts from (${factsOf('= want.id', 'partner')}) f)`,
};
