import { ApartmentOutlined, LockOutlined } from '@ant-design/icons';
import { Alert, Descriptions, Flex } from 'antd';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Order } from '../../order/documents.ts';
import { KindBadge } from '../../order/kind/badge.tsx';
import parts from '../parts.module.css';
import { planTexts } from './due-texts.ts';

const DAY_S = 86_400;
const days = (seconds: number): number => Math.ceil(seconds / DAY_S);

/** 办理方案: the steps of the plan that an order belongs to, and what stands still between them; hidden for other orders. */
export function PlanPanel({ order: { id, plan } }: { readonly order: Pick<Order, 'id' | 'plan'> }) {
  if (plan === null) return null;
  const { mostSeconds, stillSeconds } = plan;
  const title = t(planTexts.title, { plan: plan.label });
  return (
    <section className={parts.panel} aria-label={title}>
      <h2>
        <ApartmentOutlined aria-hidden /> {title}
      </h2>
      <ol className={parts.list} aria-label={t(planTexts.steps)}>
        {plan.steps.map(({ orderId, orderNumber, kind, stateLabel, waits }, nth) => (
          <Flex
            component="li"
            key={orderId}
            wrap
            gap={8}
            align="center"
            aria-current={orderId === id ? 'step' : undefined}
          >
            <span className={parts.faint}>{nth + 1}</span>
            <KindBadge kind={kind} />
            {orderId === id ? (
              <b>{t(planTexts.here)}</b>
            ) : (
              <Link to={`/orders/${encodeURIComponent(orderId)}`}>{orderNumber}</Link>
            )}
            <span>{stateLabel}</span>
            {waits && mostSeconds !== null ? (
              <span className={parts.faint}>
                <LockOutlined aria-hidden /> {t(planTexts.waits)}
              </span>
            ) : null}
          </Flex>
        ))}
      </ol>
      {plan.stopped === null ? null : <Alert type="warning" role="note" message={plan.stopped} />}
      {mostSeconds === null || stillSeconds === null ? null : (
        <Descriptions
          column={1}
          size="small"
          items={[
            { label: t(planTexts.expected), children: t(planTexts.days, { n: days(mostSeconds) }) },
            {
              label: t(planTexts.still),
              children: (
                <>
                  {t(planTexts.stillDays, { n: days(stillSeconds) })}{' '}
                  <span className={parts.faint}>{plan.between}</span>
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
