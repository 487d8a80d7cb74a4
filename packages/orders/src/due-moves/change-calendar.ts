import { writeAudit } from '@beian/database/audit';
import {
  type CalendarNow,
  readCalendarNow,
  storeDayHours,
  storeHours,
  storeNotice,
  storeVersion,
} from '@beian/database/calendar';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import {
  type DayChange,
  dayChanges,
  dayHoursSchema,
  dayNumberOf,
  dayOfNumber,
  firstChangedDay,
  hoursOn,
  isDay,
  loadingOf,
  type NoticeLoading,
  noticeFaults,
  noticeWarnings,
  readNotice,
  type ScheduledHours,
  withHours,
} from '@beian/domain/calendar';
import type { ClockInputs } from '@beian/domain/clock';
import { type Actor, hasRight, rightRefusal } from '@beian/domain/staff';
import { bilingual, type Reason, type Refusal, refusal } from '@beian/domain/text';
import { z } from 'zod';
import { applyDueMoves, type DueMove, type DueMoveFilter, findDueMoves } from './due-moves.ts';

/** A change by an administrator: either a holiday notice as text (docs/operations.md), or working hours from a day on. `plan` checks it. */
export const calendarChange = z
  .strictObject({
    notice: z.string().optional().meta({
      description:
        'A holiday notice as text: JSON, CSV, rows copied from a sheet, or the wording of gov.cn; docs/operations.md shows each. The number, title and date of a loaded notice with other days correct it.',
    }),
    hours: z
      .strictObject({
        from: z.string().meta({ description: 'YYYY-MM-DD, tomorrow at the earliest.' }),
        open: z.string().meta({ description: 'HH:MM, Shanghai time.' }),
        close: z.string().meta({ description: 'HH:MM, Shanghai time.' }),
      })
      .meta({ graphql: 'WorkingHoursInput', description: 'Working hours from a day on 工作时间. Since 2026-11.' })
      .optional()
      .meta({ description: 'Working hours from a day on.' }),
  })
  .meta({
    graphql: 'CalendarChangeInput',
    description: 'A change of the working calendar: a notice or hours, one of both. Since 2026-11.',
  });
export type CalendarChange = z.infer<typeof calendarChange>;

/** A parsed and valid change, with the calendar and hours that will apply. */
interface PlannedChange {
  readonly clockInputs: ClockInputs;
  readonly asked: DueMoveFilter;
  /** For timeline and audit: the notice's number, or the hours and their first day. */
  readonly cause: string;
  readonly loading?: NoticeLoading;
  readonly hours?: ScheduledHours;
  readonly days: readonly DayChange[];
  readonly warnings: readonly Reason[];
}

/** The due times that a change would move. */
export interface CalendarPreview {
  /** Must be passed to applyCalendar, which refuses when the version has changed. */
  readonly version: number;
  readonly days: readonly DayChange[];
  readonly moves: readonly DueMove[];
  /** What is unusual about the notice; nothing of it refuses. */
  readonly warnings: readonly Reason[];
  /** The notice corrects a loaded one of the same number. */
  readonly correction: boolean;
}

export type PreviewOutcome =
  | { readonly ok: true; readonly preview: CalendarPreview }
  | { readonly ok: false; readonly refusal: Refusal };

export const mayChangeCalendar = (actor: Actor): boolean => hasRight(actor, 'changeCalendar');

/** Validates a change and recalculates every open order with it; writes nothing. For administrators. */
export async function previewCalendar(tx: Tx, actor: Actor, change: CalendarChange): Promise<PreviewOutcome> {
  if (!mayChangeCalendar(actor)) return { ok: false, refusal: notPermitted };
  const now = await readCalendarNow(tx, false);
  const planned = plan(change, now);
  if ('reasons' in planned) return { ok: false, refusal: planned };
  const moves = await findDueMoves(tx, planned.clockInputs, planned.asked);
  const { days, warnings, loading } = planned;
  const correction = loading?.corrects !== undefined;
  return { ok: true, preview: { version: now.setting.version, days, moves, warnings, correction } };
}

export interface CalendarApplication {
  readonly actor: Actor;
  readonly change: CalendarChange;
  /** The version of the preview; refused as STALE when the current one differs. */
  readonly version: number;
  /** Idempotency key, as for `perform`. */
  readonly key: string;
}

export type ApplyOutcome =
  | { readonly ok: true; readonly moved: number; readonly confirmed: number; readonly warnings: readonly Reason[] }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * Applies a change in this transaction: its rows, the hours of each day that SQL reads, the moved due times (each through `perform`, as an event of the
 * clock), and the version that makes running programs reload. Fired timers stay unchanged. Refusals are returned as
 * values; they and the change are audited. The worker recalculates duties that begin while a change is applied
 * (`recountAll`).
 */
export async function applyCalendar(ctx: AppContext, tx: Tx, asked: CalendarApplication): Promise<ApplyOutcome> {
  const { actor, change, version, key } = asked;
  const body = bodyHash(['changeCalendar', change, version]);
  const seen = await findAnswer<ApplyOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await apply(ctx, tx, asked);
  const { cause, corrects, ...said } = outcome;
  const details = said.ok
    ? { cause, moved: said.moved, confirmed: said.confirmed, ...corrects, ...codesOf(said.warnings) }
    : { code: said.refusal.code };
  await writeAudit(tx, actor, 'changeCalendar', undefined, said.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, said);
  return said;
}

/** For the audit: what was unusual and applied all the same. */
const codesOf = (warnings: readonly Reason[]): { warnings?: string } =>
  warnings.length === 0 ? {} : { warnings: [...new Set(warnings.map(({ code }) => code))].join(' ') };

async function apply(
  ctx: AppContext,
  tx: Tx,
  { actor, change, version }: CalendarApplication,
): Promise<ApplyOutcome & { cause?: string; corrects?: { corrects: string } }> {
  if (!mayChangeCalendar(actor)) return { ok: false, refusal: notPermitted };
  const now = await readCalendarNow(tx, true);
  if (now.setting.version !== version) return { ok: false, refusal: changedMeanwhile };
  const planned = plan(change, now);
  if ('reasons' in planned) return { ok: false, refusal: planned };
  if (planned.loading !== undefined) await storeNotice(tx, actor, planned.loading);
  if (planned.hours !== undefined) await storeHours(tx, actor, planned.hours);
  const { cause, clockInputs } = planned;
  await storeDayHours(tx, clockInputs);
  const find = (ids?: readonly string[]) =>
    findDueMoves(tx, clockInputs, { ...planned.asked, ...(ids === undefined ? {} : { ids }) });
  const moves = await applyDueMoves(ctx, tx, find, { calendar: version + 1, cause });
  // Stored last, so that nothing in this transaction caches a calendar under a version that may be rolled back.
  await storeVersion(tx, actor, {
    setting: { ...now.setting, version: version + 1, loadedUntil: clockInputs.calendar.loadedUntil },
    hours: clockInputs.hours,
  });
  const moved = moves.filter(isMoved).length;
  const former = planned.loading?.corrects;
  return {
    ok: true,
    moved,
    confirmed: moves.length - moved,
    warnings: planned.warnings,
    cause,
    ...(former === undefined ? {} : { corrects: { corrects: former.id } }),
  };
}

/** The due time itself moves; otherwise only the provisional flag or a warning changes. */
export const isMoved = ({ from, to }: DueMove): boolean => Date.parse(from.dueAt) !== Date.parse(to.dueAt);

function plan({ notice, hours }: CalendarChange, now: CalendarNow): PlannedChange | Refusal {
  if ((notice === undefined) === (hours === undefined)) return noticeOrHours;
  return notice === undefined ? planHours(hours as ScheduledHours, now) : planNotice(notice, now);
}

function planNotice(
  source: string,
  { calendar, hours, notices, superseded, today }: CalendarNow,
): PlannedChange | Refusal {
  const read = readNotice(source, { calendar, notices });
  if (!read.ok) return refusal('INVALID_INPUT', ...read.faults);
  const inputs = { calendar, notices, superseded, today };
  const loading = loadingOf(read.notice, inputs);
  const faults = noticeFaults(loading, inputs);
  if (faults.length > 0) return refusal('INVALID_INPUT', ...faults);
  const { notice, after } = loading;
  return {
    clockInputs: { calendar: after, hours },
    asked: { since: firstChangedDay(calendar, after) },
    cause: notice.number,
    loading,
    days: dayChanges(calendar, after),
    warnings: noticeWarnings(loading),
  };
}

/** Working hours may be set at most this many days ahead. */
const MAX_DAYS_AHEAD = 400;

function planHours(next: ScheduledHours, { calendar, hours, today }: CalendarNow): PlannedChange | Refusal {
  const wrong = hoursFault(next, today);
  if (wrong !== undefined) return refusal('INVALID_INPUT', wrong);
  const { open, close } = hoursOn(hours, next.from);
  if (open === next.open && close === next.close && !(hours.later ?? []).some(({ from }) => from >= next.from))
    return refusal('INVALID_INPUT', sameHours);
  return {
    clockInputs: { calendar, hours: withHours(hours, next) },
    asked: { since: next.from, workingHoursOnly: true },
    cause: `${next.open}–${next.close}, ${next.from}`,
    hours: next,
    days: [],
    warnings: [],
  };
}

function hoursFault({ from, open, close }: ScheduledHours, today: string): Reason | undefined {
  if (!dayHoursSchema.safeParse({ open, close }).success)
    return {
      code: 'HOURS_WRONG',
      field: 'hours.open',
      message: bilingual(
        '工作时间须为 HH:MM，且上班早于下班',
        'Working hours are HH:MM, and opening comes before closing',
      ),
      suggestion: bilingual('如 09:00 至 18:00', 'For example 09:00 to 18:00'),
      ruleId: RULE,
    };
  const last = dayOfNumber(dayNumberOf(today) + MAX_DAYS_AHEAD);
  if (!isDay(from) || from <= today || from > last)
    return {
      code: 'HOURS_FROM_TOMORROW',
      field: 'hours.from',
      message: bilingual(
        `生效日期须在 ${today} 之后、${last} 之前`,
        `The day they hold from lies after ${today}, up to ${last}`,
      ),
      suggestion: bilingual(
        '最早从明天起；今天和以前的时间不改算',
        'Tomorrow at the earliest: what is past is not counted otherwise',
      ),
      ruleId: RULE,
    };
  return undefined;
}

const RULE = 'L-time';
const notPermitted = rightRefusal('changeCalendar', bilingual('更改工作日历', 'change the working calendar'), RULE);
const changedMeanwhile = refusal('STALE', {
  code: 'STALE',
  field: 'version',
  message: bilingual('预览之后工作日历又有更改', 'The working calendar was changed since the preview'),
  suggestion: bilingual('请重新预览', 'Preview it again'),
  ruleId: RULE,
});
const noticeOrHours = refusal('INVALID_INPUT', {
  code: 'ONE_OF_BOTH',
  field: 'change',
  message: bilingual('请给出放假通知或工作时间，二者之一', 'Give a holiday notice or working hours, one of both'),
  suggestion: bilingual('分两次更改', 'Change one after the other'),
  ruleId: RULE,
});
const sameHours: Reason = {
  code: 'HOURS_UNCHANGED',
  field: 'hours.open',
  message: bilingual('该日的工作时间本来就是这样', 'These are the hours of that day already'),
  suggestion: bilingual('没有需要更改的', 'There is nothing to change'),
  ruleId: RULE,
};
