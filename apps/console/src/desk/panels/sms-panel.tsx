import { maxSmsWrongEntries } from '@beian/domain/order';
import { Alert } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import type { Order, SmsCheck } from '../../order/documents.ts';
import { countdown, dueTime } from '../../ui/due.ts';
import { useNow } from '../../ui/hooks.ts';
import { fullTime } from '../../ui/time.ts';
import { smsTexts } from '../photo/photo-texts.ts';
import styles from './sms-panel.module.css';

const awaited: ReadonlySet<string> = new Set(['SMS_PENDING', 'SMS_RETURNED', 'SUBMITTING']);

/** State of the ministry's SMS verification per phone with the time left; shown while an answer is awaited, or after it failed. */
export function SmsPanel({ order }: { order: Order }) {
  const t = useT();
  if (order.smsChecks.length === 0 || !awaited.has(order.state)) return null;
  const asked = order.state === 'SMS_PENDING' && order.smsChecks.some((check) => check.deskAsked && !check.closed);
  return (
    <section className={styles.panel} aria-label={t(smsTexts.title)}>
      {asked ? <Alert type="warning" showIcon banner message={t(smsTexts.deskAsked)} /> : null}
      <table className={styles.table}>
        <caption>{t(smsTexts.title)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(smsTexts.person)}</th>
            <th scope="col">{t(smsTexts.phone)}</th>
            <th scope="col">{t(smsTexts.state)}</th>
            <th scope="col">{t(smsTexts.sentAt)}</th>
            <th scope="col">{t(smsTexts.deadline)}</th>
            <th scope="col">{t(smsTexts.wrong)}</th>
            <th scope="col">{t(smsTexts.answeredAt)}</th>
          </tr>
        </thead>
        <tbody>
          {order.smsChecks.map((check) => (
            <CheckRow key={check.id} check={check} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CheckRow({ check }: { check: SmsCheck }) {
  const t = useT();
  const now = useNow(15_000);
  return (
    <>
      <tr>
        <th scope="row">{check.person}</th>
        <td>{check.phone}</td>
        <td>
          <span className={styles.state} data-state={check.state}>
            {check.stateLabel}
          </span>
        </td>
        <td>{check.sentAt === null ? t(smsTexts.notSent) : fullTime(check.sentAt)}</td>
        <td>
          {dueTime(t, check.deadline, now)}{' '}
          {check.left === null ? null : (
            <span className={check.left.overdue ? styles.over : styles.left} role="timer">
              {countdown(check.left)}
            </span>
          )}
        </td>
        <td>{t(smsTexts.wrongOf, { n: check.wrongEntries, all: maxSmsWrongEntries })}</td>
        <td>{check.answeredAt === null ? t(smsTexts.neverAnswered) : fullTime(check.answeredAt)}</td>
      </tr>
      {check.evidence === null ? null : (
        <tr>
          <td colSpan={7} className={styles.evidence}>
            {t(smsTexts.byHand, { name: check.staffName ?? '', text: check.evidence })}
          </td>
        </tr>
      )}
    </>
  );
}
