import { useT } from '../../app/providers/i18n.ts';
import { type Column, DataTable } from '../../ui/list-page/data-table.tsx';
import type { Forecast } from './documents.ts';
import { forecastTexts } from './texts.ts';
import styles from './work.module.css';

/** Accuracy of earlier forecasts: per likelihood the share that breached, and the error compared with two baselines. */
export function Score({ score }: { score: Forecast['score'] }) {
  const t = useT();
  if (score === null)
    return (
      <section className={styles.card} aria-label={t(forecastTexts.score)}>
        <h2>{t(forecastTexts.score)}</h2>
        <p>{t(forecastTexts.noScore)}</p>
      </section>
    );
  const { days, orders, error, errorOfShare, errorOfLeft, tenths } = score;
  const columns: Column<(typeof tenths)[number]>[] = [
    {
      key: 'said',
      title: forecastTexts.said,
      kind: 'head',
      cell: ({ tenth }) => t(forecastTexts.saidSpan, { from: tenth * 10, to: tenth * 10 + 10 }),
    },
    { key: 'count', title: forecastTexts.count, kind: 'number', cell: ({ orders: n }) => n },
    {
      key: 'came',
      title: forecastTexts.came,
      kind: 'number',
      cell: ({ orders: n, breached }) => `${((breached / n) * 100).toFixed(1)} %`,
    },
  ];
  const said = (one: number): string => one.toFixed(4);
  return (
    <section className={styles.card} aria-label={t(forecastTexts.score)}>
      <h2>
        {t(forecastTexts.score)} <small>{t(forecastTexts.scoreSays, { days, n: orders })}</small>
      </h2>
      <p className={styles.figures}>
        <span>{t(forecastTexts.error)}</span>
        <b>{t(forecastTexts.errorOwn, { error: said(error) })}</b>
        <span>{t(forecastTexts.errorLeft, { error: said(errorOfLeft) })}</span>
        <span>{t(forecastTexts.errorShare, { error: said(errorOfShare) })}</span>
      </p>
      <DataTable name={t(forecastTexts.score)} rows={tenths} columns={columns} idOf={({ tenth }) => String(tenth)} />
    </section>
  );
}
