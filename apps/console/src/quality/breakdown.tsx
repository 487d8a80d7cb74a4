import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useT } from '../providers/i18n.ts';
import { AgreementCells, Count } from './cells.tsx';
import type { Figures } from './documents.ts';
import { cutOf, qualityListPath, spotChecksPath } from './links.ts';
import { meanText, shareText } from './numbers.ts';
import styles from './quality.module.css';

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
    <section className={`${styles.card} ${styles.wide}`} aria-label={t('quality.by')}>
      <div className={styles.cardHead}>
        <h2>{t('quality.by')}</h2>
        <Segmented<By>
          size="small"
          aria-label={t('quality.by')}
          value={by}
          onChange={show}
          options={cuts.map((value) => ({ value, label: t(`quality.by.${value}`) }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab */}
      <section className={styles.long} tabIndex={0} aria-label={t('quality.figures')}>
        <table className={`${styles.table} ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">{t(`quality.by.${by}`)}</th>
              <th scope="col">{t('quality.col.decided')}</th>
              <th scope="col">{t('quality.col.returned')}</th>
              <th scope="col">{t('quality.col.first')}</th>
              <th scope="col">{t('quality.col.rounds')}</th>
              <th scope="col">{t('quality.col.late')}</th>
              <th scope="col">{t('quality.col.escapes')}</th>
              <th scope="col">{t('quality.col.looked')}</th>
              <th scope="col">{t('quality.col.missed')}</th>
              <th scope="col">{t('quality.col.items')}</th>
              <th scope="col">{t('quality.col.alike')}</th>
              <th scope="col">{t('quality.col.kappa')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const cut = cutOf(by, row.value, days);
              return (
                <tr key={row.value}>
                  <th scope="row">{row.label}</th>
                  <td data-label={t('quality.col.decided')}>{row.decided}</td>
                  <td data-label={t('quality.col.returned')}>{shareText(row.returned, row.decided)}</td>
                  <td data-label={t('quality.col.first')}>{shareText(row.pushedFirst, row.pushed)}</td>
                  <td data-label={t('quality.col.rounds')}>
                    {row.pushed === 0 ? (
                      '–'
                    ) : (
                      <Link to={qualityListPath('rounds', cut)}>{meanText(row.rounds, row.pushed)}</Link>
                    )}
                  </td>
                  <td data-label={t('quality.col.late')}>
                    <Count n={row.late} to={qualityListPath('late', cut)} />
                  </td>
                  <td data-label={t('quality.col.escapes')}>
                    <Count n={row.escapes} to={qualityListPath('escapes', cut)} />
                  </td>
                  <td data-label={t('quality.col.looked')}>
                    <Count n={row.looked} to={spotChecksPath({ list: 'ENDED', state: 'DONE', ...cut })} />
                  </td>
                  <td data-label={t('quality.col.missed')}>
                    <Count n={row.missed} to={spotChecksPath({ list: 'ENDED', outcome: 'MISSED', ...cut })} />
                  </td>
                  <td data-label={t('quality.col.items')}>{row.items}</td>
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
