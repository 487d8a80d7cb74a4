import { useEffect } from 'react';
import type { Item, Verdict } from '../documents.ts';
import { type ReasonInput, recordVerdict } from '../perform.ts';
import { type Report, reportOf } from './banner.ts';
import type { LiveOrder } from './use-order.ts';
import {
  attachPage,
  dismissRefused,
  enqueueVerdict,
  type RefusedVerdictWrite,
  requeueVerdicts,
  sendPending,
  setSender,
  useVerdictQueue,
  type VerdictWrite,
} from './verdict-queue.ts';

/** A refused verdict, and whether it can be submitted again: the caller has the lease, and the item is unchanged. */
export interface RefusedVerdict extends RefusedVerdictWrite {
  readonly label: string;
  readonly canRetry: boolean;
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
  const submit = (item: Item, verdict: Verdict, reasons: readonly ReasonInput[]) => {
    if (item.hash === null) return;
    enqueueVerdict(id, { item: { key: item.key, hash: item.hash, label: item.label }, verdict, reasons });
  };
  const isAsJudged = ({ write }: RefusedVerdictWrite) =>
    order?.items.some(({ key, hash }) => key === write.item.key && hash === write.item.hash) === true;
  const labelOf = ({ item }: VerdictWrite) => order?.items.find(({ key }) => key === item.key)?.label ?? item.label;
  const refused = queue.refused.map(
    (one): RefusedVerdict => ({ ...one, label: labelOf(one.write), canRetry: canJudge && isAsJudged(one) }),
  );

  return {
    shown,
    /** Number of verdicts that are shown but have no answer yet. */
    pending: queue.waiting.length,
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
    judge: (item: Item, verdict: Verdict) => {
      if (shown(item) !== verdict) submit(item, verdict, []);
    },
    /** Returns the item with these reasons; replaces earlier ones. */
    explain: (item: Item, reasons: readonly ReasonInput[]) => submit(item, 'return', reasons),
  };
}
