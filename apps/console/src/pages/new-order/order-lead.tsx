import { Typography } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import { deadlineOf } from '../../ui/due.ts';
import { homeTexts } from '../partner-home/texts.ts';
import type { FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';

/** Below the title of an order: its number, province and due time, what the partner's program keeps with it, and its plan. */
export function OrderLead({ order }: { readonly order: FillOrder }) {
  const { reference, metadata, plan } = order;
  const own = [
    ...(reference === null ? [] : [`${t(homeTexts.reference)} ${reference}`]),
    ...metadata.map(({ key, value }) => `${key}: ${value}`),
  ];
  return (
    <>
      <Link to="/orders">{t(fillTexts.toOrders)}</Link> · {order.number} ·{' '}
      <Link to={`/rules/${order.province}`} title={t(fillTexts.rules)}>
        {order.provinceName}
      </Link>{' '}
      · {order.filingNumber || t(fillTexts.noNumber)}
      {order.due === null ? null : ` · ${deadlineOf(order.due)}`}
      {own.length === 0 ? null : (
        <>
          <br />
          {own.join(' · ')}
        </>
      )}
      {plan === null ? null : (
        <>
          <br />
          {t(fillTexts.plan, { plan: plan.label })}{' '}
          {plan.steps.map(({ orderId, orderNumber, kindLabel, stateLabel, waits }, nth) => (
            <span key={orderId}>
              {nth + 1}.{' '}
              {orderId === order.id ? (
                <b>{kindLabel}</b>
              ) : (
                <Link to={`/orders/${orderId}/fill`}>{`${kindLabel} ${orderNumber}`}</Link>
              )}{' '}
              {waits ? t(fillTexts.waits) : stateLabel}{' '}
            </span>
          ))}
          {plan.between}
          {plan.stopped === null ? null : <Typography.Text type="warning"> {plan.stopped}</Typography.Text>}
        </>
      )}
    </>
  );
}
