import { canonicalDomain } from '../checks/canonical-domain.ts';
import { type FieldId, listOf } from '../filing/fields.ts';
import { hasChanged, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { Day } from '../province/in-force.ts';
import { dayOf } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * Which domains of a change are verified: three pages contradict each other (docs/spec/rules.md R-7). `from` is the day since which
 * a row applies; null: known but not applied, because a record does not contain its approval date.
 */
interface ScopeRow {
  readonly label: BilingualText;
  readonly from: Day | null;
  readonly source: string;
}

export const domainScopes = {
  added: {
    label: bilingual('本次新增的域名', 'the domains that the order adds'),
    from: '2018-06-15',
    source: 'SEED',
  },
  addedOrAllIfRecent: {
    label: bilingual(
      '2018-01-01 前通过的备案为新增的域名，之后通过的为全部域名',
      'added ones of a filing approved before 2018-01-01, all of a later one',
    ),
    from: null,
    source: 'A18-DOM',
  },
  allSince2018: {
    label: bilingual('主体下 2018-01-01 起通过的全部域名', 'every domain of the subject approved since 2018-01-01'),
    from: null,
    source: 'A19-DOM',
  },
  ofChangedSubject: {
    label: bilingual(
      '变更主体名称或证件的，网站已备案的域名也由工信部在提交时核验，此处为预测',
      'where name or papers of the subject change, the filed domains of the website, too: a forecast of what the ministry tests at the hand-over',
    ),
    from: '2025-12-31',
    source: 'HW-DOM',
  },
} as const satisfies Record<string, ScopeRow>;

export type DomainScope = keyof typeof domainScopes;
export const domainScopeRow = (scope: DomainScope): ScopeRow => domainScopes[scope];

/** What a registrant is compared with. */
const identity: readonly FieldId[] = ['subject.name', 'subject.certificateType', 'subject.certificateNumber'];

/**
 * Canonical names of the filed domains that the ministry tests at the hand-over because the subject becomes another or is called otherwise. A
 * failure is a forecast and blocks nothing: the registrant may be changed while the order is under way.
 */
export function forecastDomains(proposal: Proposal): string[] {
  const { kind, edition, before, after } = proposal;
  const isChanged = kindRow(kind).effect.does === 'replace' && hasChanged(proposal, ...identity);
  if (!isChanged || dayOf(edition) < domainScopes.ofChangedSubject.from) return [];
  const [filed = [], kept = []] = [before, after].map((values) =>
    listOf(values, 'website.domains').map(canonicalDomain),
  );
  return filed.filter((name) => kept.includes(name));
}
