import { Segmented } from 'antd';
import { useSearchParams } from 'react-router';
import { useT } from '../../app/providers/i18n.ts';
import { Count } from './cells.tsx';
import type { Figures } from './documents.ts';
import { cutOf, qualityListPath } from './links.ts';
import styles from './quality.module.css';
import { qualityTexts } from './texts.ts';

const causes = ['RULE', 'FIELD', 'CODE'] as const satisfies readonly Figures['dimension'][];
type Cause = (typeof causes)[number];

/** Our rules that let through what a bureau refused, by item and code, most frequent first. */
export function EscapesByCause({ figures, days }: { figures: readonly Figures[]; days: number }) {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const cause = causes.find((one) => one === params.get('where')) ?? 'RULE';
  const show = (next: Cause) => {
    const kept = new URLSearchParams(params);
    kept.set('where', next);
    setParams(kept, { replace: true });
  };
  const rows = figures
    .filter(({ dimension }) => dimension === cause)
    .sort((a, b) => b.escapes + b.late - a.escapes - a.late || a.label.localeCompare(b.label));
  const nameOf = ({ value, label }: Figures) =>
    value !== '' ? label : t(cause === 'RULE' ? qualityTexts.noRule : qualityTexts.noItem);
  return (
    <section className={styles.card} aria-label={t(qualityTexts.whereLabel)}>
      <div className={styles.cardHead}>
        <h2>{t(qualityTexts.whereLabel)}</h2>
        <Segmented<Cause>
          size="small"
          aria-label={t(qualityTexts.whereLabel)}
          value={cause}
          onChange={show}
          options={causes.map((value) => ({ value, label: t(qualityTexts.where[value]) }))}
        />
      </div>
      {rows.length === 0 ? (
        <p className={styles.faint}>{t(qualityTexts.noneFound)}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab
        <section className={styles.long} tabIndex={0} aria-label={t(qualityTexts.figures)}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t(qualityTexts.where[cause])}</th>
                <th scope="col">{t(qualityTexts.col.escapes)}</th>
                {cause === 'FIELD' ? <th scope="col">{t(qualityTexts.col.late)}</th> : null}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const cut = cutOf(cause, row.value, days);
                return (
                  <tr key={row.value}>
                    <th scope="row">{nameOf(row)}</th>
                    <td>
                      <Count n={row.escapes} to={qualityListPath('escapes', cut)} />
                    </td>
                    {cause === 'FIELD' ? (
                      <td>
                        <Count n={row.late} to={qualityListPath('late', cut)} />
                      </td>
                    ) : null}
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
