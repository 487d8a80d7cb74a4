import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { AgreementCells, Count } from './cells.tsx';
import type { Figures } from './documents.ts';
import { cutOf, qualityListPath, spotChecksPath } from './links.ts';
import { meanText, shareText } from './numbers.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

const cuts = ['REVIEWER', 'KIND', 'PROVINCE'] as const satisfies readonly Figures['dimension'][];
type By = (typeof cuts)[number];

/** The same figures along one dimension, largest first; each number links to its list. */
export function Breakdown({ figures, days }: { figures: readonly Figures[]; days: number }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const by = cuts.find((one) => one === params.get('by')) ?? 'REVIEWER';
  const show = (next: By) => {
    const kept = new URLSearchParams(params);
    kept.set('by', next);
    setParams(kept, { replace: true });
  };
  const rows = figures
    .filter(({ dimension, value }) => dimension === by && value !== '')
    .sort((a, b) => b.decided - a.decided || a.label.localeCompare(b.label));
  return (
    <section className={`${styles.card} ${styles.wide}`} aria-label={t(qualityTexts.breakdown)}>
      <div className={styles.cardHead}>
        <h2>{t(qualityTexts.breakdown)}</h2>
        <Segmented<By>
          size="small"
          aria-label={t(qualityTexts.breakdown)}
          value={by}
          onChange={show}
          options={cuts.map((value) => ({ value, label: t(qualityTexts.by[value]) }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.long} tabIndex={0} aria-label={t(qualityTexts.figures)}>
        <table className={`${styles.table} ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t(qualityTexts.by[by])}</th>
              <th scope="col">{t(qualityTexts.col.decided)}</th>
              <th scope="col">{t(qualityTexts.col.returned)}</th>
              <th scope="col">{t(qualityTexts.col.first)}</th>
              <th scope="col">{t(qualityTexts.col.rounds)}</th>
              <th scope="col">{t(qualityTexts.col.late)}</th>
              <th scope="col">{t(qualityTexts.col.escapes)}</th>
              <th scope="col">{t(qualityTexts.col.looked)}</th>
              <th scope="col">{t(qualityTexts.col.missed)}</th>
              <th scope="col">{t(qualityTexts.col.items)}</th>
              <th scope="col">{t(qualityTexts.col.alike)}</th>
              <th scope="col">{t(qualityTexts.col.kappa)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const cut = cutOf(by, row.value, days);
              return (
                <tr key={row.value}>
                  <th scope="row">{row.label}</th>
                  <td data-label={t(qualityTexts.col.decided)}>{row.decided}</td>
                  <td data-label={t(qualityTexts.col.returned)}>{shareText(row.returned, row.decided)}</td>
                  <td data-label={t(qualityTexts.col.first)}>{shareText(row.pushedFirst, row.pushed)}</td>
                  <td data-label={t(qualityTexts.col.rounds)}>
                    {row.pushed === 0 ? (
                      '–'
                    ) : (
                      <Link to={qualityListPath('rounds', cut)}>{meanText(row.rounds, row.pushed)}</Link>
                    )}
                  </td>
                  <td data-label={t(qualityTexts.col.late)}>
                    <Count n={row.late} to={qualityListPath('late', cut)} />
                  </td>
                  <td data-label={t(qualityTexts.col.escapes)}>
                    <Count n={row.escapes} to={qualityListPath('escapes', cut)} />
                  </td>
                  <td data-label={t(qualityTexts.col.looked)}>
                    <Count n={row.looked} to={spotChecksPath({ list: 'ENDED', state: 'DONE', ...cut })} />
                  </td>
                  <td data-label={t(qualityTexts.col.missed)}>
                    <Count n={row.missed} to={spotChecksPath({ list: 'ENDED', outcome: 'MISSED', ...cut })} />
                  </td>
                  <td data-label={t(qualityTexts.col.items)}>{row.items}</td>
                  <AgreementCells of={row} />
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
