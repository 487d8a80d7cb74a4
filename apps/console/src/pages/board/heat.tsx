import { heatMapHours } from '@beian/domain/board';
import { Link } from 'react-router';
import { type Translate, useT } from '../../app/providers/i18n.ts';
import styles from './board.module.css';
import type { Board } from './documents.ts';
import { useBoardLinks } from './filter.tsx';
import { boardTexts } from './texts.ts';

/** Column heads "< 1 h", "1–2 h", … in the order of the API. */
function columnsOf(t: Translate): string[] {
  const spans = heatMapHours.map((to, nth) => {
    const from = heatMapHours[nth - 1];
    return from === undefined ? t(boardTexts.left.first, { to }) : t(boardTexts.left.span, { from, to });
  });
  return [t(boardTexts.left.over), ...spans, t(boardTexts.left.last, { from: heatMapHours.at(-1) ?? 0 })];
}

/** Strength of a cell relative to the largest one: 0 to 3. */
const strength = (orders: number, most: number): number => (orders === 0 ? 0 : Math.ceil((orders / most) * 3));

/** Stages of the desk by working hours left; each cell links to its list. */
export function HeatMap({ stages, ours }: { stages: Board['stages']; ours: number }) {
  const t = useT();
  const links = useBoardLinks();
  const { clock: chosen } = links.filter;
  const rows = stages.filter(({ clock }) => chosen === null || clock === chosen);
  const columns = columnsOf(t);
  const most = Math.max(1, ...stages.flatMap(({ left }) => left.slice(2).map(({ orders }) => orders)));
  return (
    <section className={styles.card} aria-label={t(boardTexts.heat)}>
      <h2>
        {t(boardTexts.heat)} <small>{t(boardTexts.heatSays, { n: ours })}</small>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways on a phone must be reachable by Tab */}
      <section className={styles.wide} tabIndex={0} aria-label={t(boardTexts.figures)}>
        <table className={styles.heat}>
          <thead>
            <tr>
              <th scope="col">{t(boardTexts.stage)}</th>
              {columns.map((one) => (
                <th key={one} scope="col">
                  {one}
                </th>
              ))}
              <th scope="col">{t(boardTexts.total)}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ clock, label, left }) => {
              const total = left.reduce((sum, { orders }) => sum + orders, 0);
              return (
                <tr key={clock}>
                  <th scope="row">{label}</th>
                  {left.map(({ from, before, orders }, nth) => (
                    <td key={columns[nth]}>
                      {orders === 0 ? (
                        <span className={styles.zero}>0</span>
                      ) : (
                        <Link
                          to={links.ours({ clock, dueAfter: from, dueBefore: before })}
                          className={
                            nth === 0 ? styles.bad : nth === 1 ? styles.hot : styles[`heat${strength(orders, most)}`]
                          }
                        >
                          {orders}
                        </Link>
                      )}
                    </td>
                  ))}
                  <td>
                    {total === 0 ? (
                      <span className={styles.zero}>0</span>
                    ) : (
                      <Link to={links.ours({ clock })}>{total}</Link>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}
