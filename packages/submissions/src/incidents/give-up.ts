import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { checkInput } from '@beian/database/input';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal, textLengths } from '@beian/domain/text';
import { z } from 'zod';
import { mayReadIncidents } from '../connections/incident-rights.ts';
import { isRepeatedFileSql } from '../connections/unread-files-sql.ts';
import { incidentNotFound, notPermitted, type SeenOutcome } from './incidents.ts';

export interface GiveUpCall {
  readonly actor: Actor;
  readonly incidentId: string;
  /** What was settled with the bureau: 1 to 1,000 characters, sealed. */
  readonly note: string;
  readonly key: string;
}

export const settleNoteAad = (id: string): string => `bureau_incidents.settle_note:${id}`;

const input = z.strictObject({ note: z.string().trim().min(1).max(textLengths.writeOff) });

/**
 * A person gives up a file that failed identically several times: the worker acknowledges it unread when it comes
 * again, so that the files behind it arrive. What was received stays as evidence, and orders whose answer may be in it
 * stay marked until they are answered. Audited, one effect per idempotency key.
 */
export async function giveUpFile(ctx: AppContext, tx: Tx, call: GiveUpCall): Promise<SeenOutcome> {
  const { actor, incidentId, note, key } = call;
  const body = bodyHash(['giveUpFile', incidentId, note]);
  const seen = await findAnswer<SeenOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const refused = await giveUp(ctx, tx, call);
  const outcome: SeenOutcome = refused === undefined ? { ok: true, incidentId } : { ok: false, refusal: refused };
  const details = refused === undefined ? {} : { code: refused.code };
  await writeAudit(tx, actor, 'giveUpFile', incidentId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function giveUp(ctx: AppContext, tx: Tx, { actor, incidentId, note }: GiveUpCall): Promise<Refusal | undefined> {
  if (!mayReadIncidents(actor)) return notPermitted;
  const { rows } = await tx.client.query<{ givable: boolean; settled: boolean }>(
    `/* lockIncident */ select ${isRepeatedFileSql} and i.times >= i.shown_from as givable, i.settled_at is not null as settled
     from app.bureau_incidents i where i.id = $1 for update`,
    [incidentId],
  );
  const [row] = rows;
  if (row === undefined) return incidentNotFound;
  if (row.settled) return alreadySettled;
  if (!row.givable) return notAFile;
  const checked = checkInput(input, { note });
  if ('reasons' in checked) return checked;
  await tx.client.query(
    `/* giveUpFile */ update app.bureau_incidents set settlement = 'givenUp', settled_at = app.now(), settled_name = $2,
       settle_note = $3, seen_times = times, seen_at = app.now(), seen_by = $4, seen_name = $2 where id = $1`,
    [incidentId, actor.name, ctx.keys.seal(settleNoteAad(incidentId), checked.value.note), actor.id],
  );
  return undefined;
}

const RULE = 'B-3.3';
const alreadySettled = refusal('GUARD_FAILED', {
  code: 'INCIDENT_SETTLED',
  field: 'incidentId',
  message: bilingual('这条异常答复已经处理', 'The incident is settled already'),
  suggestion: bilingual('请刷新列表', 'Load the list again'),
  ruleId: RULE,
});
const notAFile = refusal('GUARD_FAILED', {
  code: 'NOT_AN_UNREADABLE_FILE',
  field: 'incidentId',
  message: bilingual(
    '只有多次以相同内容下载、都无法读取的文件才能放弃',
    'Only a file that came several times with the same bytes and could not be read is given up',
  ),
  suggestion: bilingual('请等待系统再次下载', 'Wait until it is fetched again'),
  ruleId: RULE,
});
