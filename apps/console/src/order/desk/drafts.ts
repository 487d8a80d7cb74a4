import { createContext, useEffect, useSyncExternalStore } from 'react';
import { request } from '../../providers/client.ts';
import { deskDraftDocument, saveDeskDraftDocument } from '../next/documents.ts';
import type { CallOutcome, GivenReason } from '../perform.ts';

/**
 * What is typed but not sent. The API keeps it, sealed and for this person alone, so that it outlives a refusal, a lost lease,
 * a reload and a visit from another tab; it ends with the decision.
 */
export interface Draft {
  readonly outcome: CallOutcome | null;
  readonly callNote: string;
  readonly note: string;
  readonly evidence: string;
  readonly skipNote: string;
  readonly question: string;
  readonly adviceAnswer: string;
  readonly escalateNote: string;
  readonly settleAnswer: string;
  /** Advice being edited, by place and code of its reason. */
  readonly advice: Readonly<Record<string, string>>;
  /** Codes picked at an item, by its key: they outlive a verdict that did not arrive. */
  readonly picked: Readonly<Record<string, readonly string[]>>;
  /** Reasons of a form that was not sent, by place; null: nobody has touched it. */
  readonly places: readonly (readonly [place: string, reasons: readonly GivenReason[]])[] | null;
}

const empty: Draft = {
  outcome: null,
  callNote: '',
  note: '',
  evidence: '',
  skipNote: '',
  question: '',
  adviceAnswer: '',
  escalateNote: '',
  settleAnswer: '',
  advice: {},
  picked: {},
  places: null,
};

/** Between the last key and the saving, ms. */
const QUIET_MS = 500;

interface Kept {
  draft: Draft;
  /** Nobody typed yet: what the API has may come in. */
  untouched: boolean;
  timer?: ReturnType<typeof setTimeout>;
  looked: boolean;
}

const kept = new Map<string, Kept>();
const listeners = new Set<() => void>();
const tellAll = () => {
  for (const listener of listeners) listener();
};

const of = (orderId: string): Kept => {
  const found = kept.get(orderId) ?? { draft: empty, untouched: true, looked: false };
  kept.set(orderId, found);
  return found;
};

const isEmpty = ({ outcome, advice, picked, places, ...texts }: Draft): boolean =>
  outcome === null &&
  places === null &&
  Object.keys(advice).length === 0 &&
  Object.keys(picked).length === 0 &&
  Object.values(texts).every((text) => text === '');

async function save(orderId: string): Promise<void> {
  const { draft, timer } = of(orderId);
  clearTimeout(timer);
  of(orderId).timer = undefined;
  // What does not arrive is sent again with the next key; the text itself stays on the screen.
  await request(saveDeskDraftDocument, { orderId, body: isEmpty(draft) ? '' : JSON.stringify(draft) }).catch(
    () => undefined,
  );
}

function change(orderId: string, part: Partial<Draft>): void {
  const one = of(orderId);
  one.draft = { ...one.draft, ...part };
  one.untouched = false;
  clearTimeout(one.timer);
  one.timer = setTimeout(() => void save(orderId), QUIET_MS);
  tellAll();
}

/** Asks once per page for what was typed elsewhere; what is typed here meanwhile goes before it. */
async function look(orderId: string): Promise<void> {
  const one = of(orderId);
  if (one.looked) return;
  one.looked = true;
  const answer = await request(deskDraftDocument, { orderId }).catch(() => undefined);
  const body = answer?.deskDraft.body ?? '';
  if (body === '' || !one.untouched) return;
  one.draft = { ...empty, ...(JSON.parse(body) as Partial<Draft>) };
  tellAll();
}

/** The order was decided: the API has forgotten the draft, and so does the page. */
export function forgetDraft(orderId: string): void {
  clearTimeout(kept.get(orderId)?.timer);
  kept.delete(orderId);
  tellAll();
}

/** Somebody else may sign in at this page. */
export function forgetAllDrafts(): void {
  for (const orderId of [...kept.keys()]) forgetDraft(orderId);
}

if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => {
    for (const [orderId, { timer }] of kept) if (timer !== undefined) void save(orderId);
  });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The draft of one order. */
export function useDraft(orderId: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => kept.get(orderId)?.draft ?? empty);
  useEffect(() => {
    if (orderId !== '') void look(orderId);
  }, [orderId]);
  return [draft, (part) => change(orderId, part)];
}

/** Whose drafts the pickers below write into. */
export const DraftOrder = createContext('');
