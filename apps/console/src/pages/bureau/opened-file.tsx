import { FileTextOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../app/providers/client.ts';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import { useBureauChanges } from '../../app/providers/live.ts';
import { Failure } from '../../app/shell/states.tsx';
import { useThrottled } from '../../ui/hooks.ts';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts, commonTexts } from '../../ui/texts.ts';
import { bytesText, fullTime } from '../../ui/time.ts';
import styles from './ledger.module.css';
import { type OrderInFile, submissionDocument, submissionFileDocument } from './ledger-documents.ts';
import { ledgerTexts } from './ledger-texts.ts';
import { SentReport } from './sent-report.tsx';

/** A file may hold a thousand orders; the rest is loaded on demand. */
const firstOrders = 5;

/** The history of one file, its orders, and the file itself for those who may download it. */
export function OpenedFile({ id }: { id: string }) {
  const t = useT();
  const { modal, message } = App.useApp();
  const [all, setAll] = useState(false);
  const query = useQuery({
    queryKey: ['submission', id, useLanguage()],
    queryFn: async ({ signal }) => (await request(submissionDocument, { id }, signal)).submission,
  });
  useBureauChanges(useThrottled(() => void query.refetch(), 1000));
  if (query.error && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const opened = query.data;
  if (opened === undefined || opened === null) return null;
  const { submission: file, events, orders, mayReadFile } = opened;

  const take = async () => {
    try {
      const answer = (await request(submissionFileDocument, { id, key: newKey() })).requestSubmissionFile;
      if (answer.__typename === 'ActionRefused')
        void message.error(answer.reasons.map((one) => one.message).join(' · '));
      else window.location.assign(answer.url);
    } catch {
      void message.error(t(actionTexts.failed, { label: t(ledgerTexts.rawFile) }));
    }
  };
  return (
    <div className={styles.opened}>
      <p className={styles.faint}>
        {file.fileName}
        {file.bytes === null ? null : ` · ${bytesText(file.bytes)}`} · SHA-256{' '}
        <span className={styles.mono}>{file.fileHash}</span>
      </p>
      <ol className={styles.events} aria-label={t(ledgerTexts.events)}>
        {events.map((event) => (
          <li key={event.id}>
            <time dateTime={event.at}>{fullTime(event.at)}</time>
            <b>{event.label}</b>
            {event.code === null ? null : (
              <span>
                {event.code} {event.said}
              </span>
            )}
            {event.message === null ? null : <q className={styles.faint}>{event.message}</q>}
          </li>
        ))}
      </ol>
      <ul className={styles.orders} aria-label={t(ledgerTexts.ordersInFile)}>
        {(all ? orders : orders.slice(0, firstOrders)).map((order) => (
          <OrderLine key={order.orderId} submissionId={id} order={order} />
        ))}
      </ul>
      {all || orders.length <= firstOrders ? null : (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t(ledgerTexts.more, { n: orders.length - firstOrders })}
        </Button>
      )}
      {mayReadFile ? (
        <Button
          type="link"
          size="small"
          icon={<FileTextOutlined aria-hidden />}
          onClick={() =>
            modal.confirm({
              title: t(ledgerTexts.rawFile),
              content: t(ledgerTexts.rawFileConfirm, { n: orders.length }),
              okText: t(ledgerTexts.download),
              cancelText: t(commonTexts.cancel),
              onOk: take,
            })
          }
        >
          {t(ledgerTexts.rawFileAudited)}
        </Button>
      ) : null}
    </div>
  );
}

function OrderLine({ submissionId, order }: { submissionId: string; order: OrderInFile }) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <li>
      <p className={styles.order}>
        <Link to={`/orders/${encodeURIComponent(order.orderId)}`}>{order.number}</Link>
        <span>{order.kindLabel}</span>
        <span className={styles.subject}>{order.subjectName}</span>
        <span className={styles.verdict} title={order.answeredAt === null ? '' : fullTime(order.answeredAt)}>
          {order.answerLabel ?? t(ledgerTexts.noVerdict, { state: order.stateLabel })}
        </span>
      </p>
      <button
        type="button"
        className={styles.more}
        aria-expanded={shown}
        aria-label={t(ledgerTexts.sentOf, { number: order.number })}
        onClick={() => setShown(!shown)}
      >
        {t(ledgerTexts.sentReport)}
      </button>
      {shown ? <SentReport submissionId={submissionId} orderId={order.orderId} /> : null}
    </li>
  );
}
