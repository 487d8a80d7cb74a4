import { useT } from '../providers/i18n.ts';
import type { Forecast } from './documents.ts';
import styles from './work.module.css';

/** Accuracy of earlier forecasts: per likelihood the share that breached, and the error compared with two baselines. */
export function Score({ score }: { score: Forecast['score'] }) {
  const t = useT();
  if (score === null)
    return (
      <section className={styles.card} aria-label={t('forecast.score')}>
        <h2>{t('forecast.score')}</h2>
        <p>{t('forecast.noScore')}</p>
      </section>
    );
  const { days, orders, error, errorOfShare, errorOfLeft, tenths } = score;
  const said = (one: number): string => one.toFixed(4);
  return (
    <section className={styles.card} aria-label={t('forecast.score')}>
      <h2>
        {t('forecast.score')} <small>{t('forecast.scoreSays', { days, n: orders })}</small>
      </h2>
      <p className={styles.figures}>
        <span>{t('forecast.error')}</span>
        <b>{t('forecast.errorOwn', { error: said(error) })}</b>
        <span>{t('forecast.errorLeft', { error: said(errorOfLeft) })}</span>
        <span>{t('forecast.errorShare', { error: said(errorOfShare) })}</span>
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('forecast.said')}</th>
            <th scope="col">{t('forecast.count')}</th>
            <th scope="col">{t('forecast.came')}</th>
          </tr>
        </thead>
        <tbody>
          {tenths.map(({ tenth, orders: n, breached }) => (
            <tr key={tenth}>
              <th scope="row">{t('forecast.saidSpan', { from: tenth * 10, to: tenth * 10 + 10 })}</th>
              <td>{n}</td>
              <td>{((breached / n) * 100).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
