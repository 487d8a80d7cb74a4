import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { DomainFinding } from './verify.ts';

/** Validity of an answer in hours, by app.now(): a later submission needs a new one. */
export const DOMAIN_CHECK_HOURS = 24;

/** The latest query and the latest answer about one added domain, as stored. */
export interface StoredDomainCheck {
  /** Canonical. */
  readonly domain: string;
  /** State of the latest query: running, answered, or unanswered so far. */
  readonly state: 'pending' | 'done' | 'unavailable';
  readonly findings: readonly DomainFinding[];
  /** When the registry last answered; null: never. */
  readonly checkedAt: string | null;
  /** The answer was evaluated with exactly the current holder and rules. */
  readonly current: boolean;
}

/** 核验情况: status of an added domain's check. */
export const domainStandings = {
  NOT_ASKED: { label: bilingual('未核验', 'Not asked yet') },
  PENDING: { label: bilingual('核验中', 'Being asked') },
  UNAVAILABLE: { label: bilingual('注册库未答复', 'The registry does not answer') },
  OUTDATED: { label: bilingual('须重新核验', 'Holder or rules changed since') },
  FAILED: { label: bilingual('未通过', 'Failed') },
  PASSED: { label: bilingual('通过', 'Passed') },
} as const satisfies Record<string, { readonly label: BilingualText }>;

export type DomainStanding = keyof typeof domainStandings;

const answered = (check: StoredDomainCheck): boolean => check.checkedAt !== null && check.current;

/**
 * An answer for the current content is used until there is a newer one, even if the registry is unavailable in the
 * meantime.
 */
export function domainStanding(check: StoredDomainCheck | undefined): DomainStanding {
  if (check === undefined) return 'NOT_ASKED';
  if (check.state === 'pending') return 'PENDING';
  if (!answered(check)) return check.state === 'unavailable' ? 'UNAVAILABLE' : 'OUTDATED';
  return check.findings.some(({ outcome }) => outcome === 'fail') ? 'FAILED' : 'PASSED';
}

/** Whether the answer is too old for a submission. */
export const domainCheckExpired = ({ checkedAt }: StoredDomainCheck, now: string): boolean =>
  checkedAt !== null && Date.parse(checkedAt) + DOMAIN_CHECK_HOURS * 3_600_000 <= Date.parse(now);
