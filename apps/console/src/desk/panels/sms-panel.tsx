import { maxSmsWrongEntries } from '@beian/domain/order';
import { Alert, Descriptions, Tag } from 'antd';
import { t } from '../../app/providers/i18n.ts';
import type { Order, SmsCheck } from '../../order/documents.ts';
import { countdown, useDueTime } from '../../ui/due.ts';
import { fullTime } from '../../ui/time.ts';
import parts from '../parts.module.css';
import { smsTexts } from '../photo/photo-texts.ts';

const awaited: ReadonlySet<string> = new Set(['SMS_PENDING', 'SMS_RETURNED', 'SUBMITTING']);

/** State of the ministry's SMS verification per phone with the time left; shown while an answer is awaited, or after it failed. */
export function SmsPanel({ order }: { order: Order }) {
  if (order.smsChecks.length === 0 || !awaited.has(order.state)) return null;
  const asked = order.state === 'SMS_PENDING' && order.smsChecks.some((check) => check.deskAsked && !check.closed);
  return (
    <section className={parts.panel} aria-label={t(smsTexts.title)}>
      <h2>{t(smsTexts.title)}</h2>
      {asked ? <Alert type="warning" showIcon message={t(smsTexts.deskAsked)} /> : null}
      {order.smsChecks.map((check) => (
        <Check key={check.id} check={check} />
      ))}
    </section>
  );
}

const colours: Readonly<Record<string, string>> = { verified: 'success', failed: 'error', timedOut: 'error' };

function Check({ check }: { check: SmsCheck }) {
  const dueTime = useDueTime();
  const { left } = check;
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 3 }}
      items={[
        { label: t(smsTexts.person), children: check.person },
        { label: t(smsTexts.phone), children: check.phone },
        { label: t(smsTexts.state), children: <Tag color={colours[check.state]}>{check.stateLabel}</Tag> },
        { label: t(smsTexts.sentAt), children: check.sentAt === null ? t(smsTexts.notSent) : fullTime(check.sentAt) },
        {
          label: t(smsTexts.deadline),
          children: (
            <span>
              {dueTime(check.deadline)}{' '}
              {left === null ? null : (
                <span className={left.overdue ? parts.bad : parts.faint} role="timer">
                  {countdown(left)}
                </span>
              )}
            </span>
          ),
        },
        { label: t(smsTexts.wrong), children: t(smsTexts.wrongOf, { n: check.wrongEntries, all: maxSmsWrongEntries }) },
        {
          label: t(smsTexts.answeredAt),
          span: 'filled',
          children: check.answeredAt === null ? t(smsTexts.neverAnswered) : fullTime(check.answeredAt),
        },
        ...(check.evidence === null
          ? []
          : [
              {
                label: t(smsTexts.evidence),
                span: 'filled' as const,
                children: t(smsTexts.byHand, { name: check.staffName ?? '', text: check.evidence }),
              },
            ]),
      ]}
    />
  );
}
