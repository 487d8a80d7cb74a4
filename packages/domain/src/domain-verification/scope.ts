import { canonicalDomain } from '../checks/canonical-domain.ts';
import { type FieldId, listOf } from '../filing/fields.ts';
import { hasChanged, type Proposal } from '../filing/proposal.ts';
import { kindRow } from '../order-names/kinds/kinds.ts';
import type { Day } from '../province/in-force.ts';
import { dayOf } from '../province/rule-set.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * Which domains of a change are verified: three pages contradict each other (docs/spec/rules.md R-7). `from` is the day since which
 * a row applies; null: known but not applied.
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
    label: bilingual(
      '变更主体名称或证件的，主体其他网站 2018-01-01 起通过的域名也作预测；通过日期不明的（八位旧备案号，且不由本系统报备）不核验',
      'where name or papers of the subject change, the domains of its other websites that were approved since 2018-01-01, too, as a forecast; not those whose day is unknown (an old number of eight digits that this desk did not file)',
    ),
    from: '2025-12-31',
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
 * Canonical names of the filed domains that the ministry tests at the hand-over because the subject becomes another or is called otherwise, those of its
 * other websites, too. A failure is a forecast and blocks nothing: the registrant may be changed while the order is under way.
 */
export function forecastDomains(proposal: Proposal): string[] {
  const { kind, edition, before, after } = proposal;
  const isChanged = kindRow(kind).effect.does === 'replace' && hasChanged(proposal, ...identity);
  if (!isChanged || dayOf(edition) < domainScopes.ofChangedSubject.from) return [];
  const [filed = [], kept = []] = [before, after].map((values) =>
    listOf(values, 'website.domains').map(canonicalDomain),
  );
  const others = dayOf(edition) < domainScopes.allSince2018.from ? [] : (proposal.otherDomains ?? []);
  const added = kept.filter((name) => !filed.includes(name));
  return [
    ...new Set([...filed.filter((name) => kept.includes(name)), ...others.filter((name) => !added.includes(name))]),
  ];
}

const SINCE = 2018;
/**
 * Whether the number of a subject tells that all its websites were approved since 2018-01-01: newer numbers begin with their year and have ten
 * digits (docs/spec/rules.md R-7).
 */
export function isNumberSince2018(filingNumber: string): boolean {
  const year = /备(20\d{2})\d{6}号/u.exec(filingNumber)?.[1];
  return year !== undefined && Number(year) >= SINCE;
}
