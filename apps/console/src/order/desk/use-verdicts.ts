import { useRef, useState } from 'react';
import { newKey } from '../../common/new-key.ts';
import { useT } from '../../providers/i18n.ts';
import type { Item, Verdict } from '../documents.ts';
import { type GivenReason, recordVerdict } from '../perform.ts';
import { type Report, reportOf } from './banner.ts';
import type { LiveOrder } from './use-order.ts';

interface Judged {
  readonly key: string;
  readonly hash: string;
  readonly label: string;
}

interface Painted {
  readonly verdict: Verdict;
  readonly key: string;
}

/**
 * Verdicts paint at once and are sent behind it: items side by side, one item's own verdicts one after the other, so that
 * the last press wins. A refused one is taken back with a sentence.
 */
export function useVerdicts(live: LiveOrder, report: (report: Report | null) => void) {
  const t = useT();
  const [painted, setPainted] = useState<ReadonlyMap<string, Painted>>(new Map());
  const queues = useRef(new Map<string, Promise<void>>());

  const unpaint = (item: string, key: string) =>
    setPainted((before) => {
      if (before.get(item)?.key !== key) return before;
      const after = new Map(before);
      after.delete(item);
      return after;
    });

  const send = async (item: Judged, verdict: Verdict, reasons: readonly GivenReason[], key: string) => {
    const { order } = live;
    if (order === undefined) return;
    const label = `${item.label} ${t(`items.${verdict}`)}`;
    try {
      const answer = await recordVerdict(order, item, verdict, reasons, key);
      if (answer.ok) {
        const { version, lease, actions, items } = answer.order;
        const verdicts = new Map(items.map((one) => [one.key, one]));
        await live.put((old) => ({
          ...old,
          version,
          lease,
          actions,
          items: old.items.map((one) => ({ ...one, ...verdicts.get(one.key) })),
        }));
      } else {
        report(reportOf(answer.refusal, label));
        await live.refetch();
      }
    } catch {
      report({
        kind: 'failed',
        label,
        retry: () => {
          report(null);
          paint(item, verdict, reasons, key);
        },
      });
    } finally {
      unpaint(item.key, key);
    }
  };

  const paint = (item: Judged, verdict: Verdict, reasons: readonly GivenReason[], key: string) => {
    setPainted((before) => new Map(before).set(item.key, { verdict, key }));
    const before = queues.current.get(item.key) ?? Promise.resolve();
    queues.current.set(
      item.key,
      before.then(() => send(item, verdict, reasons, key)),
    );
  };

  const shown = (item: Item): Verdict | null => painted.get(item.key)?.verdict ?? item.verdict;

  return {
    shown,
    judge: (item: Item, verdict: Verdict) => {
      if (item.hash === null || shown(item) === verdict) return;
      paint({ key: item.key, hash: item.hash, label: item.label }, verdict, [], newKey());
    },
    /** The item is not in order, and this is why; what was said before is replaced. */
    explain: (item: Item, reasons: readonly GivenReason[]) => {
      if (item.hash === null) return;
      paint({ key: item.key, hash: item.hash, label: item.label }, 'return', reasons, newKey());
    },
  };
}
