import { ApartmentOutlined, LockOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { KindBadge } from '../../order/kind/badge.tsx';
import { planTexts } from './due-texts.ts';
import styles from './plan-panel.module.css';

const DAY_S = 86_400;
const days = (seconds: number): number => Math.ceil(seconds / DAY_S);

/** 办理方案: the steps of the plan that an order belongs to, and what stands still between them; hidden for other orders. */
export function PlanPanel({ order: { id, plan } }: { readonly order: Pick<Order, 'id' | 'plan'> }) {
  const t = useT();
  if (plan === null) return null;
  const { mostSeconds, stillSeconds } = plan;
  const title = t(planTexts.title, { plan: plan.label });
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>
        <ApartmentOutlined aria-hidden /> {title}
      </h2>
      <ol className={styles.steps} aria-label={t(planTexts.steps)}>
        {plan.steps.map(({ orderId, orderNumber, kind, stateLabel, waits }, nth) => (
          <li key={orderId} className={styles.step} aria-current={orderId === id ? 'step' : undefined}>
            <span className={styles.nth}>{nth + 1}</span>
            <KindBadge kind={kind} />
            {orderId === id ? (
              <b>{t(planTexts.here)}</b>
            ) : (
              <Link to={`/orders/${encodeURIComponent(orderId)}`}>{orderNumber}</Link>
            )}
            <span className={styles.state}>{stateLabel}</span>
            {waits && mostSeconds !== null ? (
              <span className={styles.waits}>
                <LockOutlined aria-hidden /> {t(planTexts.waits)}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {plan.stopped === null ? null : <p className={styles.stopped}>{plan.stopped}</p>}
      {mostSeconds === null || stillSeconds === null ? null : (
        <dl className={styles.times}>
          <dt>{t(planTexts.expected)}</dt>
          <dd>{t(planTexts.days, { n: days(mostSeconds) })}</dd>
          <dt>{t(planTexts.still)}</dt>
          <dd>
            {t(planTexts.stillDays, { n: days(stillSeconds) })} <span className={styles.between}>{plan.between}</span>
          </dd>
        </dl>
      )}
    </section>
  );
}
