import { Link, useLocation } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { useUnsettledOrders } from '../items/verdict-queue.ts';
import { verdictsTexts } from '../texts.ts';

/** Links to orders with unsent or refused verdicts that the reviewer has left. */
export function UnsettledOrders({ className }: { className: string | undefined }) {
  const { pathname } = useLocation();
  const orders = useUnsettledOrders().filter(({ orderId }) => pathname !== `/orders/${encodeURIComponent(orderId)}`);
  if (orders.length === 0) return null;
  return (
    <div className={className} role="status">
      {orders.map(({ orderId, number, waiting, refused }) => (
        <Link key={orderId} to={`/orders/${encodeURIComponent(orderId)}`}>
          {waiting > 0
            ? t(verdictsTexts.elsewhere, { number, n: waiting })
            : t(verdictsTexts.refusedElsewhere, { number, n: refused })}
        </Link>
      ))}
    </div>
  );
}
