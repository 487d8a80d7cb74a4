/** Today's working hours as returned by the API; instants are ISO 8601. */
export interface WorkdayFacts {
  readonly day: string;
  readonly working: boolean;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Rest of today: seconds of working time (lunch is not subtracted), and the used share, 0 to 1. */
export interface WorkdayCountdown {
  readonly state: 'off' | 'before' | 'open' | 'after';
  readonly seconds: number;
  readonly used: number;
}

/** `now`: milliseconds since 1970 UTC by the API's clock. */
export function workdayCountdown({ working, opensAt, closesAt }: WorkdayFacts, now: number): WorkdayCountdown {
  const [opens, closes] = [Date.parse(opensAt), Date.parse(closesAt)];
  if (!working) return { state: 'off', seconds: 0, used: 1 };
  const left = Math.max(0, closes - Math.max(opens, now));
  const state = now < opens ? 'before' : now < closes ? 'open' : 'after';
  return { state, seconds: Math.floor(left / 1000), used: 1 - left / (closes - opens) };
}
