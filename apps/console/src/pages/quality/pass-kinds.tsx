import { passKinds } from '@beian/domain/quality';
import { useT } from '../../app/providers/i18n.ts';
import type { Figures } from './documents.ts';
import { shareText } from './numbers.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

const order = Object.keys(passKinds);

/** What spot checks found of approvals and items that were passed as a group, and of all others. */
export function PassKinds({ figures }: { figures: readonly Figures[] }) {
  const t = useT();
  // Returns have no kind of pass.
  const rows = figures
    .filter(({ value }) => value !== '')
    .sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  if (rows.length === 0) return null;
  return (
    <section className={styles.card} aria-label={t(qualityTexts.passKinds)}>
      <h2>{t(qualityTexts.passKinds)}</h2>
      <p className={styles.says}>{t(qualityTexts.passKindsSays)}</p>
      <table className={`${styles.table} ${styles.figures}`}>
        <thead>
          <tr>
            <th scope="col">{t(qualityTexts.col.passKind)}</th>
            <th scope="col">{t(qualityTexts.col.looked)}</th>
            <th scope="col">{t(qualityTexts.col.foundOrders)}</th>
            <th scope="col">{t(qualityTexts.col.passedItems)}</th>
            <th scope="col">{t(qualityTexts.col.foundItems)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, label, looked, caught, missed, passPass, passReturn }) => (
            <tr key={value}>
              <th scope="row">{label}</th>
              <td data-label={t(qualityTexts.col.looked)}>{looked}</td>
              <td data-label={t(qualityTexts.col.foundOrders)}>{shareText(caught + missed, looked)}</td>
              <td data-label={t(qualityTexts.col.passedItems)}>{passPass + passReturn}</td>
              <td data-label={t(qualityTexts.col.foundItems)}>{shareText(passReturn, passPass + passReturn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
