import { Button, Progress } from 'antd';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { type Batch, closeBatch, resumeBatch } from './batch.ts';
import styles from './handover.module.css';
import { progressOf } from './progress.ts';
import { handoverTexts } from './texts.ts';
import { usePushed } from './use-hand-over.ts';

/** The current or last push: its progress, and the result of each order. */
export function BatchPanel({ batch }: { batch: Batch }) {
  const t = useT();
  const now = usePushed(batch);
  const said = [...batch.results.values()];
  const pushed = said.filter((one) => one === null).length;
  const left = batch.orders.length - said.length;
  return (
    <section className={styles.batch} aria-label={t(handoverTexts.batch)}>
      <div className={styles.batchHead} role="status">
        <b>{t(handoverTexts.batch)}</b>
        <Progress
          className={styles.bar}
          aria-label={t(handoverTexts.batch)}
          percent={Math.round((said.length / batch.orders.length) * 100)}
          showInfo={false}
          size="small"
        />
        <span>{t(handoverTexts.sent, { n: said.length, of: batch.orders.length })}</span>
        <span className={styles.ok}>{t(handoverTexts.pushed, { n: pushed })}</span>
        {said.length > pushed ? (
          <span className={styles.bad}>{t(handoverTexts.refused, { n: said.length - pushed })}</span>
        ) : null}
        {batch.state === 'running' ? null : (
          <Button size="small" className={styles.end} onClick={closeBatch}>
            {t(handoverTexts.close)}
          </Button>
        )}
      </div>
      {batch.state === 'broken' ? (
        <p className={styles.broken} role="alert">
          {t(handoverTexts.broken, { n: left })}{' '}
          <Button size="small" type="primary" onClick={resumeBatch}>
            {t(handoverTexts.resume)}
          </Button>
        </p>
      ) : null}
      <ul className={styles.results}>
        {batch.orders.map((order) => {
          const progress = progressOf(t, batch.results.get(order.id), now.get(order.id));
          return (
            <li key={order.id} data-pushed={order.id}>
              <Link to={`/orders/${encodeURIComponent(order.id)}`}>{order.number}</Link>
              <span className={styles.subject}>{order.subjectName}</span>
              <span className={styles.faint}>{order.provinceName}</span>
              <span className={styles[progress.tone]}>{progress.text}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
