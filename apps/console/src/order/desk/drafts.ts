import { useState } from 'react';
import type { CallOutcome } from '../perform.ts';

/** What is typed but not sent. It outlives a refusal, a lost lease and a visit to another page; a reload ends it, since notes may name persons. */
export interface Draft {
  readonly outcome: CallOutcome | null;
  readonly callNote: string;
  readonly note: string;
  readonly evidence: string;
}

const empty: Draft = { outcome: null, callNote: '', note: '', evidence: '' };
const drafts = new Map<string, Draft>();

/** The draft of one order. */
export function useDraft(orderId: string): [Draft, (change: Partial<Draft>) => void] {
  const [, redraw] = useState(0);
  const draft = drafts.get(orderId) ?? empty;
  return [
    draft,
    (change) => {
      drafts.set(orderId, { ...(drafts.get(orderId) ?? empty), ...change });
      redraw((count) => count + 1);
    },
  ];
}
