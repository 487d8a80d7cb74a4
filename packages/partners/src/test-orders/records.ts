import { writeAudit } from '@beian/database/audit';
import { noteWritten } from '@beian/database/covered-rows';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, isTest, runAs, type Tx, testSystem, transaction } from '@beian/database/transaction';
import { MAX_TEST_RECORDS_AT_ONCE, MAX_TEST_WEBSITES, type TestRecordSpec, testRecordSet } from '@beian/domain/partner';
import { findProvince } from '@beian/domain/province';
import type { Actor } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { storePublishedRecord } from '@beian/submissions/publication';
import { inventRecord } from './invented-record.ts';
import { testKeysOnly } from './refusals.ts';
import { ensureTestSandbox, TEST_ISP_ID } from './sandbox.ts';

/** Total number of records that a partner's test keys may create; what their orders file is not counted. */
export const MAX_TEST_RECORDS = 300;

/** A number that no test record has yet; ids and numbers of a record are made from it. */
export async function nextTestNumber(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    `/* nextTestNumber */ select nextval('app.test_records')::int as n`,
  );
  return rows[0]?.n ?? 0;
}

/**
 * Creates invented records for a partner's test keys, which only these see. Returns their ids; undefined
 * if the partner has the maximum. Each has its own numbers, so that a stuck order blocks no later one. Call it in
 * a transaction of a system actor in the test realm.
 */
export async function makeTestRecords(
  ctx: AppContext,
  tx: Tx,
  partnerId: string,
  specs: readonly TestRecordSpec[] = testRecordSet,
): Promise<string[] | undefined> {
  await ensureTestSandbox(ctx, tx, testSystem('bureau'));
  // Locked per partner, so that the count is right.
  await tx.client.query('/* makeTestRecords */ select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `test records ${partnerId}`,
  ]);
  if ((await countTestRecords(tx, partnerId)) + specs.length > MAX_TEST_RECORDS) return undefined;
  const made: string[] = [];
  for (const [at, spec] of specs.entries()) {
    const { id } = await storePublishedRecord(ctx, tx, inventRecord(spec, await nextTestNumber(tx), at), TEST_ISP_ID);
    await tx.client.query(
      `/* makeTestRecords */ insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, 'test')`,
      [partnerId, id],
    );
    noteWritten(tx, 'partner_records', `${partnerId} ${id}`);
    made.push(id);
  }
  return made;
}

/** Without those that its first filings and proofs brought. */
async function countTestRecords(tx: Tx, partnerId: string): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>(
    `/* countTestRecords */ select count(*)::int as n from app.partner_records where partner_id = $1 and basis = 'test'`,
    [partnerId],
  );
  return rows[0]?.n ?? 0;
}

/** Creates the first set if a partner has none yet. */
export const ensureTestRecords = (ctx: AppContext, partnerId: string): Promise<void> =>
  transaction(ctx, testSystem('bureau'), async (tx) => {
    if ((await countTestRecords(tx, partnerId)) === 0) await makeTestRecords(ctx, tx, partnerId);
  });

export type TestRecordsOutcome =
  | { readonly ok: true; readonly recordIds: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal };

interface Asked {
  readonly actor: Actor;
  /** Left out: the set of `testRecordSet`. */
  readonly records?: readonly TestRecordSpec[];
  readonly key: string;
}

/** New records for a partner's test key. One effect per idempotency key; refusals are audited, too. */
export async function createTestRecords(ctx: AppContext, tx: Tx, asked: Asked): Promise<TestRecordsOutcome> {
  const { actor, records, key } = asked;
  const body = bodyHash(['createTestRecords', ...(records === undefined ? [] : [JSON.stringify(records)])]);
  const seen = await findAnswer<TestRecordsOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await create(ctx, tx, asked);
  const code = outcome.ok ? {} : { code: outcome.refusal.reasons[0]?.code };
  await writeAudit(tx, actor, 'createTestRecords', undefined, outcome.ok ? 'done' : 'refused', code);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function create(ctx: AppContext, tx: Tx, { actor, records }: Asked): Promise<TestRecordsOutcome> {
  if (actor.kind !== 'partner' || !isTest(ctx, actor)) return { ok: false, refusal: testKeysOnly };
  const fault = records === undefined ? undefined : findFault(records);
  if (fault !== undefined) return { ok: false, refusal: fault };
  const recordIds = await runAs(tx, actor, testSystem('bureau'), () => makeTestRecords(ctx, tx, actor.id, records));
  return recordIds === undefined ? { ok: false, refusal: tooMany } : { ok: true, recordIds };
}

function findFault(records: readonly TestRecordSpec[]): Refusal | undefined {
  if (records.length < 1 || records.length > MAX_TEST_RECORDS_AT_ONCE)
    return outOfRange('records', MAX_TEST_RECORDS_AT_ONCE, bilingual('测试备案', 'records'));
  for (const [at, { province, websites = 1 }] of records.entries()) {
    if (province !== undefined && findProvince(province) === undefined) return noProvince(`records[${at}].province`);
    if (!Number.isInteger(websites) || websites < 1 || websites > MAX_TEST_WEBSITES)
      return outOfRange(`records[${at}].websites`, MAX_TEST_WEBSITES, bilingual('网站', 'websites'));
  }
  return undefined;
}

const outOfRange = (field: string, most: number, what: BilingualText) =>
  refusal('INVALID_INPUT', {
    code: 'OUT_OF_RANGE',
    field,
    message: bilingual(`应为 1 至 ${most} 个${what.zh}`, `One to ${most} ${what.en}`),
    suggestion: bilingual('请修改数量', 'Change how many'),
    ruleId: 'D-test-orders',
  });
const noProvince = (field: string) =>
  refusal('INVALID_INPUT', {
    code: 'PROVINCE_UNKNOWN',
    field,
    message: bilingual('没有这个省', 'There is no such province'),
    suggestion: bilingual('请填写六位行政区划代码，如 320000', 'Give its six-digit code, e.g. 320000'),
    ruleId: 'D-test-orders',
  });
const tooMany = refusal('GUARD_FAILED', {
  code: 'TOO_MANY_TEST_RECORDS',
  message: bilingual(
    `每个合作方最多 ${MAX_TEST_RECORDS} 个测试备案`,
    `A partner has at most ${MAX_TEST_RECORDS} test records`,
  ),
  suggestion: bilingual('请使用没有未完成订单的测试备案', 'Use one whose order is over'),
  ruleId: 'D-test-orders',
});
