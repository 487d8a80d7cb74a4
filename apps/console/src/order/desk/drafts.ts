import { createContext, useEffect, useSyncExternalStore } from 'react';
import { request } from '../../providers/client.ts';
import { deskDraftDocument, saveDeskDraftDocument } from '../next/documents.ts';
import type { CallOutcome, ReasonInput } from '../perform.ts';

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
  readonly places: readonly (readonly [place: string, reasons: readonly ReasonInput[]])[] | null;
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
const SAVE_DELAY_MS = 500;

interface DraftEntry {
  draft: Draft;
  /** Nobody typed yet: what the API has may come in. */
  isUntouched: boolean;
  timer?: ReturnType<typeof setTimeout>;
  isLoaded: boolean;
}

const draftEntries = new Map<string, DraftEntry>();
const listeners = new Set<() => void>();
const notifyListeners = () => {
  for (const listener of listeners) listener();
};

const entryOf = (orderId: string): DraftEntry => {
  const found = draftEntries.get(orderId) ?? { draft: empty, isUntouched: true, isLoaded: false };
  draftEntries.set(orderId, found);
  return found;
};

const isEmpty = ({ outcome, advice, picked, places, ...texts }: Draft): boolean =>
  outcome === null &&
  places === null &&
  Object.keys(advice).length === 0 &&
  Object.keys(picked).length === 0 &&
  Object.values(texts).every((text) => text === '');

async function saveDraft(orderId: string): Promise<void> {
  const { draft, timer } = entryOf(orderId);
  clearTimeout(timer);
  entryOf(orderId).timer = undefined;
  // What does not arrive is sent again with the next key; the text itself stays on the screen.
  await request(saveDeskDraftDocument, { orderId, body: isEmpty(draft) ? '' : JSON.stringify(draft) }).catch(
    () => undefined,
  );
}

function updateDraft(orderId: string, part: Partial<Draft>): void {
  const one = entryOf(orderId);
  one.draft = { ...one.draft, ...part };
  one.isUntouched = false;
  clearTimeout(one.timer);
  one.timer = setTimeout(() => void saveDraft(orderId), SAVE_DELAY_MS);
  notifyListeners();
}

/** Asks once per page for what was typed elsewhere; what is typed here meanwhile goes before it. */
async function loadDraft(orderId: string): Promise<void> {
  const one = entryOf(orderId);
  if (one.isLoaded) return;
  one.isLoaded = true;
  const answer = await request(deskDraftDocument, { orderId }).catch(() => undefined);
  const body = answer?.deskDraft.body ?? '';
  if (body === '' || !one.isUntouched) return;
  one.draft = { ...empty, ...(JSON.parse(body) as Partial<Draft>) };
  notifyListeners();
}

/** The order was decided: the API has forgotten the draft, and so does the page. */
export function discardDraft(orderId: string): void {
  clearTimeout(draftEntries.get(orderId)?.timer);
  draftEntries.delete(orderId);
  notifyListeners();
}

/** Somebody else may sign in at this page. */
export function discardAllDrafts(): void {
  for (const orderId of [...draftEntries.keys()]) discardDraft(orderId);
}

if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => {
    for (const [orderId, { timer }] of draftEntries) if (timer !== undefined) void saveDraft(orderId);
  });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The draft of one order. */
export function useDraft(orderId: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(subscribe, () => draftEntries.get(orderId)?.draft ?? empty);
  useEffect(() => {
    if (orderId !== '') void loadDraft(orderId);
  }, [orderId]);
  return [draft, (part) => updateDraft(orderId, part)];
}

/** Whose drafts the pickers below write into. */
export const DraftOrderContext = createContext('');
