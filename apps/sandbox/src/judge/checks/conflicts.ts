import type { Czlx } from '../../records/czlx.ts';
import type { Case, CheckRow, FilingInReview } from '../case.ts';

interface ConflictRow {
  readonly own: Czlx;
  readonly inReview: Czlx;
  /** Result code, B-7. */
  readonly code: number;
  /** Only the same website or access conflicts; another one of the subject may end at the same time. */
  readonly sameOnly?: true;
}

/** What a deregistration meets in review. Every other pair of filings of one subject is 1017. */
const conflicts: readonly ConflictRow[] = [
  { own: '6', inReview: '6', code: 1027 },
  { own: '6', inReview: '7', code: 1043 },
  { own: '7', inReview: '6', code: 1042 },
  { own: '7', inReview: '7', code: 1030, sameOnly: true },
  { own: '5', inReview: '5', code: 1032, sameOnly: true },
];
const changeInReview = 1017;

function conflictOf(at: Case, other: FilingInReview): number | undefined {
  if (other.ztid !== at.target?.record.Zt_xx.Ztid) return undefined;
  const row = conflicts.find(({ own, inReview }) => own === at.czlx && inReview === other.czlx);
  if (row === undefined) return changeInReview;
  return row.sameOnly && !other.jlids.some((id) => at.jlids.includes(id)) ? undefined : row.code;
}

/** Another filing of the same subject is in review. */
export const conflictChecks: readonly CheckRow<Case>[] = [
  ...new Set([changeInReview, ...conflicts.map(({ code }) => code)]),
].map((code) => ({ code, fails: (at) => at.bureau.inReview.some((other) => conflictOf(at, other) === code) }));
