import { heatMapHours } from '@beian/domain/board';
import { Link } from 'react-router';
import { t } from '../../app/providers/i18n.ts';
import type { Board } from '../../generated/board.ts';
import { Section } from '../../ui/page.tsx';
import { ScrollArea } from '../../ui/scroll-area.tsx';
import toneStyles from '../../ui/tones.module.css';
import styles from './board.module.css';
import { useBoardFilter, useBoardLinks } from './filter.tsx';
import { boardTexts } from './texts.ts';

/** Column heads "< 1 h", "1–2 h", … in the order of the API. */
function columnsOf(): string[] {
  const spans = heatMapHours.map((to, nth) => {
    const from = heatMapHours[nth - 1];
    return from === undefined ? t(boardTexts.left.first, { to }) : t(boardTexts.left.span, { from, to });
  });
  return [t(boardTexts.left.over), ...spans, t(boardTexts.left.last, { from: heatMapHours.at(-1) ?? 0 })];
}

/** What is overdue or nearly so is loud; the others are stronger the nearer they come to the largest one. */
const toneOf = (nth: number, orders: number, most: number) =>
  [toneStyles.bad, toneStyles.hot][nth] ?? styles[`heat${Math.ceil((orders / most) * 3)}`];

/** Stages of the desk by working hours left; each cell links to its list. */
export function HeatMap({ stages, ours }: { stages: Board['stages']; ours: number }) {
  const links = useBoardLinks();
  const { clock: chosen } = useBoardFilter();
  const columns = columnsOf();
  const most = Math.max(1, ...stages.flatMap(({ left }) => left.slice(2).map(({ orders }) => orders)));
  const figure = (orders: number, to: string, tone?: string) =>
    orders === 0 ? (
      <span className={styles.zero}>0</span>
    ) : (
      <Link to={to} className={tone}>
        {orders}
      </Link>
    );
  return (
    <Section title={t(boardTexts.heat)} lead={t(boardTexts.heatSays, { n: ours })}>
      <ScrollArea name={t(boardTexts.figures)}>
        <table className={styles.heat}>
          <thead>
            <tr>
              {[t(boardTexts.stage), ...columns, t(boardTexts.total)].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages
              .filter(({ clock }) => chosen === null || clock === chosen)
              .map(({ clock, label, left }) => (
                <tr key={clock}>
                  <th scope="row">{label}</th>
                  {left.map(({ from, before, orders }, nth) => (
                    <td key={columns[nth]}>
                      {figure(
                        orders,
                        links.ours({ clock, dueAfter: from, dueBefore: before }),
                        toneOf(nth, orders, most),
                      )}
                    </td>
                  ))}
                  <td>
                    {figure(
                      left.reduce((sum, { orders }) => sum + orders, 0),
                      links.ours({ clock }),
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollArea>
    </Section>
  );
}
