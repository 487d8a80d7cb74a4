import { Alert } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { countdown, useDueTime } from '../../ui/due.ts';
import { commonTexts } from '../../ui/texts.ts';
import { deskTexts, sendBackTexts } from '../texts.ts';

/** What a review waits for, when it goes on at the latest, and what its clock has left; nothing while no clock is paused. */
export function HoldPanel({ order: { due, items } }: { order: Pick<Order, 'due' | 'items'> }) {
  const dueTime = useDueTime();
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
        ...{ at: dueTime(due.at), left: countdown(left) },
      })}
    />
  );
}
