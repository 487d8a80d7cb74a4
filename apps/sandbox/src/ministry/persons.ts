import type { Principals } from '../operations/operation.ts';
import type { Czlx } from '../records/czlx.ts';
import type { Person } from '../records/shapes.ts';

/** One phone that gets a code, with the last characters of the matching ID numbers. */
export interface PhoneToCheck {
  readonly phone: string;
  readonly idTails: readonly string[];
}

interface AskedRow {
  readonly czlx: Czlx;
  readonly asks: readonly (keyof Principals)[];
  /** First and last day, YYYY-MM-DD; the last one excluded. */
  readonly from?: string;
  readonly until?: string;
}

/**
 * Who verifies (docs/spec/rules.md R-9). A deregistration of a subject asks its principal, of a website the website's; the sources for
 * "nobody" are of 2019 and name no day, so the edition of 2019-04-22 is the first.
 */
const rows: readonly AskedRow[] = [
  { czlx: '1', asks: ['subject', 'website'] },
  { czlx: '2', asks: ['website'] },
  { czlx: '3', asks: ['website'] },
  { czlx: '4', asks: ['subject', 'website'] },
  { czlx: '5', asks: ['website'], until: '2019-04-22' },
  { czlx: '6', asks: ['subject'], until: '2019-04-22' },
  { czlx: '6', asks: ['subject'], from: '2020-08-17' },
  { czlx: '7', asks: ['website'], until: '2019-04-22' },
  { czlx: '7', asks: ['website'], from: '2020-08-17' },
];

/** The phones to verify by the rules of a day: the first mobile of each principal, one code where principals share it. */
export function phonesToCheck(czlx: Czlx, principals: Principals, day: string): PhoneToCheck[] {
  const isInForce = ({ from, until }: AskedRow) => (from ?? '') <= day && (until === undefined || day < until);
  const asked = rows.filter((row) => row.czlx === czlx && isInForce(row)).flatMap(({ asks }) => asks);
  const phones = new Map<string, string[]>();
  for (const person of asked.flatMap((kind) => principals[kind])) {
    const phone = mobileOf(person);
    if (phone !== '') phones.set(phone, [...(phones.get(phone) ?? []), tailOf(person)]);
  }
  return [...phones].map(([phone, idTails]) => ({ phone, idTails: [...new Set(idTails)] }));
}

const mobileOf = ({ Fzr_sjhm }: Person): string => Fzr_sjhm?.split(';')[0]?.trim() ?? '';
/** The last six characters of the ID number. */
const tailOf = ({ Fzr_zjhm }: Person): string => (Fzr_zjhm ?? '').trim().slice(-6).toUpperCase();
