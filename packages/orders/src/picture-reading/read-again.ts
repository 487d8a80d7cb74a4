import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import { readMaterialOf } from '@beian/domain/reading';
import { type Actor, hasRight } from '@beian/domain/staff';
import { bilingual, refusal } from '@beian/domain/text';
import { readContent } from '../content/content.ts';
import type { PerformOutcome } from '../event/perform-call.ts';
import { lockOrder } from '../facts/facts.ts';
import { orderNotFound } from '../facts/refusals.ts';
import { notifyReadings } from '../readings/queue-sql.ts';

export interface ReadAgainCall {
  readonly actor: Actor;
  readonly orderId: string;
  readonly material: MaterialKind;
  readonly key: string;
}

/** A material is read again no sooner after it was read, seconds. */
const READ_AGAIN_AFTER_S = 60;

const notYours = refusal('NOT_POSSIBLE', {
  code: 'NOT_POSSIBLE',
  message: bilingual('只有审核人员可以让机器重新识别', 'Reviewers have a material read again'),
  suggestion: bilingual('请联系审核人员', 'Ask a reviewer'),
  ruleId: 'D-verdicts',
});
const notRead = refusal('NOT_POSSIBLE', {
  code: 'MATERIAL_NOT_READ',
  message: bilingual('此材料不由机器识别，或尚未上传', 'This material is not attached, or not read by the machine'),
  suggestion: bilingual('请查看扫描件', 'Look at the scan'),
  ruleId: 'D-verdicts',
});
const justRead = refusal('NOT_POSSIBLE', {
  code: 'READ_JUST_NOW',
  message: bilingual('此材料刚刚识别过', 'This material was read just now'),
  suggestion: bilingual(`请在 ${READ_AGAIN_AFTER_S} 秒后重试`, `Ask again after ${READ_AGAIN_AFTER_S} s`),
  ruleId: 'D-verdicts',
});

/** Has a material of an order read anew, before what nobody waits for; audited. What was read before stands until then. */
export async function readMaterialAgain(ctx: AppContext, tx: Tx, call: ReadAgainCall): Promise<PerformOutcome> {
  const { actor, orderId, material, key } = call;
  const body = bodyHash(['readMaterialAgain', orderId, material]);
  const seen = await findAnswer<PerformOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await enqueueAgain(ctx, tx, call);
  const details = outcome.ok ? { material } : { code: outcome.refusal.code };
  await writeAudit(tx, actor, 'readMaterialAgain', orderId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

interface Present {
  readonly version: number;
  readonly id: string | null;
  readonly isRead: boolean;
  readonly wasJustRead: boolean;
}

async function enqueueAgain(
  ctx: AppContext,
  tx: Tx,
  { actor, orderId, material }: ReadAgainCall,
): Promise<PerformOutcome> {
  if (actor.kind === 'staff' && !hasRight(actor, 'readMaterialAgain')) return { ok: false, refusal: notYours };
  const found = (await lockOrder(tx, orderId)) ? await findPresent(tx, orderId, material) : undefined;
  if (found === undefined) return { ok: false, refusal: orderNotFound };
  const { base, now } = await readContent(ctx, tx, orderId);
  const paper = readMaterialOf(material, { ...base, ...now })?.paper;
  if (found.id === null || paper === undefined || !found.isRead) return { ok: false, refusal: notRead };
  if (found.wasJustRead) return { ok: false, refusal: justRead };
  await tx.client.query(
    `/* readMaterialAgain */ insert into app.reading_queue (material_id, order_id, paper, urgent, anew)
     values ($1, $2, $3, true, true) on conflict (material_id) do update
       set paper = excluded.paper, urgent = true, anew = true, tries = 0, again_at = clock_timestamp()`,
    [found.id, orderId, paper],
  );
  await notifyReadings(tx, orderId);
  return { ok: true, orderId, version: found.version };
}

async function findPresent(tx: Tx, orderId: string, material: MaterialKind): Promise<Present | undefined> {
  const { rows } = await tx.client.query<Present>(
    `/* findMaterialToRead */ select o.version, m.id, p.papers_read as "isRead",
       coalesce(r.read_at > app.now() - $3 * interval '1 second', false) as "wasJustRead"
     from app.orders o join app.partners p on p.id = o.partner_id
       left join app.materials m on m.order_id = o.id and m.kind = $2 and m.removed_at is null
       left join app.readings r on r.material_id = m.id
     where o.id = $1`,
    [orderId, material, READ_AGAIN_AFTER_S],
  );
  return rows[0];
}
