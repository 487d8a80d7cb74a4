import { createContext, useEffect } from 'react';
import { request } from '../app/providers/client.ts';
import { deskDraftDocument, saveDeskDraftDocument } from '../generated/next.ts';
import type { Verdict } from '../order/documents.ts';
import type { CallOutcome, ReasonInput } from '../order/perform.ts';
import { createStore } from '../ui/store.ts';
import type { CheckMarks } from './photo/photo-check-marks.ts';

/** A verdict that another one of the same person has replaced, with its reasons. */
export interface ReplacedVerdict {
  readonly item: string;
  readonly verdict: Verdict;
  readonly reasons: readonly ReasonInput[];
}

const empty = {
  outcome: null as CallOutcome | null,
  callNote: '',
  note: '',
  evidence: '',
  skipNote: '',
  question: '',
  adviceAnswer: '',
  escalateNote: '',
  settleAnswer: '',
  /** Advice being edited, by place and code of its reason. */
  advice: {} as Readonly<Record<string, string>>,
  /** Codes picked at an item, by its key; kept until the verdict has arrived. */
  picked: {} as Readonly<Record<string, readonly string[]>>,
  /** Verdicts replaced since the order came to the desk, the newest last: an undo gives the last one back. */
  replaced: [] as readonly ReplacedVerdict[],
  photoChecks: {} as CheckMarks,
  /** Reasons of a form that was not sent, by place; null: unchanged. */
  places: null as readonly (readonly [place: string, reasons: readonly ReasonInput[]])[] | null,
};

/**
 * Input that was not sent. The API stores it sealed, for this person only, so that it survives a refusal, a lost lease, a reload and
 * another tab; it is deleted with the decision.
 */
export type Draft = Readonly<typeof empty>;

/** Delay between the last keystroke and saving, ms. */
const SAVE_DELAY_MS = 500;

interface DraftEntry {
  readonly draft: Draft;
  /** Nothing was typed yet, so the stored draft may be loaded. */
  readonly isUntouched: boolean;
  readonly timer?: ReturnType<typeof setTimeout> | undefined;
  readonly isLoaded: boolean;
  /** The API did not take it, e.g. because the session had ended. */
  readonly hasFailed?: boolean;
}

const entries = createStore<ReadonlyMap<string, DraftEntry>>(new Map());
const untouched: DraftEntry = { draft: empty, isUntouched: true, isLoaded: false };
const entryOf = (orderId: string): DraftEntry => entries.get().get(orderId) ?? untouched;
const change = (orderId: string, part: Partial<DraftEntry>): void =>
  entries.set(new Map(entries.get()).set(orderId, { ...entryOf(orderId), ...part }));

async function saveDraft(orderId: string): Promise<void> {
  clearTimeout(entryOf(orderId).timer);
  change(orderId, { timer: undefined });
  // A failed save is repeated with the next keystroke or the next sign-in; the text stays on the screen.
  const text = JSON.stringify(entryOf(orderId).draft);
  const body = text === JSON.stringify(empty) ? '' : text;
  const hasFailed = await request(saveDeskDraftDocument, { id: orderId, body }).then(
    () => false,
    () => true,
  );
  // The order may have been decided meanwhile.
  if (entries.get().has(orderId)) change(orderId, { hasFailed });
}

/** After a sign-in of the person who typed them. */
export function saveFailedDrafts(): void {
  for (const [orderId, { hasFailed }] of entries.get()) if (hasFailed === true) void saveDraft(orderId);
}

function updateDraft(orderId: string, part: Partial<Draft>): void {
  const { draft, timer } = entryOf(orderId);
  clearTimeout(timer);
  change(orderId, {
    draft: { ...draft, ...part },
    isUntouched: false,
    timer: setTimeout(() => void saveDraft(orderId), SAVE_DELAY_MS),
  });
}

/** Loads the stored draft once per page; input typed meanwhile takes precedence. */
async function loadDraft(orderId: string): Promise<void> {
  if (entryOf(orderId).isLoaded) return;
  change(orderId, { isLoaded: true });
  // Without an answer the page begins with an empty draft, which overwrites nothing before something is typed.
  const body = await request(deskDraftDocument, { id: orderId })
    .then(({ deskDraft }) => deskDraft.body)
    .catch(() => '');
  if (body === '' || entries.get().get(orderId)?.isUntouched !== true) return;
  change(orderId, { draft: { ...empty, ...(JSON.parse(body) as Partial<Draft>) } });
}

/** After the decision the API has deleted the draft, and so does the page. */
export function discardDraft(orderId: string): void {
  clearTimeout(entryOf(orderId).timer);
  entries.set(new Map([...entries.get()].filter(([id]) => id !== orderId)));
}

/** For a change of the signed-in person. */
export function discardAllDrafts(): void {
  for (const orderId of entries.get().keys()) discardDraft(orderId);
}

if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => {
    for (const [orderId, { timer }] of entries.get()) if (timer !== undefined) void saveDraft(orderId);
  });

export function useDraft(orderId: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = entries.use((all) => all.get(orderId)?.draft ?? empty);
  useEffect(() => {
    if (orderId !== '') void loadDraft(orderId);
  }, [orderId]);
  return [draft, (part) => updateDraft(orderId, part)];
}

/** Id of the order whose draft the pickers below write. */
export const DraftOrderContext = createContext('');
