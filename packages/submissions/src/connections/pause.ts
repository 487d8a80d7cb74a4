import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { connectionEvents, connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import { connectionGuards, connectionLifeCycle, idleConnectionFacts } from '@beian/domain/bureau';
import { evaluateEvent } from '@beian/domain/life-cycle';
import { type Actor, hasAnyRole, onlyRoles } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';
import { connectionStateOf } from './gateway.ts';

export type ConnectionOutcome =
  | { readonly ok: true; readonly bureauId: string }
  | { readonly ok: false; readonly refusal: Refusal };

export interface PauseCall {
  readonly actor: Actor;
  readonly bureauId: string;
  /** 1 to 500 characters, sealed; the board shows it. */
  readonly why: string;
  readonly key: string;
}

/** Nothing is sent or fetched over the connection until it is resumed; orders can be pushed and wait. */
export const pauseBureau = (ctx: AppContext, tx: Tx, call: PauseCall): Promise<ConnectionOutcome> =>
  change(ctx, tx, 'pauseBureau', call);

/** Resumes a connection at once, whether a person paused it or the system stopped it for a fault. */
export const resumeBureau = (ctx: AppContext, tx: Tx, call: PauseCall): Promise<ConnectionOutcome> =>
  change(ctx, tx, 'resumeBureau', call);

type Step = 'pauseBureau' | 'resumeBureau';

const input = z.strictObject({ why: z.string().trim().min(1).max(textLengths.connectionStep) });

/** One effect per idempotency key; refusals are audited, too. */
async function change(ctx: AppContext, tx: Tx, step: Step, call: PauseCall): Promise<ConnectionOutcome> {
  const { actor, bureauId, why, key } = call;
  const body = bodyHash([step, bureauId, why]);
  const seen = await findAnswer<ConnectionOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await write(ctx, tx, step, call);
  const outcome: ConnectionOutcome = refused === undefined ? { ok: true, bureauId } : { ok: false, refusal: refused };
  const details = refused === undefined ? {} : { codes: refused.reasons.map((one) => one.code) };
  await writeAudit(tx, actor, step, bureauId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(ctx: AppContext, tx: Tx, step: Step, call: PauseCall): Promise<Refusal | undefined> {
  const { actor, bureauId } = call;
  if (!hasAnyRole(actor, connectionLifeCycle.events[step].by)) return notPermitted(step);
  const { rows } = await tx.client.query<{ stopped: BilingualText | null; paused: string | null }>(
    '/* lockBureau */ select stopped, paused from app.bureaus where id = $1 for update',
    [bureauId],
  );
  const row = rows[0];
  if (row === undefined) return bureauNotFound;
  const state = connectionStateOf(row);
  if (!evaluateEvent(connectionLifeCycle, connectionGuards, step, idleConnectionFacts(state), actor).allowed)
    return wrongStateRefusals[step];
  const checked = checkInput(input, { why: call.why });
  if ('reasons' in checked) return checked;
  const { why } = checked.value;
  const id = newId('event');
  await tx.client.query(
    step === 'pauseBureau'
      ? '/* pauseBureau */ update app.bureaus set paused = $2 where id = $1'
      : `/* resumeBureau */ with woken as (select pg_notify('uploads', ''))
         update app.bureaus set paused = null, stopped = null, retry_at = null, faults = 0, repairs = 0, alarm = null
         from woken where id = $1 and $2::text is not null`,
    [bureauId, id],
  );
  await tx.insert(connectionEvents).values({
    id,
    bureauId,
    event: step,
    note: ctx.keys.seal(connectionNoteAad(id), why),
    staffId: actor.id,
    staffName: actor.name,
  });
  return undefined;
}

const RULE = 'L-submission';
const notPermitted = (step: Step): Refusal =>
  refusal('NOT_POSSIBLE', {
    code: 'NOT_POSSIBLE_NOW',
    ...onlyRoles(connectionLifeCycle.events[step].by, bilingual('暂停或恢复连接', 'pause or resume a connection')),
    ruleId: RULE,
  });
const bureauNotFound = refusal('NOT_FOUND', {
  code: 'BUREAU_NOT_FOUND',
  field: 'bureauId',
  message: bilingual('没有此管局连接', 'There is no such connection'),
  suggestion: bilingual('请刷新看板', 'Load the board again'),
  ruleId: RULE,
});
const alreadyPaused = refusal('GUARD_FAILED', {
  code: 'CONNECTION_STANDS_STILL',
  field: 'bureauId',
  message: bilingual('该连接已暂停或已停止', 'The connection is paused or stopped already'),
  suggestion: bilingual('请刷新看板', 'Load the board again'),
  ruleId: RULE,
});
const alreadyOpen = refusal('GUARD_FAILED', {
  code: 'CONNECTION_RUNS',
  field: 'bureauId',
  message: bilingual('该连接正在使用', 'The connection is in use already'),
  suggestion: bilingual('请刷新看板', 'Load the board again'),
  ruleId: RULE,
});

/** The refusal if the connection is not in the required state. */
const wrongStateRefusals: Readonly<Record<Step, Refusal>> = { pauseBureau: alreadyPaused, resumeBureau: alreadyOpen };
