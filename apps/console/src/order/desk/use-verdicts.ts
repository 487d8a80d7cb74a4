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

/** A verdict on its way. Sent again, it keeps its key. */
interface Write {
  readonly item: Judged;
  readonly verdict: Verdict;
  readonly reasons: readonly GivenReason[];
  readonly key: string;
}

/**
 * Verdicts paint at once and are sent behind it, one after the other in the sequence of the presses: an answer brings all
 * verdicts as they then are, so a late one of several would put an old picture over a newer one. Of two that wait for the same
 * item the last press wins. A refused verdict is taken back with its sentence; where the order itself is lost, or nothing
 * arrives, those behind it are taken back, too.
 */
export function useVerdicts(live: LiveOrder, report: (report: Report | null) => void) {
  const t = useT();
  const [painted, setPainted] = useState<ReadonlyMap<string, Write>>(new Map());
  const latest = useRef(live);
  latest.current = live;
  const waiting = useRef<readonly Write[]>([]);
  const sending = useRef(false);

  /** Another verdict on the item that was painted since stays. */
  const unpaint = (writes: readonly Write[]) =>
    setPainted((before) => {
      const after = new Map(before);
      for (const { item, key } of writes) if (after.get(item.key)?.key === key) after.delete(item.key);
      return after;
    });

  /** Answers what becomes of those that wait behind it. */
  const send = async (write: Write): Promise<'go on' | 'lost' | 'failed'> => {
    const { order, put, refetch } = latest.current;
    if (order === undefined) return 'failed';
    try {
      const answer = await recordVerdict(order, write.item, write.verdict, write.reasons, write.key);
      if (!answer.ok) {
        const why = reportOf(answer.refusal, labelOf(write));
        report(why);
        await refetch();
        return why.kind === 'refused' ? 'go on' : 'lost';
      }
      const { version, lease, actions, items } = answer.order;
      const verdicts = new Map(items.map((one) => [one.key, one]));
      await put((old) => ({
        ...old,
        version,
        lease,
        actions,
        items: old.items.map((one) => ({ ...one, ...verdicts.get(one.key) })),
      }));
      return 'go on';
    } catch {
      return 'failed';
    }
  };

  const drain = async () => {
    if (sending.current) return;
    sending.current = true;
    for (let write = waiting.current[0]; write !== undefined; write = waiting.current[0]) {
      waiting.current = waiting.current.slice(1);
      const end = await send(write);
      const behind = end === 'go on' ? [] : waiting.current;
      if (end !== 'go on') waiting.current = [];
      if (end === 'failed') failed([write, ...behind]);
      unpaint([write, ...behind]);
    }
    sending.current = false;
  };

  const labelOf = ({ item, verdict }: Write) => `${item.label} ${t(`items.${verdict}`)}`;
  const failed = (writes: readonly Write[]) =>
    report({
      kind: 'failed',
      label: writes.map(labelOf).join(t('common.and')),
      retry: () => {
        report(null);
        for (const write of writes) paint(write);
      },
    });

  const paint = (write: Write) => {
    setPainted((before) => new Map(before).set(write.item.key, write));
    waiting.current = [...waiting.current.filter(({ item }) => item.key !== write.item.key), write];
    void drain();
  };

  const shown = (item: Item): Verdict | null => painted.get(item.key)?.verdict ?? item.verdict;

  return {
    shown,
    /** How many are painted and not yet answered. */
    pending: painted.size,
    judge: (item: Item, verdict: Verdict) => {
      if (item.hash === null || shown(item) === verdict) return;
      paint({ item: { key: item.key, hash: item.hash, label: item.label }, verdict, reasons: [], key: newKey() });
    },
    /** The item is not in order, and this is why; what was said before is replaced. */
    explain: (item: Item, reasons: readonly GivenReason[]) => {
      if (item.hash === null) return;
      paint({ item: { key: item.key, hash: item.hash, label: item.label }, verdict: 'return', reasons, key: newKey() });
    },
  };
}
