import { itemKinds, MIN_AGREEMENT_ITEMS } from '@beian/domain/quality';
import { useT } from '../../app/providers/i18n.ts';
import { AgreementCells } from './cells.tsx';
import type { Figures } from './documents.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

const order = Object.keys(itemKinds);

/** Agreement of two reviewers by kind of item: the four counts, share and kappa. */
export function Agreements({ figures }: { figures: readonly Figures[] }) {
  const t = useT();
  const rows = [...figures].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
  return (
    <section className={styles.card} aria-label={t(qualityTexts.agreement)}>
      <h2>{t(qualityTexts.agreement)}</h2>
      <p className={styles.says}>{t(qualityTexts.agreementSays, { n: MIN_AGREEMENT_ITEMS })}</p>
      {rows.length === 0 ? (
        <p className={styles.faint}>{t(qualityTexts.noLooks)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab
        <section className={styles.long} tabIndex={0} aria-label={t(qualityTexts.agreement)}>
          <table className={`${styles.table} ${styles.figures}`}>
            <thead>
              <tr>
                <th scope="col">{t(qualityTexts.col.kindOfItem)}</th>
                <th scope="col">{t(qualityTexts.col.bothPass)}</th>
                <th scope="col">{t(qualityTexts.col.passReturn)}</th>
                <th scope="col">{t(qualityTexts.col.returnPass)}</th>
                <th scope="col">{t(qualityTexts.col.bothReturn)}</th>
                <th scope="col">{t(qualityTexts.col.alike)}</th>
                <th scope="col">{t(qualityTexts.col.kappa)}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.value}>
                  <th scope="row">{row.label}</th>
                  <td data-label={t(qualityTexts.col.bothPass)}>{row.passPass}</td>
                  <td data-label={t(qualityTexts.col.passReturn)}>{row.passReturn}</td>
                  <td data-label={t(qualityTexts.col.returnPass)}>{row.returnPass}</td>
                  <td data-label={t(qualityTexts.col.bothReturn)}>{row.returnReturn}</td>
                  <AgreementCells of={row} />
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
