import { ourDuties, shortTimeText } from '@beian/domain/clock';
import { useSearchParams } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import type { Quality } from './documents.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

type Row = Quality['handling'][number];

/** Working time from claim to decision by stage: median and 90th percentile, for all, per reviewer or kind. */
export function Handling({ handling, all }: { handling: readonly Row[]; all: boolean }) {
  const t = useT();
  const [params] = useSearchParams();
  const by = all && ['KIND', 'PROVINCE'].includes(params.get('by') ?? '') ? params.get('by') : 'REVIEWER';
  const duties = ourDuties.filter((duty) => handling.some((row) => row.duty === duty));
  const nameOf = (duty: string) => handling.find((row) => row.duty === duty)?.dutyLabel ?? duty;
  const rows = new Map<string, { label: string; cells: Row[] }>();
  for (const row of handling) {
    if (row.dimension !== 'ALL' && row.dimension !== by) continue;
    const name = `${row.dimension} ${row.value}`;
    const label = row.dimension === 'ALL' ? t(qualityTexts.all) : row.label;
    rows.set(name, { label, cells: [...(rows.get(name)?.cells ?? []), row] });
  }
  return (
    <section className={`${styles.card} ${styles.wide}`} aria-label={t(qualityTexts.handling)}>
      <h2>
        {t(qualityTexts.handling)} <small>{t(qualityTexts.handlingSays)}</small>
      </h2>
      {duties.length === 0 ? (
        <p className={styles.faint}>{t(qualityTexts.noHandling)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab
        <section className={styles.long} tabIndex={0} aria-label={t(qualityTexts.handling)}>
          <table className={`${styles.table} ${styles.figures}`}>
            <thead>
              <tr>
                <th scope="col">{t(qualityTexts.by[by as 'REVIEWER'])}</th>
                {duties.map((duty) => (
                  <th key={duty} scope="col">
                    {nameOf(duty)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[...rows].map(([name, { label, cells }]) => (
                <tr key={name}>
                  <th scope="row">{label}</th>
                  {duties.map((duty) => {
                    const cell = cells.find((one) => one.duty === duty);
                    if (cell === undefined)
                      return (
                        <td key={duty} data-label={nameOf(duty)}>
                          –
                        </td>
                      );
                    const timeOf = (ms: number) => t(shortTimeText(ms / 1000));
                    const [half, most] = [timeOf(cell.half), timeOf(cell.most)];
                    return (
                      <td
                        key={duty}
                        data-label={nameOf(duty)}
                        title={t(qualityTexts.handlingCell, { half, most, n: cell.decisions })}
                      >
                        <b>{half}</b>{' '}
                        <span className={styles.faint}>
                          / {most} · {cell.decisions}
                        </span>
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
