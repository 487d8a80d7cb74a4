import type { RareCharacterSign } from '../checks/rare-characters.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { Rules } from '../province/rule-set.ts';
import { type Reached, reachesAmong, rulesInForce } from './in-force.ts';
import type { ProvinceRule, Reach, Rule } from './rule.ts';
import { addressRules } from './rules/addresses.ts';
import { evidenceRules } from './rules/evidence.ts';
import { moveRules } from './rules/moves.ts';
import { paperRules } from './rules/papers.ts';
import { phoneRules } from './rules/phones.ts';
import { principalRules } from './rules/principals.ts';
import { rareCharacterRules } from './rules/rare-characters.ts';
import { verificationFormRules } from './rules/verification-form.ts';
import { websiteRules } from './rules/websites.ts';

/** The requirements of the bureaus for an order by topic, as dated rows with their sources. */
export const rulesByTopic = {
  SUBJECT: moveRules,
  MATERIALS: evidenceRules,
  VERIFICATION_FORM: verificationFormRules,
  PRINCIPALS: [...principalRules, ...paperRules, ...rareCharacterRules],
  PHONES: phoneRules,
  WEBSITES: [...websiteRules, ...addressRules],
} as const satisfies Readonly<Record<string, readonly ProvinceRule[]>>;

export const provinceRules: readonly ProvinceRule[] = Object.values(rulesByTopic).flat();

/** What each answers one question of a province: its rows stand beside the topics. */
const single = ['domain', 'addedDomains', 'shell', 'photo', 'smsCheck', 'smsWindow', 'smsPage'] as const;
/** What a rule of the topics reaches. */
export type TopicReach = Exclude<Reach, { readonly to: (typeof single)[number] }>;
export const isTopicReach = (reach: Reach): reach is TopicReach => !single.some((to) => to === reach.to);

/** The rules of one bureau by topic, in table order. */
export const rulesIn = (province: string, rules: Rules): readonly Rule[] =>
  rulesInForce(provinceRules, province, rules).filter(({ reaches }) => reaches.some(isTopicReach));

/** The effects of one kind of a bureau's rules by topic. */
export const reachesIn = <K extends TopicReach['to']>(province: string, rules: Rules, to: K): readonly Reached<K>[] =>
  reachesAmong(provinceRules, province, rules, to);

/** What stands in a report for a rare character of a name; of several rows the last one counts. */
export const rareCharacterSignOf = (province: string, rules: Rules): RareCharacterSign =>
  reachesIn(province, rules, 'rareCharacter').at(-1)?.reach.sentAs ?? '?';

/** The rules about materials for orders of this kind. */
export const materialRules = (province: string, rules: Rules, kind: OrderKind): readonly Reached<'material'>[] =>
  kindRow(kind).materials ? reachesIn(province, rules, 'material') : [];
