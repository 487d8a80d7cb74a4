import { Typography } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { deadlineOf } from '../../ui/due.ts';
import { homeTexts } from '../partner-home/texts.ts';
import type { FillOrder } from './documents.ts';
import { fillTexts } from './fill-texts.ts';
import styles from './new-order.module.css';

/** Which order it is, of whom, and how it stands. */
export function OrderHead({ order }: { readonly order: FillOrder }) {
  const t = useT();
  return (
    <header>
      <p className={styles.faint}>
        <Link to="/orders">{t(fillTexts.toOrders)}</Link>
      </p>
      <h1>
        {order.kindLabel} · {order.subjectName || t(fillTexts.unnamed)}
      </h1>
      <p className={styles.faint}>
        {order.number} ·{' '}
        <Link to={`/rules/${order.province}`} title={t(fillTexts.rules)}>
          {order.provinceName}
        </Link>{' '}
        · {order.filingNumber || t(fillTexts.noNumber)} · <span className={styles.state}>{order.stateLabel}</span>
        {order.due === null ? null : ` · ${deadlineOf(order.due)}`}
      </p>
      <OwnReference order={order} />
      <PlanSteps order={order} />
    </header>
  );
}

/** What the partner's program keeps with the order. */
function OwnReference({ order: { reference, metadata } }: { order: FillOrder }) {
  const t = useT();
  if (reference === null && metadata.length === 0) return null;
  return (
    <p className={`${styles.faint} ${styles.reference}`}>
      {[
        ...(reference === null ? [] : [`${t(homeTexts.reference)} ${reference}`]),
        ...metadata.map(({ key, value }) => `${key}: ${value}`),
      ].join(' · ')}
    </p>
  );
}

function PlanSteps({ order: { plan, id } }: { order: FillOrder }) {
  const t = useT();
  if (plan === null) return null;
  return (
    <p className={styles.faint}>
      {t(fillTexts.plan, { plan: plan.label })}{' '}
      {plan.steps.map(({ orderId, orderNumber, kindLabel, stateLabel, waits }, nth) => (
        <span key={orderId}>
          {nth + 1}.{' '}
          {orderId === id ? (
            <b>{kindLabel}</b>
          ) : (
            <Link to={`/orders/${orderId}/fill`}>{`${kindLabel} ${orderNumber}`}</Link>
          )}{' '}
          {waits ? t(fillTexts.waits) : stateLabel}{' '}
        </span>
      ))}
      {plan.between}
      {plan.stopped === null ? null : <Typography.Text type="warning"> {plan.stopped}</Typography.Text>}
    </p>
  );
}
