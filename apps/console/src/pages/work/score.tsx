import { useT } from '../../app/providers/i18n.ts';
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
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t(forecastTexts.said)}</th>
            <th scope="col">{t(forecastTexts.count)}</th>
            <th scope="col">{t(forecastTexts.came)}</th>
          </tr>
        </thead>
        <tbody>
          {tenths.map(({ tenth, orders: n, breached }) => (
            <tr key={tenth}>
              <th scope="row">{t(forecastTexts.saidSpan, { from: tenth * 10, to: tenth * 10 + 10 })}</th>
              <td>{n}</td>
              <td>{((breached / n) * 100).toFixed(1)} %</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
