import { dayOfEdition, type EditionId, partsOfEdition } from '../province/editions.ts';
import { type Day, isInForce } from '../province/in-force.ts';
import { editionOf, type RuleRow, type Rules } from '../province/rule-set.ts';
import { editionOn, ruleDays } from './rule-days.ts';

/**
 * The rules of a province on each day on which some of them begin or end, days to come included, the oldest first. `own`: every row of the
 * installation that was approved, in the order in which they were added.
 */
export function rulesByDay(province: string, own: readonly RuleRow[]): readonly Rules[] {
  // One that ends on its first day was cancelled before it began.
  const ofProvince = own.filter((rule) => rule.in.some((code) => code === province) && rule.until !== rule.from);
  const ownDays = [...new Set(ofProvince.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])))];
  return [...new Set([...ruleDays, ...ownDays])].sort().map((day) => {
    const begun = ownDays
      .filter((one) => one <= day)
      .sort()
      .at(-1);
    const shipped = editionOn(day);
    if (begun === undefined) return shipped;
    return { edition: `${shipped}+${begun}`, own: ofProvince.filter((rule) => isInForce(rule, day)) };
  });
}

/** The day since which the rules of an edition are the same: that of the program's, or the later one of the installation's own. */
export function dayOfRules(edition: Rules | EditionId): Day {
  const id = editionOf(edition);
  const { ownDay } = partsOfEdition(id);
  const shipped = dayOfEdition(id);
  return ownDay === undefined || ownDay < shipped ? shipped : ownDay;
}
