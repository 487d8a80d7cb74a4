import type { Refused } from '../documents.ts';

/** What the page has to say above the items. The sentence is put together when it is drawn, from the order of that moment. */
export type Report =
  | { readonly kind: 'lease' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly label: string; readonly reasons: Refused['reasons'] }
  | { readonly kind: 'failed'; readonly label: string; readonly retry: () => void };

type ReportedKind = 'lease' | 'stale' | 'refused';
const kinds: Readonly<Record<string, ReportedKind>> = { LEASE_LOST: 'lease', STALE: 'stale' };

/** A refusal as a report: a lost lease and an old version are the page's to explain, the rest brings its own sentences. */
export function reportOf(refusal: Refused, label: string): Report {
  const kind = kinds[refusal.code] ?? 'refused';
  return kind === 'refused' ? { kind, label, reasons: refusal.reasons } : { kind };
}
