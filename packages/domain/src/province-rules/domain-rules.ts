import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { Dated, Day } from '../province/in-force.ts';
import type { Rules } from '../province/rule-set.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { type Reached, reachesAmong } from './in-force.ts';
import type { DomainRequirements } from './rule.ts';
import { addedDomainsRules, domainRules } from './rules/domains.ts';

export { type DomainHolder, domainHolders } from './rule.ts';

/** Requirements of a province on a domain under one edition (docs/spec/rules.md R-7). */
export interface DomainRules extends DomainRequirements {
  /** The rule that names the holders. */
  readonly holdersRule: Dated;
  readonly sources: readonly string[];
  /** The day from which they are these. */
  readonly from: Day;
}

/** Default where a province does not say: the unit or its subject's principal (seed), more than three months left. */
export const defaultDomainRules: DomainRequirements & Dated = {
  from: '2018-06-15',
  source: 'SEED, A19-DOMPREP, A19-REGPROOF',
  holders: ['subject', 'subjectPrincipal'],
  evidence: bilingual('网站备案域名注册人证明', 'the statement about the registrant of the domain'),
  minRemaining: { months: 3 },
  privacyMustBeOff: false,
  overseasRegistrars: 'accepted',
  governmentNames: 'elsewhere',
};

/** The requirements of a province: a later row overrides an earlier one where it says something. */
export function domainRulesOf(province: string, rules: Rules): DomainRules {
  const rows = reachesAmong(domainRules, province, rules, 'domain');
  const { source, from, ...unsaid } = defaultDomainRules;
  return {
    ...Object.assign({}, unsaid, ...rows.map(({ reach }) => reach.asks)),
    holdersRule: rows.findLast(({ reach }) => reach.asks.holders !== undefined)?.rule ?? defaultDomainRules,
    sources: [source, ...rows.map(({ rule }) => rule.source)],
    from: rows.at(-1)?.rule.from ?? from,
  };
}

/** The rule by which a change of a website may not add a domain; undefined: it may. */
export const noAddedDomainsRule = (province: string, rules: Rules): Reached<'addedDomains'> | undefined => {
  const found = reachesAmong(addedDomainsRules, province, rules, 'addedDomains').at(-1);
  return found?.reach.allowed === false ? found : undefined;
};

export const mayAddDomains = (province: string, rules: Rules): boolean =>
  noAddedDomainsRule(province, rules) === undefined;

/** Whether an order may bring a domain that is not filed under its website: the rule is one of changes, and of websites. */
export const mayOrderAddDomains = ({
  kind,
  province,
  edition,
}: {
  readonly kind: OrderKind;
  readonly province: string;
  readonly edition: Rules;
}): boolean =>
  kindRow(kind).effect.does !== 'replace' || kindRow(kind).app === true || mayAddDomains(province, edition);
