import type { Day } from '../province/in-force.ts';
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
} as const satisfies Record<string, ScopeRow>;

export type DomainScope = keyof typeof domainScopes;
export const domainScopeRow = (scope: DomainScope): ScopeRow => domainScopes[scope];
