import { useEffect, useState } from 'react';
import type { Item, Verdict } from '../../order/documents.ts';
import { type ReasonInput, recordVerdict } from '../../order/perform.ts';
import { type Report, reportOf } from '../actions/banner.ts';
import { type Draft, type ReplacedVerdict, useDraft } from '../drafts.ts';
import type { LiveOrder } from '../use-order.ts';
import { useReasons } from './use-reasons.ts';
import {
  attachPage,
  dismissRefused,
  enqueueGroup,
  enqueueVerdict,
  type RefusedVerdictWrite,
  requeueVerdicts,
  sendGroup,
  sendPending,
  setSender,
  takeBackGroup,
  useVerdictQueue,
} from './verdict-queue.ts';

/** A refused verdict, and whether it can be submitted again: the caller has the lease, and the item is unchanged. */
export interface RefusedVerdict extends RefusedVerdictWrite {
  readonly label: string;
  readonly canRetry: boolean;
}

/** Number of replaced verdicts that can be taken back. */
const MOST_REPLACED = 50;

/** The draft with the reasons of a verdict that is given again: the picker shows them before the API has stored them. */
function withReasons(draft: Draft, { item, reasons }: ReplacedVerdict): Partial<Draft> {
  const texts = reasons.flatMap(({ code, advice }) => (advice === null ? [] : [[`${item} ${code}`, advice] as const]));
  return {
    picked: { ...draft.picked, [item]: reasons.map(({ code }) => code) },
    advice: { ...draft.advice, ...Object.fromEntries(texts) },
  };
}

/**
 * Verdicts of this order: shown at once and sent in the background (`verdict-queue.ts`). Unsent ones wait for the network; refused
 * ones are withdrawn and listed with their sentences.
 */
export function useVerdicts(
  { order, put, refetch }: LiveOrder,
  canJudge: boolean,
  report: (report: Report | null) => void,
) {
  const id = order?.id ?? '';
  const token = order?.lease?.mine ? (order.lease.token ?? '') : '';
  const number = order?.number ?? '';
  const queue = useVerdictQueue(id);
  const [draft, setDraft] = useDraft(id);
  const library = new Map(useReasons().map(({ code, advice }) => [code, advice]));
  /** The item whose reasons have just been given, by an undo or by a check of the photo: the picker does not take the focus. */
  const [restored, setRestored] = useState<string>();
  // Without a lease the waiting verdicts are sent under the old one: the API answers what became of it.
  useEffect(() => {
    if (token === '') sendPending(id);
    else setSender(id, { number, send: (write) => recordVerdict({ id, token }, write) });
  }, [id, number, token]);
  // Attached again on each render, so that the present page receives the answers.
  useEffect(() =>
    attachPage(id, {
      onAnswer: ({ version, lease, actions, items }) => {
        const verdicts = new Map(items.map((one) => [one.key, one]));
        return put((old) => ({
          ...old,
          version,
          lease,
          actions,
          items: old.items.map((one) => ({ ...one, ...verdicts.get(one.key) })),
        }));
      },
      onRefusal: (refusal) => {
        const why = reportOf(refusal, '');
        if (why.kind !== 'refused') report(why);
        return refetch();
      },
    }),
  );

  const waiting = new Map(queue.waiting.map((write) => [write.item.key, write]));
  const shown = (item: Item): Verdict | null => waiting.get(item.key)?.verdict ?? item.verdict;
  /** An item without a hash may not be judged. */
  const writesOf = ({ key, hash, label }: Item, verdict: Verdict, reasons: readonly ReasonInput[] = []) =>
    hash === null ? [] : [{ item: { key, hash, label }, verdict, reasons }];
  const submit = (item: Item, verdict: Verdict, reasons: readonly ReasonInput[]) => {
    for (const write of writesOf(item, verdict, reasons)) enqueueVerdict(id, write);
  };
  const itemOf = (key: string | undefined) => order?.items.find((one) => one.key === key);
  const refused = queue.refused.map((one): RefusedVerdict => {
    const { key, hash, label } = one.write.item;
    const item = itemOf(key);
    return { ...one, label: item?.label ?? label, canRetry: canJudge && item?.hash === hash };
  });

  /** The verdict and reasons of an item as they are shown; null: none. */
  const givenTo = (item: Item): ReplacedVerdict | null => {
    const verdict = shown(item);
    if (verdict === null) return null;
    const reasons =
      waiting.get(item.key)?.reasons ??
      item.reasons.map(({ code, advice }) => ({ code, advice: advice === library.get(code) ? null : advice }));
    return { item: item.key, verdict, reasons: verdict === 'return' ? reasons : [] };
  };
  const last = draft.replaced.at(-1);
  const lastItem = itemOf(last?.item);

  return {
    shown,
    /** The verdict is shown and has no answer yet. */
    isPending: (item: Item) => waiting.has(item.key),
    restored,
    /** The last change passed a refused item: its label, and the number of its reasons that are kept; null: it did not. */
    kept:
      last?.verdict === 'return' && last.reasons.length > 0 && lastItem !== undefined && shown(lastItem) === 'pass'
        ? { label: lastItem.label, reasons: last.reasons.length }
        : null,
    /** Number of verdicts that are shown but have no answer yet. */
    pending: queue.waiting.length,
    /** Number of verdicts that were given together and can be taken back. */
    held: queue.held.size,
    /** They wait for the network. */
    undelivered: queue.undelivered,
    isUndelivered: (item: Item) => queue.undelivered && waiting.has(item.key),
    refused,
    retryRefused: () =>
      requeueVerdicts(
        id,
        refused.filter(({ canRetry }) => canRetry),
      ),
    forgetRefused: () => dismissRefused(id),
    /** A refused item that was passed meanwhile gets its reasons back. */
    judge: (item: Item, verdict: Verdict) => {
      const before = givenTo(item);
      if (before?.verdict === verdict) return;
      setRestored(undefined);
      const kept =
        verdict === 'return'
          ? draft.replaced.findLast((one) => one.item === item.key && one.verdict === 'return')
          : undefined;
      if (before !== null || kept !== undefined)
        setDraft({
          ...(kept === undefined ? {} : withReasons(draft, kept)),
          replaced: [...draft.replaced, ...(before === null ? [] : [before])].slice(-MOST_REPLACED),
        });
      submit(item, verdict, kept?.reasons ?? []);
    },
    /** Passes items that have no verdict, together. */
    passGroup: (items: readonly Item[]) =>
      enqueueGroup(
        id,
        items.flatMap((item) => writesOf(item, 'pass')),
      ),
    /** Sends verdicts that were given together, before a decision. */
    sendGroup: () => sendGroup(id),
    /**
     * Takes back what was passed together and is not sent yet, else gives the last replaced verdict back, with its reasons. Returns
     * the key of its (first) item; undefined: there is none.
     */
    undo: (): string | undefined => {
      const [first] = takeBackGroup(id);
      if (first !== undefined) return first;
      if (!canJudge || last === undefined) return undefined;
      const now = lastItem === undefined ? null : givenTo(lastItem);
      // Reasons that the undo takes away are kept, too: N gives them back.
      const kept = now !== null && now.reasons.length > 0 ? [now] : [];
      setDraft({
        ...(last.verdict === 'return' ? withReasons(draft, last) : {}),
        replaced: [...kept, ...draft.replaced.slice(0, -1)],
      });
      if (lastItem === undefined) return undefined;
      setRestored(last.item);
      submit(lastItem, last.verdict, last.reasons);
      return last.item;
    },
    /** Returns the item with these reasons; replaces earlier ones. */
    explain: (item: Item, reasons: readonly ReasonInput[]) => {
      setRestored(item.key);
      submit(item, 'return', reasons);
    },
  };
}

export type Verdicts = ReturnType<typeof useVerdicts>;
