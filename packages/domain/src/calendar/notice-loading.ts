import { type Calendar, type CalendarDay, calendarOf, type DayStatus, isWorkingDay } from './gazette.ts';
import type { HolidayNotice } from './notice-file.ts';
import { normalNumber } from './notice-number.ts';
import { dayNumberOf, dayOfNumber } from './shanghai.ts';

/** A loaded notice. A correction is a further version under the number of the first, with an id of its own. */
export interface LoadedNotice {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  /** YYYY-MM-DD */
  readonly published: string;
}

/** A day as a notice named it before another one, or a correction, took it over. */
export interface SupersededDay extends CalendarDay {
  readonly supersededBy: string;
}

/** What a new notice is checked against. */
export interface NoticeCheckInputs {
  readonly calendar: Calendar;
  /** Every loaded notice, superseded and corrected ones included, in the order of loading. */
  readonly notices: readonly LoadedNotice[];
  readonly superseded: readonly SupersededDay[];
  /** The Shanghai day of the database's clock, YYYY-MM-DD. */
  readonly today: string;
}

/** What loading a notice does to the calendar. */
export interface NoticeLoading {
  /** The notice as it is stored: a correction gets an id of its own and keeps the calendar's end. */
  readonly notice: HolidayNotice;
  /** The version that this notice replaces; absent: it is no correction. */
  readonly corrects?: LoadedNotice;
  /** The calendar without the replaced version. */
  readonly base: Calendar;
  readonly after: Calendar;
  /** Days that the replaced version had taken from other notices and the correction does not name. */
  readonly restored: readonly SupersededDay[];
  /** Days that a correction names and another notice, published no earlier, holds: they stay as that one says. */
  readonly held: readonly CalendarDay[];
}

/** Every loaded version under the number of the notice, the first one first. */
export const versionsOf = (notice: { readonly number: string }, notices: readonly LoadedNotice[]): LoadedNotice[] =>
  notices.filter(({ number }) => normalNumber(number) === notice.number);

/**
 * The calendar after the notice is loaded: its days replace earlier ones, all others stay. The number, title and date of a
 * loaded notice again make a correction: then what the former version said no longer counts.
 */
export function loadingOf(notice: HolidayNotice, inputs: NoticeCheckInputs): NoticeLoading {
  const { calendar, notices } = inputs;
  const versions = versionsOf(notice, notices);
  const corrects = versions.at(-1);
  if (corrects === undefined || !isSameNotice(notice, corrects, notices)) {
    const isPart = notice.partOfYear === true && notice.loadedUntil < calendar.loadedUntil;
    const added = isPart ? { ...notice, loadedUntil: calendar.loadedUntil } : notice;
    return { notice: added, base: calendar, after: withDays(calendar, added, []), restored: [], held: [] };
  }
  const ids = new Set(versions.map(({ id }) => id));
  const corrected: HolidayNotice = {
    ...notice,
    id: nextId(versions, notices),
    // A later year may be loaded by now; the text says the end of its own.
    ...(notice.loadedUntil < calendar.loadedUntil ? { loadedUntil: calendar.loadedUntil } : {}),
  };
  const back = restoredDays(ids, inputs);
  const others = [...calendar.days.values()].filter(({ noticeId }) => !ids.has(noticeId));
  const base = calendarOf(
    [...others, ...back.map(({ supersededBy: _, ...day }): CalendarDay => day)],
    calendar.loadedUntil,
  );
  const published = new Map(notices.map(({ id, published: day }) => [id, day]));
  const held = notice.days.flatMap(({ day }) => {
    const holder = calendar.days.get(day);
    if (holder === undefined || ids.has(holder.noticeId)) return [];
    return (published.get(holder.noticeId) ?? '') >= notice.published ? [holder] : [];
  });
  const named = new Set(notice.days.map(({ day }) => day));
  return {
    notice: corrected,
    corrects,
    base,
    after: withDays(base, corrected, held),
    restored: back.filter(({ day }) => !named.has(day)),
    held,
  };
}

const isSameNotice = (notice: HolidayNotice, loaded: LoadedNotice, notices: readonly LoadedNotice[]): boolean =>
  notice.title === loaded.title &&
  notice.published === loaded.published &&
  notices.every(({ id, number }) => id !== notice.id || normalNumber(number) === notice.number);

/** `2027-2` for the first correction of `2027`. */
function nextId([first, ...more]: readonly LoadedNotice[], notices: readonly LoadedNotice[]): string {
  let version = more.length + 2;
  while (notices.some(({ id }) => id === `${first?.id}-${version}`)) version += 1;
  return `${first?.id}-${version}`;
}

/** What other notices said of the days that these versions hold; of several the one loaded last. */
function restoredDays(ids: ReadonlySet<string>, { calendar, notices, superseded }: NoticeCheckInputs): SupersededDay[] {
  const order = new Map(notices.map(({ id }, at) => [id, at]));
  const found = new Map<string, SupersededDay>();
  for (const row of superseded) {
    if (!ids.has(row.supersededBy) || ids.has(row.noticeId)) continue;
    if (!ids.has(calendar.days.get(row.day)?.noticeId ?? '')) continue;
    const known = found.get(row.day);
    if (known === undefined || (order.get(known.noticeId) ?? 0) < (order.get(row.noticeId) ?? 0))
      found.set(row.day, row);
  }
  return [...found.values()];
}

function withDays(calendar: Calendar, notice: HolidayNotice, held: readonly CalendarDay[]): Calendar {
  const kept = new Set(held.map(({ day }) => day));
  const days = new Map(calendar.days);
  for (const { day, working, holiday } of notice.days)
    if (!kept.has(day)) days.set(day, { day, working, holiday, noticeId: notice.id });
  return calendarOf(days.values(), notice.loadedUntil);
}

/** A day that counts differently under another calendar. */
export interface DayChange {
  /** YYYY-MM-DD */
  readonly day: string;
  readonly was: DayStatus;
  readonly becomes: DayStatus;
}

/** The named days that count differently, in order; days that are only repeated are left out. */
export const dayChanges = (before: Calendar, after: Calendar): DayChange[] =>
  [...new Set([...before.days.keys(), ...after.days.keys()])].sort().flatMap((day) => {
    const was = isWorkingDay(before, day);
    const becomes = isWorkingDay(after, day);
    return was.working === becomes.working && was.provisional === becomes.provisional ? [] : [{ day, was, becomes }];
  });

/** The first Shanghai day that counts differently: due times before it do not change. */
export function firstChangedDay(before: Calendar, after: Calendar): string {
  const beyond = dayOfNumber(dayNumberOf(before.loadedUntil) + 1);
  const first = dayChanges(before, after)[0]?.day;
  return first === undefined || (after.loadedUntil > before.loadedUntil && beyond < first) ? beyond : first;
}
