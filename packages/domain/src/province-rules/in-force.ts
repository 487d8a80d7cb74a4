import { type Day, isInForce } from '../province/in-force.ts';
import { dayOf, type Rules } from '../province/rule-set.ts';
import type { ProvinceRule, Reach, Rule } from './rule.ts';

const isOf = (rule: Rule, province: string): boolean => rule.in.some((code) => code === province);

/** Of these rules those in force in a province on a day, in table order. */
export function rulesOn(rules: readonly Rule[], province: string, day: Day): readonly Rule[] {
  const those = rules.filter((rule) => isOf(rule, province) && isInForce(rule, day));
  return those.filter(
    (rule) => !those.some((later) => later.replaces && later.key === rule.key && later.from > rule.from),
  );
}

/** First day on which one of these rules no longer applies in a province, also because another replaces it; undefined: none is known. */
export function endOfRule(rules: readonly Rule[], rule: Rule, province: string): Day | undefined {
  const successors = rules.filter(
    (later) => later.replaces && later.key === rule.key && later.from > rule.from && isOf(later, province),
  );
  return [...successors.map(({ from }) => from), ...(rule.until === undefined ? [] : [rule.until])].sort().at(0);
}

/** Values worked out once for an object that never changes, by a key. */
export function perObject<Value>() {
  const objects = new WeakMap<object, Map<string, Value>>();
  return (object: object, key: string, make: () => Value): Value => {
    let known = objects.get(object);
    if (known === undefined) {
      known = new Map();
      objects.set(object, known);
    }
    let value = known.get(key);
    if (value === undefined) {
      value = make();
      known.set(key, value);
    }
    return value;
  };
}
const inForceOf = perObject<readonly Rule[]>();
const withOwnOf = perObject<ReturnType<typeof perObject<readonly Rule[]>>>();
const reachesOf = perObject<readonly unknown[]>();

/** Of the program's rows and the installation's own those in force; an own row replaces any of its key. */
export function rulesInForce(shipped: readonly ProvinceRule[], province: string, rules: Rules): readonly Rule[] {
  const day = dayOf(rules);
  const key = `${province} ${day}`;
  const ofProgram = () => inForceOf(shipped, key, () => rulesOn(shipped, province, day));
  if (typeof rules === 'string') return ofProgram();
  const withOwn = withOwnOf(shipped, '', () => perObject());
  return withOwn(rules.own, key, () => {
    const base = ofProgram();
    // Rows of the database are checked where they are entered.
    const own = (rules.own as readonly Rule[]).filter((rule) => isOf(rule, province));
    const isReplaced = (rule: Rule, by: readonly Rule[]) => by.some((one) => one.replaces && one.key === rule.key);
    return [
      ...base.filter((rule) => !isReplaced(rule, own)),
      ...own.filter((rule, at) => !isReplaced(rule, own.slice(at + 1))),
    ];
  });
}

type ReachOf<K extends Reach['to']> = Extract<Reach, { to: K }>;
export interface Reached<K extends Reach['to']> {
  readonly rule: Rule;
  readonly reach: ReachOf<K>;
}

/** The effects of one kind of a bureau's rules; `shipped`: the program's rows that may have it. */
export function reachesAmong<K extends Reach['to']>(
  shipped: readonly ProvinceRule[],
  province: string,
  rules: Rules,
  to: K,
): readonly Reached<K>[] {
  const list = rulesInForce(shipped, province, rules);
  return reachesOf(list, to, () =>
    list.flatMap((rule) =>
      rule.reaches.flatMap((reach) => (reach.to === to ? [{ rule, reach: reach as ReachOf<K> }] : [])),
    ),
  ) as readonly Reached<K>[];
}
