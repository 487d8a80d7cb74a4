import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Day, isInForce } from '../province/in-force.ts';
import type { ProvinceRule, Reach } from './rule.ts';
import { evidenceRules } from './rules/evidence.ts';
import { moveRules } from './rules/moves.ts';
import { paperRules } from './rules/papers.ts';
import { phoneRules } from './rules/phones.ts';
import { principalRules } from './rules/principals.ts';
import { verificationFormRules } from './rules/verification-form.ts';
import { websiteRules } from './rules/websites.ts';

/** The requirements of the bureaus for an order by topic, as dated rows with their sources. */
export const rulesByTopic = {
  SUBJECT: moveRules,
  MATERIALS: evidenceRules,
  VERIFICATION_FORM: verificationFormRules,
  PRINCIPALS: [...principalRules, ...paperRules],
  PHONES: phoneRules,
  WEBSITES: websiteRules,
} as const satisfies Readonly<Record<string, readonly ProvinceRule[]>>;

export const provinceRules: readonly ProvinceRule[] = Object.values(rulesByTopic).flat();

/** Of these rules those in force in a province on a day, in table order. */
export function rulesOn(rules: readonly ProvinceRule[], province: string, day: Day): readonly ProvinceRule[] {
  const inForce = rules.filter((rule) => rule.in.some((code) => code === province) && isInForce(rule, day));
  return inForce.filter(
    (rule) => !inForce.some((later) => later.replaces && later.key === rule.key && later.from > rule.from),
  );
}

/** First day on which a rule no longer applies in a province, also because another row replaces it; undefined: none is known. */
export function endOfRule(rule: ProvinceRule, province: string): Day | undefined {
  const successors = provinceRules.filter(
    (later) =>
      later.replaces && later.key === rule.key && later.from > rule.from && later.in.some((code) => code === province),
  );
  return [...successors.map(({ from }) => from), ...(rule.until === undefined ? [] : [rule.until])].sort().at(0);
}

/** The rules of one bureau under one edition, in table order. */
export function rulesIn(province: string, edition: EditionId): readonly ProvinceRule[] {
  const key = `${province} ${edition}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const found = rulesOn(provinceRules, province, dayOfEdition(edition));
  cache.set(key, found);
  return found;
}
const cache = new Map<string, readonly ProvinceRule[]>();

type ReachOf<K extends Reach['to']> = Extract<Reach, { to: K }>;
export interface Reached<K extends Reach['to']> {
  readonly rule: ProvinceRule;
  readonly reach: ReachOf<K>;
}

/** The effects of one kind of a bureau's rules under an edition. */
export function reachesIn<K extends Reach['to']>(province: string, edition: EditionId, to: K): readonly Reached<K>[] {
  const rules = rulesIn(province, edition);
  const known = reached.get(rules) ?? new Map<string, readonly unknown[]>();
  reached.set(rules, known);
  const found =
    (known.get(to) as readonly Reached<K>[] | undefined) ??
    rules.flatMap((rule) =>
      rule.reaches.flatMap((reach) => (reach.to === to ? [{ rule, reach: reach as ReachOf<K> }] : [])),
    );
  known.set(to, found);
  return found;
}
const reached = new WeakMap<readonly ProvinceRule[], Map<string, readonly unknown[]>>();

/** The rules about materials for orders of this kind. */
export const materialRules = (province: string, edition: EditionId, kind: OrderKind): readonly Reached<'material'>[] =>
  kindRow(kind).materials ? reachesIn(province, edition, 'material') : [];
