import { statesAtBureau } from '@beian/domain/order-names';
import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { queryOf } from '../../app/providers/queries.ts';
import { orderWaitDocument } from '../../generated/hand-over.ts';
import type { Order } from '../../order/documents.ts';
import { useDueTime } from '../../ui/due.ts';
import { useThrottled } from '../../ui/hooks.ts';
import { deskTexts } from '../texts.ts';

/** Why a pushed order has not moved on, with a link to its connection; nothing in the normal course. */
export function WaitPanel({ order }: { order: Pick<Order, 'id' | 'state' | 'version'> }) {
  const dueTime = useDueTime();
  const asked = statesAtBureau.includes(order.state);
  const query = useQuery({
    ...queryOf(['order-wait', order.version], orderWaitDocument, { orderId: order.id }),
    enabled: asked,
    refetchInterval: 60_000,
  });
  useBureauChanges(useThrottled(() => void (asked && query.refetch()), 1000));
  const wait = asked ? query.data : null;
  if (wait === null || wait === undefined) return null;
  return (
    <Alert
      type={wait.needsPerson ? 'warning' : 'info'}
      showIcon
      banner
      message={
        wait.since === null
          ? wait.sentence
          : t(deskTexts.waitsSince, { sentence: wait.sentence, at: dueTime(wait.since) })
      }
      action={<Link to={`/gateway?bureau=${encodeURIComponent(wait.bureauId)}`}>{t(deskTexts.connection)}</Link>}
    />
  );
}
