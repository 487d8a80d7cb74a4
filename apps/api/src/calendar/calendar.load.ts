import { auditRefusal } from '@beian/database/audit';
import { findWorkday } from '@beian/database/calendar';
import { readOnly, transaction } from '@beian/database/transaction';
import { MAX_LISTED_MOVES, spelledHoliday } from '@beian/domain/calendar';
import { dutyRow } from '@beian/domain/clock';
import { stateRow } from '@beian/domain/order-names';
import { bilingual, type Language } from '@beian/domain/text';
import {
  applyCalendar,
  type CalendarChange,
  type CalendarPreview,
  type DueMove,
  isMoved,
  loadCalendarView,
  previewCalendar,
} from '@beian/orders/due-moves';
import { badInput } from '../bilingual-error.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { localizeReason, toActionRefused } from '../localize.ts';
import type { CalendarChangeInput } from './calendar.type.ts';

/** Years that the calendar accepts. The bound keeps dates that PostgreSQL cannot represent out of the query. */
const isValidYear = (year: number): boolean => Number.isInteger(year) && year >= 1970 && year <= 9999;

/** The calendar and the days of a year, by default the current one. Any signed-in caller may read it. */
export function loadCalendar(context: RequestContext, asked: number | null | undefined) {
  const year = asked ?? null;
  const { ctx, language } = context;
  const actor = actorOf(context);
  if (year !== null && !isValidYear(year))
    throw badInput('year', bilingual('`year` 须为 1970 到 9999', '`year` must be from 1970 to 9999.'));
  return readOnly(ctx, actor, (tx) => loadCalendarView(tx, { actor, language, ...(year === null ? {} : { year }) }));
}

const toCalendarChange = ({ notice, hours }: CalendarChangeInput): CalendarChange => ({
  ...(notice === null || notice === undefined ? {} : { notice }),
  ...(hours === null || hours === undefined ? {} : { hours: { ...hours } }),
});

export async function previewChange(context: RequestContext, input: CalendarChangeInput) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const outcome = await transaction(ctx, actor, async (tx) => {
    const result = await previewCalendar(tx, actor, toCalendarChange(input));
    return result.ok ? localizePreview(result.preview, language, (await findWorkday(ctx, tx)).now) : result.refusal;
  });
  if (!('reasons' in outcome)) return outcome;
  await auditRefusal(ctx, actor, 'calendarPreview', { code: outcome.code });
  return toActionRefused(outcome, language);
}

function localizePreview(
  { version, days, moves, warnings, correction }: CalendarPreview,
  language: Language,
  now: string,
) {
  const moved = moves.filter(isMoved);
  const at = (instant: string) => Date.parse(instant);
  return {
    version,
    days: days.map(({ day, was, becomes }) => ({
      day,
      was: was.working,
      wasProvisional: was.provisional,
      wasBy: was.noticeId ?? null,
      becomes: becomes.working,
      holiday: becomes.holiday === undefined ? null : spelledHoliday(becomes.holiday, language),
    })),
    later: moved.filter(({ from, to }) => at(to.dueAt) > at(from.dueAt)).length,
    earlier: moved.filter(({ from, to }) => at(to.dueAt) < at(from.dueAt)).length,
    confirmed: moves.length - moved.length,
    overdue: moved.filter(({ from, to }) => at(to.dueAt) <= at(now) && at(from.dueAt) > at(now)).length,
    correction,
    warnings: warnings.map((warning) => localizeReason(warning, language)),
    moves: moves.slice(0, MAX_LISTED_MOVES).map((move) => localizeMove(move, language)),
  };
}

const localizeMove = ({ orderId, number, state, duty, from, to }: DueMove, language: Language) => ({
  orderId,
  number,
  stateLabel: stateRow(state).label[language],
  dutyLabel: dutyRow(duty).label[language],
  from: from.dueAt,
  fromProvisional: from.provisional,
  to: to.dueAt,
  toProvisional: to.provisional,
});

export async function applyChange(context: RequestContext, input: CalendarChangeInput, version: number, key: string) {
  const { ctx, language } = context;
  const actor = actorOf(context);
  const change = toCalendarChange(input);
  const outcome = await transaction(ctx, actor, (tx) => applyCalendar(ctx, tx, { actor, change, version, key }));
  if (!outcome.ok) return toActionRefused(outcome.refusal, language);
  const { moved, confirmed, warnings } = outcome;
  return {
    moved,
    confirmed,
    warnings: warnings.map((warning) => localizeReason(warning, language)),
    calendar: await loadCalendar(context, null),
  };
}
