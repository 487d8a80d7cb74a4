import { Alert } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { countdown, dueTime } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import { commonTexts } from '../../ui/texts.ts';
import { deskTexts, sendBackTexts } from '../texts.ts';

/** What a review waits for, when it goes on at the latest, and what its clock has left; nothing while no clock is paused. */
export function HoldPanel({ order: { due, items } }: { order: Pick<Order, 'due' | 'items'> }) {
  const t = useT();
  const now = useNow(15_000);
  if (due === null || due.pausedSecondsLeft === null) return null;
  const awaited = items.filter(({ flagged }) => flagged).map(({ label }) => label);
  const left = {
    amount: Math.floor(Math.abs(due.pausedSecondsLeft) / 60),
    unit: 'WORKING_MINUTES',
    overdue: due.pausedSecondsLeft < 0,
  } as const;
  return (
    <Alert
      type="info"
      showIcon
      banner
      message={t(deskTexts.awaits, {
        what: awaited.join(t(commonTexts.and)) || t(sendBackTexts.whole),
        ...{ at: dueTime(t, due.at, now), left: countdown(left) },
      })}
    />
  );
}
