import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { newId } from '@beian/database/ids';
import { type AppContext, isTest, runAs, type Tx, testSystem } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { storeAnswer } from '@beian/submissions/answers';
import { storeBureauNotice } from '@beian/submissions/rectifications';
import { testKeysOnly } from './refusals.ts';
import { ensureTestSandbox, testBureauOf } from './sandbox.ts';

/** The last day of a test notice is at most so many days before or after today. */
export const MAX_DUE_IN_DAYS = 365;

export type TestRectificationOutcome =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly refusal: Refusal };

interface NewTestRectification {
  readonly actor: Actor;
  readonly recordId: string;
  /** Its last day, counted from today in Shanghai; negative: it is over. Absent: by the setting, as for a live notice. */
  readonly dueInDays?: number;
  readonly key: string;
}

/**
 * 测试整改通知: the sandbox sends a notice about the subject of a test record, as a bureau does; the events follow by the
 * ordinary functions. One effect per idempotency key; audited, also where it is refused.
 */
export async function createTestRectification(
  ctx: AppContext,
  tx: Tx,
  asked: NewTestRectification,
): Promise<TestRectificationOutcome> {
  const { actor, recordId, dueInDays, key } = asked;
  const body = bodyHash(['createTestRectification', recordId, dueInDays ?? null]);
  const seen = await findAnswer<TestRectificationOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const created = await create(ctx, tx, asked);
  const outcome: TestRectificationOutcome =
    typeof created === 'string' ? { ok: true, id: created } : { ok: false, refusal: created };
  const details = outcome.ok ? { rectificationId: outcome.id } : { code: outcome.refusal.reasons[0]?.code };
  await writeAudit(tx, actor, 'createTestRectification', recordId, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function create(
  ctx: AppContext,
  tx: Tx,
  { actor, recordId, dueInDays }: NewTestRectification,
): Promise<string | Refusal> {
  if (actor.kind !== 'partner' || !isTest(ctx, actor)) return testKeysOnly;
  if (dueInDays !== undefined && !(Number.isInteger(dueInDays) && Math.abs(dueInDays) <= MAX_DUE_IN_DAYS))
    return wrongDays;
  const { rows } = await tx.client.query<{ filingNumber: string; province: string }>(
    '/* createTestRectification */ select filing_number as "filingNumber", province from app.records where id = $1',
    [recordId],
  );
  const [record] = rows;
  if (record === undefined) return noRecord;
  const bureau = testSystem('bureau');
  return runAs(tx, actor, bureau, async () => {
    await ensureTestSandbox(ctx, tx, bureau);
    const bureauId = await testBureauOf(tx, record.province);
    const name = `${newId('answer')}.xml`;
    const answerId = await storeAnswer(ctx, tx, bureauId, name, Buffer.from(name));
    const text = `测试整改通知 ${name}：请核实并更正主体信息`;
    await storeBureauNotice(
      ctx,
      tx,
      { bureauId, answerId },
      { about: 'subject', filingNumber: record.filingNumber, text },
    );
    const { rows: made } = await tx.client.query<{ id: string }>(
      `/* createTestRectification */ update app.rectifications set due_day = case when $2::int is null then null
         else app.shanghai_day(app.now())::date + $2::int end where answer_id = $1 returning id`,
      [answerId, dueInDays ?? null],
    );
    const [notice] = made;
    if (notice === undefined) throw new Error('createTestRectification: no notice was stored');
    return notice.id;
  });
}

const wrongDays = refusal('INVALID_INPUT', {
  code: 'OUT_OF_RANGE',
  field: 'dueInDays',
  message: bilingual(
    `应为 -${MAX_DUE_IN_DAYS} 至 ${MAX_DUE_IN_DAYS} 的整数`,
    `It is a whole number from -${MAX_DUE_IN_DAYS} to ${MAX_DUE_IN_DAYS}`,
  ),
  suggestion: bilingual('请修改天数，或不填以按设置计算期限', 'Change it, or leave it out for the days of the setting'),
  ruleId: 'D-test-orders',
});
const noRecord = refusal('NOT_FOUND', {
  code: 'RECORD_NOT_FOUND',
  field: 'recordId',
  message: bilingual('没有您可以操作的此测试备案', 'There is no such test record that you may act on'),
  suggestion: bilingual('请使用您的测试备案，或另创建一组', 'Use one of your test records, or make a new set'),
  ruleId: 'D-test-orders',
});
