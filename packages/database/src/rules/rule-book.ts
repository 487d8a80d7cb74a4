import { type Day, type EditionId, partsOfEdition, type Rules } from '@beian/domain/province';
import type { Rule } from '@beian/domain/province-rules';
import type pg from 'pg';

/** The rules of an edition that was asked for. */
export type RulesOf = (edition: EditionId) => Rules;

/** 规则: the rules of the program, with the installation's own where an edition names a day of them. */
export interface RuleBook {
  /** Reads nothing where the rules of these editions are known; they never change. */
  readonly for: (client: Pick<pg.ClientBase, 'query'>, ...editions: readonly EditionId[]) => Promise<RulesOf>;
}

interface OwnRow {
  readonly rule: Omit<Rule, 'from' | 'until'>;
  readonly from: Day;
  readonly until: Day | null;
}

/** Rows begin and end on days to come alone, so what was read of a day that has begun is known for good. */
export function createRuleBook(): RuleBook {
  const known = new Map<EditionId, Rules>();
  const isUnknown = (edition: EditionId) => edition.includes('+') && !known.has(edition);
  const rulesOf: RulesOf = (edition) => {
    const { shipped, ownDay } = partsOfEdition(edition);
    if (ownDay === undefined) return shipped;
    const found = known.get(edition);
    if (found === undefined) throw new Error(`the rules of ${edition} were not read`);
    return found;
  };
  return {
    for: async (client, ...editions) => {
      for (const edition of new Set(editions.filter(isUnknown))) {
        const day = partsOfEdition(edition).ownDay;
        const { rows } = await client.query<OwnRow>({
          name: 'own-rules',
          text: `/* ownRules */ select rule, to_char(from_day, 'YYYY-MM-DD') as from, to_char(until_day, 'YYYY-MM-DD') as until
            from app.own_rules where from_day <= $1 and (until_day is null or until_day > $1) order by place`,
          values: [day],
        });
        const own = rows.map(({ rule, from, until }): Rule => ({ ...rule, from, ...(until && { until }) }));
        known.set(edition, { edition, own });
      }
      return rulesOf;
    },
  };
}
