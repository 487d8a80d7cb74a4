import { writeAudit } from '@beian/database/audit';
import { bodyHash, findAnswer, saveAnswer } from '@beian/database/idempotency';
import { type AppContext, isTest, runAs, type Tx, testSystem, transaction } from '@beian/database/transaction';
import { creditCodeCheckCharacter, organisationCheckCharacter, residentIdCheckCharacter } from '@beian/domain/checks';
import type { FilingRecord, Principal } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { storePublishedRecord } from '@beian/submissions/publication';
import { testKeysOnly } from './refusals.ts';
import { ensureTestSandbox, TEST_ISP_ID } from './sandbox.ts';

/** Total number of records that a partner's test keys may create. */
export const MAX_TEST_RECORDS = 300;

interface Row {
  readonly province: string;
  readonly short: string;
  readonly city: string;
  readonly county: string;
  readonly address: string;
  readonly areaCode: string;
  readonly name: string;
  readonly sites: readonly string[];
}

/**
 * The set: bureaus without the SMS check, with it (edition 2018-06) and with an app of its own, and a subject with
 * two websites. The names are invented.
 */
const rows: readonly Row[] = [
  {
    province: '320000',
    short: '苏',
    city: '320100',
    county: '320102',
    address: '江苏省南京市玄武区测试路',
    areaCode: '025',
    name: '试用样例茶业有限公司',
    sites: ['试用样例茶业'],
  },
  {
    province: '320000',
    short: '苏',
    city: '320100',
    county: '320104',
    address: '江苏省南京市秦淮区测试路',
    areaCode: '025',
    name: '试用样例文化有限公司',
    sites: ['试用样例文化', '试用样例画廊'],
  },
  {
    province: '120000',
    short: '津',
    city: '120100',
    county: '120101',
    address: '天津市和平区测试路',
    areaCode: '022',
    name: '试用样例物流有限公司',
    sites: ['试用样例物流'],
  },
  {
    province: '310000',
    short: '沪',
    city: '310100',
    county: '310101',
    address: '上海市黄浦区测试路',
    areaCode: '021',
    name: '试用样例设计有限公司',
    sites: ['试用样例设计'],
  },
];

const digits = (n: number, length: number): string => String(n).padStart(length, '0').slice(-length);

/**
 * Region codes of whole provinces are given to no person, mobiles 1300000xxxx to nobody; the check characters are
 * valid.
 */
function principal({ province, areaCode }: Row, name: string, n: number, part: 1 | 2, domain: string): Principal {
  const first17 = `${province}19${70 + (n % 20)}0${part}${digits(1 + (n % 28), 2)}${digits(n, 3)}`;
  return {
    name,
    officePhone: `${areaCode}-8${part}${digits(n, 6)}`,
    mobile: `1300000${digits(n * 2 + part, 4)}`,
    email: `${part === 1 ? 'owner' : 'site'}@${domain}`,
    idType: 2,
    idNumber: first17 + residentIdCheckCharacter(first17),
  };
}

function recordOf(row: Row, n: number): FilingRecord {
  const filingNumber = `${row.short}ICP备9${digits(n, 7)}号`;
  const domain = `t${n}-test.example`;
  const address = `${row.address}${n}号`;
  const eight = `MA${digits(n, 6)}`;
  const first17 = `91${row.province}${eight}${organisationCheckCharacter(eight)}`;
  const id = (kind: number, place = 0): string => `99${kind}${digits(n, 12)}${digits(place, 3)}`;
  return {
    subject: {
      bureauId: id(1),
      filingNumber,
      name: row.name,
      nature: 4,
      investor: '王测试',
      province: row.province,
      city: row.city,
      county: row.county,
      mailingAddress: address,
      certificateType: 1,
      certificateNumber: first17 + creditCodeCheckCharacter(first17),
      certificateAddress: address,
      principal: principal(row, '王测试', n, 1, domain),
    },
    websites: row.sites.map((name, place) => {
      const own = place === 0 ? domain : `s${place + 1}-${domain}`;
      return {
        bureauId: id(2, place),
        filingNumber: `${filingNumber}-${place + 1}`,
        name,
        domains: [{ bureauId: id(3, place), providerId: '', name: own }],
        homeUrl: `www.${own}`,
        serviceContents: [8],
        languages: [1],
        accesses: [
          {
            bureauId: id(4, place),
            ispId: TEST_ISP_ID,
            serverLocations: [17],
            accessModes: [3],
            ipRanges: [{ bureauId: id(5, place), providerId: '', first: '192.0.2.1', last: '192.0.2.1' }],
          },
        ],
        principal: principal(row, '李测试', n, 2, domain),
      };
    }),
  };
}

/**
 * Creates a new set of invented records for a partner's test keys, which only these see. Returns their ids; undefined
 * if the partner has the maximum. Each set has its own numbers, so that a stuck order blocks no later one. Call it in
 * a transaction of a system actor in the test realm.
 */
export async function makeTestRecords(ctx: AppContext, tx: Tx, partnerId: string): Promise<string[] | undefined> {
  await ensureTestSandbox(ctx, tx, testSystem('bureau'));
  // Locked per partner, so that the count is right.
  await tx.client.query('/* makeTestRecords */ select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `test records ${partnerId}`,
  ]);
  const { rows: counted } = await tx.client.query<{ n: number }>(
    '/* makeTestRecords */ select count(*)::int as n from app.partner_records where partner_id = $1',
    [partnerId],
  );
  if ((counted[0]?.n ?? 0) + rows.length > MAX_TEST_RECORDS) return undefined;
  const made: string[] = [];
  for (const row of rows) {
    const { rows: numbers } = await tx.client.query<{ n: number }>(
      `/* makeTestRecords */ select nextval('app.test_records')::int as n`,
    );
    const { id } = await storePublishedRecord(ctx, tx, recordOf(row, numbers[0]?.n ?? 0), TEST_ISP_ID);
    await tx.client.query(
      `/* makeTestRecords */ insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, 'test')`,
      [partnerId, id],
    );
    made.push(id);
  }
  return made;
}

/** Creates the first set if a partner has none yet. */
export const ensureTestRecords = (ctx: AppContext, partnerId: string): Promise<void> =>
  transaction(ctx, testSystem('bureau'), async (tx) => {
    const { rowCount } = await tx.client.query(
      '/* ensureTestRecords */ select 1 from app.partner_records where partner_id = $1 limit 1',
      [partnerId],
    );
    if (rowCount === 0) await makeTestRecords(ctx, tx, partnerId);
  });

export type TestRecordsOutcome =
  | { readonly ok: true; readonly recordIds: readonly string[] }
  | { readonly ok: false; readonly refusal: Refusal };

/** A new set for a partner's test key. One effect per idempotency key; refusals are audited, too. */
export async function createTestRecords(
  ctx: AppContext,
  tx: Tx,
  { actor, key }: { actor: Actor; key: string },
): Promise<TestRecordsOutcome> {
  const body = bodyHash(['createTestRecords']);
  const seen = await findAnswer<TestRecordsOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const outcome = await create(ctx, tx, actor);
  const code = outcome.ok ? {} : { code: outcome.refusal.reasons[0]?.code };
  await writeAudit(tx, actor, 'createTestRecords', undefined, outcome.ok ? 'done' : 'refused', code);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function create(ctx: AppContext, tx: Tx, actor: Actor): Promise<TestRecordsOutcome> {
  if (actor.kind !== 'partner' || !isTest(ctx, actor)) return { ok: false, refusal: testKeysOnly };
  const recordIds = await runAs(tx, actor, testSystem('bureau'), () => makeTestRecords(ctx, tx, actor.id));
  return recordIds === undefined ? { ok: false, refusal: tooMany } : { ok: true, recordIds };
}

const tooMany = refusal('GUARD_FAILED', {
  code: 'TOO_MANY_TEST_RECORDS',
  message: bilingual(
    `每个合作方最多 ${MAX_TEST_RECORDS} 个测试备案`,
    `A partner has at most ${MAX_TEST_RECORDS} test records`,
  ),
  suggestion: bilingual('请使用没有未完成订单的测试备案', 'Use one whose order is over'),
  ruleId: 'D-test-orders',
});
