import { Card } from 'antd';
import { useLanguage, useT } from '../../app/providers/i18n.ts';
import type { WorkCalendar as Calendar, CalendarDay } from '../../generated/calendar.ts';
import styles from './calendar.module.css';
import { calendarTexts } from './texts.ts';

type Kind = 'work' | 'weekend' | 'off' | 'makeUp';

interface Cell {
  readonly day: string;
  readonly date: number;
  readonly kind: Kind;
  readonly provisional: boolean;
  readonly today: boolean;
  readonly says: string | null;
}

/** The twelve months of the year: days off and make-up days are marked, days that no notice covers are hatched. */
export function YearView({ calendar }: { calendar: Calendar }) {
  const t = useT();
  const { year } = calendar;
  return (
    <Card size="small" role="region" aria-label={t(calendarTexts.months, { year })}>
      <ul className={styles.legend} aria-label={t(calendarTexts.legend)}>
        <Sign className={styles.off} label={t(calendarTexts.off)} />
        <Sign className={styles.makeUp} label={t(calendarTexts.makeUp)} />
        <Sign className={styles.weekend} label={t(calendarTexts.weekend)} />
        <Sign className={styles.today} label={t(calendarTexts.today)} />
        <Sign className={styles.provisional} label={t(calendarTexts.provisional)} />
      </ul>
      <div className={styles.months}>
        {Array.from({ length: 12 }, (_, month) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year
          <Month key={month} month={month} calendar={calendar} />
        ))}
      </div>
    </Card>
  );
}

function Sign({ className, label }: { className: string | undefined; label: string }) {
  return (
    <li>
      <span className={`${styles.sign} ${className}`} aria-hidden />
      {label}
    </li>
  );
}

function Month({ month, calendar }: { month: number; calendar: Calendar }) {
  const t = useT();
  const language = useLanguage();
  const weeks = weeksOf(calendar, month, { off: t(calendarTexts.off), makeUp: t(calendarTexts.makeUp) });
  const name =
    language === 'zh'
      ? t(calendarTexts.month, { month: month + 1 })
      : new Date(Date.UTC(2000, month, 1)).toLocaleDateString('en', { month: 'long', timeZone: 'UTC' });
  return (
    <table className={styles.month}>
      <caption>{name}</caption>
      <thead aria-hidden>
        <tr>
          {[...t(calendarTexts.weekdays)].map((letter, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week
            <th key={at}>{letter}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((cell) => cell !== null)?.day}>
            {week.map((cell, at) =>
              cell === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: the days of a week
                <td key={at} />
              ) : (
                <td key={cell.day}>
                  <span
                    className={[
                      styles.day,
                      styles[cell.kind],
                      cell.provisional ? styles.provisional : '',
                      cell.today ? styles.today : '',
                    ].join(' ')}
                    title={cell.says ?? undefined}
                  >
                    {cell.date}
                    {cell.says === null ? null : <span className={styles.hidden}> {cell.says}</span>}
                  </span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Weeks from Monday to Sunday; null: a day of another month. */
function weeksOf(
  { year, days, notices, today, loadedUntil }: Calendar,
  month: number,
  words: { off: string; makeUp: string },
): (Cell | null)[][] {
  const named = new Map<string, CalendarDay>(
    days.filter(({ supersededBy }) => supersededBy === null).map((row) => [row.day, row]),
  );
  const numbers = new Map(notices.map(({ id, number }) => [id, number]));
  const cells: (Cell | null)[] = [];
  const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  for (let at = 0; at < first; at += 1) cells.push(null);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  for (let date = 1; date <= last; date += 1) {
    const day = `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
    const provisional = day > loadedUntil;
    const row = provisional ? undefined : named.get(day);
    const weekend = cells.length % 7 > 4;
    const kind: Kind = row === undefined ? (weekend ? 'weekend' : 'work') : row.working ? 'makeUp' : 'off';
    const says =
      row === undefined
        ? null
        : [row.holiday, row.working ? words.makeUp : words.off, numbers.get(row.noticeId) ?? row.noticeId]
            .filter((one) => one !== null)
            .join(' · ');
    cells.push({ day, date, kind, provisional, today: day === today, says });
  }
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
