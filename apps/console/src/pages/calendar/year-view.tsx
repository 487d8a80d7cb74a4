import { Card, Flex } from 'antd';
import { getLanguage, t } from '../../app/providers/i18n.ts';
import type { WorkCalendar as Calendar } from '../../generated/calendar.ts';
import { Faint } from '../../ui/list-page/cells.tsx';
import page from '../../ui/page.module.css';
import styles from './calendar.module.css';
import { calendarTexts } from './texts.ts';

const signs = ['off', 'makeUp', 'weekend', 'today', 'provisional'] as const;

interface Cell {
  readonly day: string;
  readonly looks: readonly ((typeof signs)[number] | 'day')[];
  readonly title: string | undefined;
}

/** The twelve months of the year: days off and make-up days are marked, days that no notice covers are hatched. */
export function YearView({ calendar }: { calendar: Calendar }) {
  const cells = cellsOf(calendar);
  const months = [...new Set(cells.map(({ day }) => day.slice(0, 7)))];
  const monthOf = (month: string) => cells.filter(({ day }) => day.startsWith(month));
  const nameOf = (month: string) =>
    getLanguage() === 'zh'
      ? t(calendarTexts.month, { month: Number(month.slice(5)) })
      : new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' });
  return (
    <Card size="small" role="region" aria-label={t(calendarTexts.months, { year: calendar.year })}>
      <Flex vertical gap={12}>
        <Flex component="ul" aria-label={t(calendarTexts.legend)} wrap gap="4px 16px">
          {signs.map((sign) => (
            <Flex component="li" key={sign} align="center" gap={6}>
              <span className={`${styles.sign} ${styles[sign]}`} aria-hidden />
              <Faint>{t(calendarTexts[sign])}</Faint>
            </Flex>
          ))}
        </Flex>
        <div className={styles.months}>
          {months.map((month) => (
            <section key={month} aria-label={nameOf(month)}>
              <h3>{nameOf(month)}</h3>
              <div className={styles.weekdays} aria-hidden>
                {[...t(calendarTexts.weekdays)].map((letter, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week
                  <span key={at}>{letter}</span>
                ))}
              </div>
              <ol className={styles.month}>
                {monthOf(month).map(({ day, looks, title }) => (
                  <li
                    key={day}
                    className={looks.map((look) => styles[look]).join(' ')}
                    style={day.endsWith('-01') ? { gridColumnStart: weekdayOf(day) } : undefined}
                    title={title}
                  >
                    <time dateTime={day}>{Number(day.slice(8))}</time>
                    {title === undefined ? null : <span className={page.hidden}> {title}</span>}
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
      </Flex>
    </Card>
  );
}

/** 1 is Monday, 7 Sunday. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

function cellsOf({ year, days, notices, today, loadedUntil }: Calendar): Cell[] {
  const named = new Map(days.filter(({ supersededBy }) => supersededBy === null).map((row) => [row.day, row]));
  const numbers = new Map(notices.map(({ id, number }) => [id, number]));
  const cells: Cell[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const isProvisional = day > loadedUntil;
    const row = isProvisional ? undefined : named.get(day);
    const kind = row === undefined ? (weekdayOf(day) > 5 ? 'weekend' : 'day') : row.working ? 'makeUp' : 'off';
    cells.push({
      day,
      looks: [kind, ...(isProvisional ? ['provisional' as const] : []), ...(day === today ? ['today' as const] : [])],
      title:
        row &&
        [row.holiday, t(calendarTexts[row.working ? 'makeUp' : 'off']), numbers.get(row.noticeId) ?? row.noticeId]
          .filter(Boolean)
          .join(' · '),
    });
  }
  return cells;
}
