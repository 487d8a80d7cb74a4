import { rectificationKinds } from '@beian/domain/bureau';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useT } from '../../app/providers/i18n.ts';
import { countdown, dueTime } from '../../ui/due.ts';
import { newKey } from '../../ui/new-key.ts';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import { unmatchedTexts } from '../answer/texts.ts';
import { recordListTexts } from '../record/texts.ts';
import { AnswerDialog } from './answer-dialog.tsx';
import { linkRectificationDocument, type Rectification, sendVerificationMaterialDocument } from './documents.ts';
import styles from './rectification.module.css';
import { StepDialog, type SupervisorStep } from './step-dialog.tsx';
import { rectificationTexts } from './texts.ts';
import type { RunStep } from './use-rectifications.ts';

export interface NoticeProps {
  readonly notice: Rectification;
  readonly busy: boolean;
  readonly run: RunStep;
  /** The page around it already names the record. */
  readonly isOfPage?: boolean;
  /** Whose screen: a partner's people open orders themselves. */
  readonly forPartner?: boolean;
}

/** One notice, check or task: what the bureau demands, of whom and by when; the orders that answer it; and what the reader may do about it. */
export function Notice({ notice, busy, run, isOfPage = false, forPartner = false }: NoticeProps) {
  const t = useT();
  const [asked, setAsked] = useState<SupervisorStep | 'answer' | null>(null);
  const { openOrderId, openOrderNumber, recordId } = notice;
  const whose = notice.subjectName ?? notice.identifier ?? t(unmatchedTexts.nobody);
  const linkLabel = t(rectificationTexts.link, { number: openOrderNumber ?? '' });
  const facts = [
    isOfPage ? null : notice.websiteName,
    isOfPage || notice.subjectName === null ? null : notice.identifier,
    notice.provinceName,
    t(rectificationTexts.received, { at: fullTime(notice.at) }),
    notice.times > 1 ? t(rectificationTexts.times, { n: notice.times }) : null,
    ...(isOfPage ? [] : notice.domains),
  ];
  return (
    <li
      className={styles.notice}
      aria-label={`${notice.kindLabel} · ${whose}`}
      data-state={notice.state}
      data-row-key={notice.id}
      tabIndex={-1}
    >
      <div>
        <p className={styles.line}>
          <b className={notice.left === null ? undefined : styles.open}>{notice.kindLabel}</b>
          <span>{isOfPage ? notice.identifier : whose}</span>
          <Clock notice={notice} />
        </p>
        <p className={styles.faint}>{facts.filter((part) => part !== null && part !== '').join(' · ')}</p>
        <blockquote className={styles.words}>{notice.text}</blockquote>
        {notice.remark === null ? null : <p className={styles.faint}>{notice.remark}</p>}
        {notice.dueNote === null ? null : (
          <p className={styles.faint}>
            {t(rectificationTexts.daySet, { name: notice.dueName ?? '' })} {notice.dueNote}
          </p>
        )}
        <Orders notice={notice} forPartner={forPartner} />
        {notice.handledAt === null ? null : (
          <p className={styles.done}>
            {notice.handledName === null
              ? t(rectificationTexts.doneAt, { at: fullTime(notice.handledAt) })
              : t(rectificationTexts.done, { name: notice.handledName, at: fullTime(notice.handledAt) })}{' '}
            {notice.note}
          </p>
        )}
        {notice.result === null ? null : <ResultLine result={notice.result} />}
        {notice.material === null ? null : <MaterialLine material={notice.material} />}
        {isOfPage || forPartner ? null : (
          <p className={styles.links}>
            {recordId === null ? (
              <span className={styles.faint}>{t(rectificationTexts.noRecord)}</span>
            ) : (
              <Link to={`/records/${encodeURIComponent(recordId)}`}>{t(rectificationTexts.record)}</Link>
            )}
            {openOrderId === null ? null : (
              <Link to={`/orders/${encodeURIComponent(openOrderId)}`}>{t(recordListTexts.openOrder)}</Link>
            )}
            {recordId === null || !isForSubject(notice) ? null : (
              <span className={styles.faint}>
                {notice.partners.length === 0
                  ? t(rectificationTexts.noPartner)
                  : t(rectificationTexts.partners, { names: notice.partners.join(t(commonTexts.and)) })}
              </span>
            )}
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        {notice.mayLink && openOrderId !== null ? (
          <Button
            size="small"
            disabled={busy}
            onClick={() =>
              void run(
                linkLabel,
                async () =>
                  (await request(linkRectificationDocument, { id: notice.id, orderId: openOrderId, key: newKey() }))
                    .done,
              )
            }
          >
            {linkLabel}
          </Button>
        ) : null}
        {forPartner && notice.left !== null && recordId !== null && openOrderId === null ? (
          <Link to={newOrderPath(recordId, notice)}>{t(rectificationTexts.open)}</Link>
        ) : null}
        {notice.materialOrderNumber === null ? null : (
          <Popconfirm
            title={t(rectificationTexts.sendMaterialOf, { number: notice.materialOrderNumber })}
            okText={t(rectificationTexts.sendMaterial)}
            cancelText={t(commonTexts.cancel)}
            onConfirm={() =>
              run(
                t(rectificationTexts.sendMaterial),
                async () => (await request(sendVerificationMaterialDocument, { id: notice.id, key: newKey() })).done,
              )
            }
          >
            <Button size="small" disabled={busy}>
              {t(rectificationTexts.sendMaterial)}
            </Button>
          </Popconfirm>
        )}
        {notice.mayAnswer ? (
          <Button size="small" disabled={busy} onClick={() => setAsked('answer')}>
            {t(rectificationTexts.answer)}
          </Button>
        ) : null}
        {notice.mayHandle ? (
          <>
            <Button size="small" disabled={busy} onClick={() => setAsked('setDue')}>
              {t(rectificationTexts.setDue)}
            </Button>
            <Button size="small" disabled={busy} onClick={() => setAsked('handle')}>
              {t(rectificationTexts.handle)}
            </Button>
          </>
        ) : null}
      </div>
      {asked === null ? null : asked === 'answer' ? (
        <AnswerDialog notice={notice} busy={busy} run={run} onClose={() => setAsked(null)} />
      ) : (
        <StepDialog step={asked} notice={notice} busy={busy} run={run} onClose={() => setAsked(null)} />
      )}
    </li>
  );
}

const newOrderPath = (record: string, { id, websiteId }: Rectification): string =>
  `/orders/new?${new URLSearchParams({ record, rectification: id, ...(websiteId === null ? {} : { website: websiteId }) })}`;

/** The materials that were sent in answer to a notice, and how far they are. */
function MaterialLine({ material }: { material: NonNullable<Rectification['material']> }) {
  const t = useT();
  const { orderNumber: number, name, at, stateLabel, said } = material;
  const state = [stateLabel, said].filter((part) => part !== null).join(' · ');
  return <p className={styles.done}>{t(rectificationTexts.material, { name, number, at: fullTime(at), state })}</p>;
}

/** The answer to a verification task, and how far it is on its way to the bureau. */
function ResultLine({ result }: { result: NonNullable<Rectification['result']> }) {
  const t = useT();
  const { passed, opinion, errors, name, at, stateLabel, said } = result;
  const state = [stateLabel, said].filter((part) => part !== null).join(' · ');
  return (
    <p className={styles.done}>
      {t(rectificationTexts.result, { name, at: fullTime(at), state })}{' '}
      {[t(passed ? rectificationTexts.passed : rectificationTexts.refused), opinion, errors]
        .filter((part) => part !== null && part !== '')
        .join(' · ')}
    </p>
  );
}

/** The time left as the queue shows it, or how the notice ended. */
function Clock({
  notice: { left, dueAt, stateLabel, answeredAt, state, result, material },
}: {
  notice: Rectification;
}) {
  const t = useT();
  if (left === null)
    return (
      <span className={styles.faint}>
        {answeredAt === null
          ? stateLabel
          : t(result === null && material === null ? rectificationTexts.answered : rectificationTexts.answeredTask, {
              at: fullTime(answeredAt),
            })}
      </span>
    );
  return (
    <span>
      <span className={state === 'OVERDUE' ? styles.overdue : styles.left}>{countdown(left)}</span>{' '}
      <time className={styles.faint} dateTime={dueAt} title={fullTime(dueAt)}>
        {t(rectificationTexts.due, { at: dueTime(t, dueAt, Date.now()) })}
      </time>
    </span>
  );
}

/** Partners are told of it, and put it right. */
const isForSubject = ({ kind }: Rectification): boolean =>
  Object.entries(rectificationKinds).some(([name, { forSubject }]) => name === kind && forSubject);

function Orders({ notice, forPartner }: { notice: Rectification; forPartner: boolean }) {
  const t = useT();
  const { orders, left } = notice;
  if (orders.length === 0)
    return left === null || !isForSubject(notice) ? null : (
      <p className={styles.faint}>{t(rectificationTexts.noOrder)}</p>
    );
  return (
    <p className={styles.links}>
      <span className={styles.faint}>{t(rectificationTexts.orders)}</span>
      {orders.map(({ id, number, stateLabel }) => (
        <span key={id}>
          <Link to={`/orders/${encodeURIComponent(id)}${forPartner ? '/fill' : ''}`}>{number}</Link> {stateLabel}
        </span>
      ))}
    </p>
  );
}
