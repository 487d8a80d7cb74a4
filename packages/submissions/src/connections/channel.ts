import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { connectionEvents, connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { dayNumberOf, dayOfNumber } from '@beian/domain/calendar';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';
import { connectionNotFound, runIdempotent } from './connection-step.ts';
import type { ConnectionOutcome, PauseCall } from './pause.ts';

/** The furthest day, from today on, from which orders may be entered by hand: a closure of a bureau is announced earlier than that. */
const MAX_DAYS_AHEAD = 366;

const input = z.strictObject({
  why: z.string().trim().min(1).max(textLengths.connectionStep),
  from: z.iso.date().optional(),
});

/**
 * Has orders that are pushed from now on, or from a Shanghai day to come, entered by hand (docs/spec/life-cycle.md L-manual); a supervisor,
 * with a reason. Orders that were pushed before keep their channel.
 */
export const enterOrdersByHand = (
  ctx: AppContext,
  tx: Tx,
  { from, ...call }: PauseCall & { readonly from?: string | null },
): Promise<ConnectionOutcome> => changeChannel(ctx, tx, 'enterOrdersByHand', call, from ?? undefined);

/** Has orders that are pushed from now on sent by the interface again; before the day that was set, it takes this day back. */
export const sendOrdersByInterface = (ctx: AppContext, tx: Tx, call: PauseCall): Promise<ConnectionOutcome> =>
  changeChannel(ctx, tx, 'sendOrdersByInterface', call, undefined);

const changeChannel = (
  ctx: AppContext,
  tx: Tx,
  event: 'enterOrdersByHand' | 'sendOrdersByInterface',
  { actor, bureauId, why, key }: PauseCall,
  from: string | undefined,
): Promise<ConnectionOutcome> => {
  const given = from === undefined ? { why } : { why, from };
  return runIdempotent(ctx, tx, event, { actor, key }, bureauId, given, async (row) => {
    if (row === undefined) return connectionNotFound;
    const checked = checkInput(input, given);
    if ('reasons' in checked) return checked;
    const { value } = checked;
    const last = dayOfNumber(dayNumberOf(row.today) + MAX_DAYS_AHEAD);
    if (value.from !== undefined && (value.from < row.today || value.from > last)) return outOfReach(row.today, last);
    const id = newId('event');
    await tx.insert(connectionEvents).values({
      id,
      bureauId,
      event,
      note: ctx.keys.seal(connectionNoteAad(id), value.why),
      staffId: actor.id,
      staffName: actor.name,
    });
    const later = value.from !== undefined && value.from > row.today ? value.from : null;
    await tx.client.query('/* changeChannel */ update app.bureaus set manual = $2, manual_from = $3 where id = $1', [
      bureauId,
      event === 'enterOrdersByHand' ? id : null,
      later,
    ]);
    return { bureauId, details: later === null ? {} : { day: later } };
  });
};

const outOfReach = (today: string, last: string): Refusal =>
  refusal('INVALID_INPUT', {
    code: 'DAY_OUT_OF_REACH',
    field: 'from',
    message: bilingual(`日期须在 ${today} 至 ${last} 之间`, `The day lies between ${today} and ${last}`),
    suggestion: bilingual('请填写今天或之后的日期', 'Enter today or a day to come'),
    ruleId: 'L-manual',
  });
