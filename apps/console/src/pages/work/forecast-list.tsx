import { MAX_ASSIGNED_ORDERS } from '@beian/domain/order';
import { Button, Checkbox } from 'antd';
import { type ReactNode, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { Picked } from '../../queue/use-picked.ts';
import { DueCell } from '../../ui/due-cell.tsx';
import { lazyWithRetry } from '../../ui/lazy-with-retry.ts';
import { VirtualBody } from '../../ui/virtual-body.tsx';
import type { ForecastRow } from './documents.ts';
import { forecastTexts, workTexts } from './texts.ts';
import styles from './work.module.css';

const DueWhy = lazyWithRetry(() => import('../../desk/panels/due-why.tsx').then((part) => ({ default: part.DueWhy })));

interface ListProps {
  readonly rows: readonly ForecastRow[];
  readonly picked: Picked;
  readonly now: number;
  readonly more: ReactNode;
}

/** Orders by likelihood of a breach, each with the reasons and the explanation of its due time. */
export function ForecastList({ rows, picked, now, more }: ListProps) {
  const t = useT();
  const [asked, setAsked] = useState<ForecastRow | null>(null);
  const ids = rows.slice(0, MAX_ASSIGNED_ORDERS).map(({ order }) => order.id);
  const all = ids.length > 0 && ids.every((id) => picked.ids.has(id));
  return (
    <section className={styles.card} aria-label={t(forecastTexts.list)}>
      <h2>{t(forecastTexts.list)}</h2>
      <table className={`${styles.table} ${styles.cards}`} aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            <th scope="col">
              <Checkbox
                aria-label={t(forecastTexts.pickAll)}
                checked={all}
                indeterminate={!all && picked.ids.size > 0}
                onChange={() => picked.toggleAll(ids)}
              />
            </th>
            <th scope="col">{t(forecastTexts.likelihood)}</th>
            <th scope="col">{t(forecastTexts.order)}</th>
            <th scope="col">{t(forecastTexts.due)}</th>
            <th scope="col">{t(forecastTexts.who)}</th>
            <th scope="col">{t(forecastTexts.why)}</th>
            <th scope="col" aria-label={t(forecastTexts.dueWhy)} />
          </tr>
        </thead>
        <VirtualBody rows={rows} columns={7}>
          {(row, rowIndex) => (
            <tr key={row.order.id} aria-rowindex={rowIndex} data-forecast={row.order.id}>
              <td>
                <Checkbox
                  aria-label={t(forecastTexts.pick, { number: row.order.number })}
                  checked={picked.ids.has(row.order.id)}
                  onChange={() => picked.toggle(row.order.id)}
                />
              </td>
              <td>
                <BreachLikelihood likelihood={row.likelihood} />
              </td>
              <th scope="row">
                <Link to={`/orders/${encodeURIComponent(row.order.id)}`}>{row.order.number}</Link>{' '}
                <span className={styles.faint}>
                  {[row.order.stateLabel, row.order.provinceName, row.order.subjectName].join(' · ')}
                </span>
              </th>
              <td>
                <DueCell due={row.order.due} now={now} size="card" />
              </td>
              <td data-label={t(forecastTexts.who)}>{row.order.assignee?.name ?? t(workTexts.nobody)}</td>
              <td>{row.why.join(' · ')}</td>
              <td>
                <Button size="small" type="text" onClick={() => setAsked(row)}>
                  {t(forecastTexts.dueWhy)}
                </Button>
              </td>
            </tr>
          )}
        </VirtualBody>
      </table>
      {more}
      {asked === null ? null : (
        <Suspense fallback={null}>
          <DueWhy order={asked.order} open onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </section>
  );
}

/** The likelihood as a bar and a number; below 0.5 % as text. */
function BreachLikelihood({ likelihood }: { likelihood: number }) {
  const percent = likelihood * 100;
  const tone = likelihood >= 0.5 ? styles.bad : likelihood >= 0.2 ? styles.hot : '';
  return (
    <span className={`${styles.likely} ${tone}`}>
      <i aria-hidden>
        <span style={{ width: `${percent}%` }} />
      </i>
      {percent > 0 && percent < 0.5 ? '< 1 %' : percent < 100 && percent > 99.5 ? '> 99 %' : `${Math.round(percent)} %`}
    </span>
  );
}
