import { Button } from 'antd';
import { useT } from '../../app/providers/i18n.ts';
import { Empty } from '../../app/shell/states.tsx';
import { commonTexts } from '../../ui/texts.ts';
import { fullTime } from '../../ui/time.ts';
import styles from './calendar.module.css';
import type { Calendar, CalendarDay, CalendarNotice } from './documents.ts';
import { calendarTexts } from './texts.ts';

interface Run {
  readonly first: CalendarDay;
  readonly last: string;
}

const follows = (day: string, next: string) => Date.parse(next) - Date.parse(day) === 86_400_000;

/** Consecutive days of one kind and one notice, as one row. */
function runsOf(days: readonly CalendarDay[]): Run[] {
  const sorted = days.toSorted((a, b) =>
    `${a.supersededBy ?? ''} ${a.noticeId} ${a.day}`.localeCompare(`${b.supersededBy ?? ''} ${b.noticeId} ${b.day}`),
  );
  const runs: Run[] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    const same =
      run !== undefined &&
      run.first.working === day.working &&
      run.first.noticeId === day.noticeId &&
      run.first.supersededBy === day.supersededBy &&
      run.first.holiday === day.holiday;
    if (same && follows(run.last, day.day)) runs[runs.length - 1] = { first: run.first, last: day.day };
    else runs.push({ first: day, last: day.day });
  }
  return runs.toSorted((a, b) => (a.first.day < b.first.day ? -1 : 1));
}

/** Every day of the year that a notice names; days replaced by a later notice are struck through. */
export function NamedDays({ calendar }: { calendar: Calendar }) {
  const t = useT();
  const { year, days, notices } = calendar;
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const numberOf = (id: string) => byId.get(id)?.number ?? id;
  if (days.length === 0)
    return (
      <section className={styles.card} aria-label={t(calendarTexts.named, { year })}>
        <Empty title={t(calendarTexts.noneNamed, { year })} hint={t(calendarTexts.noneNamedHint)} />
      </section>
    );
  return (
    <section className={styles.card} aria-label={t(calendarTexts.named, { year })}>
      <h2>{t(calendarTexts.named, { year })}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t(calendarTexts.day)}</th>
              <th scope="col">{t(calendarTexts.what)}</th>
              <th scope="col">{t(calendarTexts.holiday)}</th>
              <th scope="col">{t(calendarTexts.notice)}</th>
            </tr>
          </thead>
          <tbody>
            {runsOf(days).map(({ first, last }) => (
              <tr
                key={`${first.day} ${first.noticeId}`}
                className={first.supersededBy === null ? undefined : styles.gone}
              >
                <th scope="row">{first.day === last ? first.day : `${first.day} – ${last.slice(5)}`}</th>
                <td>
                  <span className={first.working ? styles.makeUpTag : styles.offTag}>
                    {first.working ? t(calendarTexts.makeUp) : t(calendarTexts.off)}
                  </span>
                </td>
                <td>{first.holiday ?? t(commonTexts.none)}</td>
                <td>
                  {numberOf(first.noticeId)}
                  {first.supersededBy === null ? null : (
                    <span className={styles.by}>
                      {numberOf(first.supersededBy) === numberOf(first.noticeId)
                        ? t(calendarTexts.corrected)
                        : t(calendarTexts.supersededBy, { notice: numberOf(first.supersededBy) })}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A version loaded after another one under the same number; what came with the program was first. */
const isCorrection = ({ id, number, loadedAt }: CalendarNotice, notices: readonly CalendarNotice[]) =>
  notices.some((one) => one.id !== id && one.number === number && (one.loadedAt ?? '') < (loadedAt ?? ''));

/** Only the version in force is corrected. */
const isReplaced = ({ number, loadedAt }: CalendarNotice, notices: readonly CalendarNotice[]) =>
  notices.some((one) => one.number === number && (one.loadedAt ?? '') > (loadedAt ?? ''));

interface NoticesProps {
  readonly notices: readonly CalendarNotice[];
  /** Undefined: the caller may not. */
  readonly onCorrect: ((notice: CalendarNotice) => void) | undefined;
}

/** Every loaded notice with its address and who loaded it. */
export function Notices({ notices, onCorrect }: NoticesProps) {
  const t = useT();
  return (
    <section className={styles.card} aria-label={t(calendarTexts.notices)}>
      <h2>{t(calendarTexts.notices)}</h2>
      <ul className={styles.list}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <a href={notice.url} target="_blank" rel="noreferrer" lang="zh-CN">
              {notice.title}
            </a>
            <p className={styles.faint}>
              {notice.number}
              {isCorrection(notice, notices) ? ` · ${t(calendarTexts.correction)}` : null} ·{' '}
              {t(calendarTexts.published)} {notice.published} ·{' '}
              {notice.loadedAt === null
                ? t(calendarTexts.withProgram)
                : t(calendarTexts.loadedBy, { by: notice.loadedBy ?? '', at: fullTime(notice.loadedAt) })}
            </p>
            {onCorrect === undefined || isReplaced(notice, notices) ? null : (
              <Button
                size="small"
                aria-label={t(calendarTexts.correctOf, { number: notice.number })}
                onClick={() => onCorrect(notice)}
              >
                {t(calendarTexts.correct)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
