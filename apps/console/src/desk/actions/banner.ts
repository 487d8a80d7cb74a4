import type { Refused } from '../../order/documents.ts';

/** A message above the items. Its sentence is composed at render time from the present order. */
export type Report =
  | { readonly kind: 'lease' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly label: string; readonly reasons: Refused['reasons'] }
  | { readonly kind: 'failed'; readonly label: string; readonly retry: () => void };

type ReportedKind = 'lease' | 'stale' | 'refused';
const kinds: Readonly<Record<string, ReportedKind>> = { LEASE_LOST: 'lease', STALE: 'stale' };

/** A refusal as a report: the page explains a lost lease and an old version, other refusals carry their own sentences. */
export function reportOf(refusal: Refused, label: string): Report {
  const kind = kinds[refusal.code] ?? 'refused';
  return kind === 'refused' ? { kind, label, reasons: refusal.reasons } : { kind };
}
