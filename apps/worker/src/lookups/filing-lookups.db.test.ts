import { startTestBureau, type TestAnswer, type TestBureau } from '@beian/bureau-protocol/testing';
import { transaction } from '@beian/database/transaction';
import { loadOrders } from '@beian/orders/order-list';
import { perform } from '@beian/orders/perform';
import { seedConnection } from '@beian/submissions/connections';
import { ISP_ID } from '@beian/testing/fixtures';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { codeAnswer } from '../testing/answers.ts';
import { type DomainOrder, filedRecord, startDomainOrder } from '../testing/domain-order.ts';
import { testWorkerContext } from '../testing/worker-context.ts';
import { askDueFilings } from './filing-lookups.ts';

const notFiled: TestAnswer = answerOf('<Bazt>1</Bazt>');
const filedAs = (subject: string, website = ''): TestAnswer =>
  answerOf(`<Ztbah>${subject}</Ztbah>${website && `<Wzbah>${website}</Wzbah>`}<Bazt>0</Bazt>`);
function answerOf(info: string): TestAnswer {
  return {
    document: `<return><msg_code>0</msg_code><msg>样例</msg><StatusInfo><Cxtjlx>0</Cxtjlx>${info}</StatusInfo></return>`,
  };
}

let it: DomainOrder;
let bureau: TestBureau;
let answer: TestAnswer;
let called = () => {};
beforeAll(async () => {
  it = await startDomainOrder();
  bureau = await startTestBureau(() => {
    called();
    return answer;
  });
  const account = { province: '320000', ispId: ISP_ID, userName: 'tester', password: '样例密码' };
  // Files use another address, because each service has its own.
  await seedConnection(it.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl', statusWsdl: bureau.wsdl });
});
beforeEach(() => {
  answer = notFiled;
  bureau.calls.length = 0;
});
afterAll(async () => {
  await bureau?.close();
  await it?.close();
});

const askDue = () => askDueFilings(it.work);
const row = async () => (await it.db.query('select * from app.filing_checks order by about'))[0] ?? {};
/** The checks of ORD-04 and DOM-10 on a field, as the desk sees them: `rule outcome`. */
async function said(field = 'website.domains', orderId = it.orderId): Promise<string[]> {
  const { actor } = it.partner;
  const [order] = await transaction(it.db.app, actor, (tx) =>
    loadOrders(it.db.app, tx, { actor, ids: [orderId], parts: ['items'], language: 'en' }),
  );
  const item = order?.items?.find(({ key }) => key === field);
  return (item?.findings ?? [])
    .filter(({ ruleId }) => ['DOM-10', 'ORD-04'].includes(ruleId))
    .map(({ ruleId, outcome }) => `${ruleId} ${outcome}`);
}
const refusals = async () => (await it.refusals()).filter((one) => one.endsWith('DOM-10'));

test("an added domain is queried once at the province's bureau, and the answer becomes a check of the item", async () => {
  await it.swapTo('New.example');
  expect(await said()).toEqual(['DOM-10 warn']);
  await askDue();
  await askDue();
  expect(bureau.calls).toMatchObject([
    { method: 'isp_querybeianstatus', parameters: { queryConditionType: '0', queryCondition: 'new.example' } },
  ]);
  expect(await row()).toMatchObject({ about: 'new.example', state: 'done', result: 'NOT_FILED', again_at: null });
  expect(await said()).toEqual(['DOM-10 pass']);
  await it.save({ 'website.remark': '样例' });
  await askDue();
  expect(bureau.calls).toHaveLength(1);
});

test('a domain filed elsewhere is refused with field, rule and advice, and passes after a new query', async () => {
  answer = filedAs('粤ICP备00000009号', '粤ICP备00000009号-1');
  await it.act('verifyDomains');
  await askDue();
  expect(await said()).toEqual(['DOM-10 fail']);
  expect(await refusals()).toEqual(['DOMAIN_FILED_ELSEWHERE DOM-10']);
  const { answer: sealed, ...clear } = await row();
  expect(sealed).toBeInstanceOf(Buffer);
  expect(JSON.stringify(clear)).not.toContain('粤ICP');
  expect(JSON.stringify(it.work.lines)).not.toContain('粤ICP');
  answer = filedAs(filedRecord.subject.filingNumber, filedRecord.websites[0]?.filingNumber);
  await it.act('verifyDomains');
  await askDue();
  expect(await said()).toEqual(['DOM-10 pass']);
  expect(await refusals()).toEqual([]);
});

test('another domain is queried, and a removed one is dropped', async () => {
  await it.swapTo('newer.example');
  await askDue();
  expect(bureau.calls.map(({ parameters }) => parameters.queryCondition)).toEqual(['newer.example']);
  expect(await it.db.query('select about from app.filing_checks')).toEqual([{ about: 'newer.example' }]);
});

test('a bureau that is away is reported, retried with growing pauses for an hour, and does not block submission', async () => {
  answer = { fail: 'drop' };
  await it.swapTo('late.example');
  await askDue();
  expect(await row()).toMatchObject({ state: 'unavailable', fault: 'away', tries: 1 });
  expect(await said()).toEqual(['DOM-10 warn']);
  expect(await refusals()).toEqual([]);
  await askDue();
  expect(await row()).toMatchObject({ tries: 1 });
  await it.db.travel(2000);
  answer = codeAnswer('902');
  await askDue();
  expect(await row()).toMatchObject({ fault: 'code 902', tries: 2 });
  expect(await it.db.query('select alarm from app.bureaus')).toEqual([{ alarm: null }]);
  // An alarm for what only a person can fix; files continue.
  answer = codeAnswer('19');
  await it.db.travel(4000);
  await askDue();
  expect(await it.db.query('select alarm, stopped from app.bureaus')).toMatchObject([
    {
      alarm: { en: expect.stringMatching(/^Filing status: the bureau refuses, 19 permission not open\. \w.*\.$/) },
      stopped: null,
    },
  ]);
  await it.db.travel(3_600_000);
  await askDue();
  expect(await row()).toMatchObject({ state: 'unavailable', tries: 3, again_at: null });
  answer = notFiled;
  await it.act('verifyDomains');
  await askDue();
  expect(await said()).toEqual(['DOM-10 pass']);
});

test('no transaction waits for a silent bureau', async () => {
  answer = { fail: 'hang' };
  await it.act('verifyDomains');
  const work = testWorkerContext(it.db, { BUREAU_LOOKUP_MS: '500' });
  const asked = new Promise<void>((resolve) => {
    called = resolve;
  });
  const running = askDueFilings(work);
  await asked;
  const waiting = `select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
  expect(await it.db.query(waiting)).toEqual([]);
  // Another worker finds nothing, because the check is claimed.
  await askDueFilings(work);
  await running;
  expect(bureau.calls).toHaveLength(1);
  expect(await row()).toMatchObject({ state: 'unavailable', fault: 'away', tries: 1 });
});

test('an unusable answer becomes an incident and has no effect', async () => {
  answer = answerOf('<Bazt>maybe</Bazt>');
  await it.act('verifyDomains');
  await askDue();
  expect(await row()).toMatchObject({ state: 'unavailable', fault: 'away', result: 'NOT_FILED' });
  expect(await it.db.query('select call, times from app.bureau_incidents')).toEqual([
    { call: 'filingStatus', times: 1 },
  ]);
  // The last answer about this domain remains valid.
  expect(await said()).toEqual(['DOM-10 pass']);
});

test('a connection that is paused or has no address is not queried', async () => {
  await it.db.query(`update app.bureaus set paused = '样例'`);
  await it.swapTo('quiet.example');
  await askDue();
  expect(await row()).toMatchObject({ state: 'unavailable', fault: 'paused' });
  await it.db.query('update app.bureaus set paused = null, status_wsdl = null');
  await it.db.travel(4000);
  await askDue();
  expect(await row()).toMatchObject({ fault: 'noConnection', again_at: null });
  expect(bureau.calls).toEqual([]);
  await it.db.query('update app.bureaus set status_wsdl = $1', [bureau.wsdl]);
});

test('an answer about a value that the order no longer has is ignored', async () => {
  await it.act('verifyDomains');
  const { province } = (await it.db.query<{ province: string }>('select province from app.orders'))[0] ?? {};
  answer = notFiled;
  // The filing number that the answer is compared with changes during the call.
  const held = it.work.ports.bureau;
  it.work.ports.bureau = (connection) => ({
    ...held(connection),
    queryFilingStatus: async (input) => {
      const told = await held(connection).queryFilingStatus(input);
      await it.db.query(`update app.websites set filing_number = filing_number || 'x'`);
      return told;
    },
  });
  await askDue();
  it.work.ports.bureau = held;
  expect(province).toBe('320000');
  expect(await row()).toMatchObject({ state: 'pending', result: null });
  await askDue();
  expect(await row()).toMatchObject({ state: 'done', result: 'NOT_FILED' });
});

test('a domain that another submitted order adds is refused without naming that order', async () => {
  const other = `insert into app.orders select (jsonb_populate_record(o, jsonb_build_object('id', 'order_other', 'number', 'X1',
    'round', 1, 'record_id', (select id from app.records where id <> o.record_id limit 1)))).* from app.orders o limit 1`;
  await it.db.query(other);
  await it.db.query(
    `insert into app.order_contents select (jsonb_populate_record(c, '{"order_id": "order_other"}')).* from app.order_contents c limit 1`,
  );
  await it.db.query(
    `insert into app.filing_checks (order_id, about, again_at) select 'order_other', about, null from app.filing_checks`,
  );
  expect(await refusals()).toEqual(['DOMAIN_IN_ANOTHER_ORDER DOM-10']);
  expect(await said()).toEqual(['DOM-10 pass', 'DOM-10 fail']);
  await it.db.query(`update app.orders set round = 0 where id = 'order_other'`);
  expect(await refusals()).toEqual([]);
  await it.db.query(`delete from app.filing_checks where order_id = 'order_other'`);
  await it.db.query(`delete from app.order_contents where order_id = 'order_other'`);
  await it.db.query(`delete from app.orders where id = 'order_other'`);
});

test('new certificates are queried by type, and other filings with them are refused by ORD-04', async () => {
  const { actor } = it.partner;
  await it.act('abandon' as 'submit');
  const act = (event: 'openOrder' | 'saveDraft' | 'submit', input: unknown, id?: string) =>
    transaction(it.db.app, actor, (tx) =>
      perform(
        it.db.app,
        tx,
        id === undefined ? { event, actor, input, recordId } : { event, actor, input, orderId: id },
      ),
    );
  const [{ recordId } = { recordId: '' }] = await it.db.query<{ recordId: string }>(
    'select record_id as "recordId" from app.orders',
  );
  const opened = await act('openOrder', { kind: 'CHANGE_SUBJECT' });
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const { orderId } = opened;
  const save = async (value: string, field = 'subject.certificateNumber') =>
    expect((await act('saveDraft', { fields: [{ field, value }] }, orderId)).ok).toBe(true);
  answer = filedAs('粤ICP备00000009号');
  await save('91320000MA0000999X');
  await askDue();
  expect(bureau.calls.map(({ parameters }) => parameters)).toMatchObject([
    { queryConditionType: '1', queryCondition: '91320000MA0000999X' },
  ]);
  expect(await said('subject.certificateNumber', orderId)).toEqual(['ORD-04 fail']);
  const refused = await act('submit', { acknowledged: [] }, orderId);
  expect(refused.ok ? [] : refused.refusal.reasons).toContainEqual(
    expect.objectContaining({ code: 'SUBJECT_FILED_ELSEWHERE', field: 'subject.certificateNumber', ruleId: 'ORD-04' }),
  );
  expect(JSON.stringify(await row())).not.toContain('91320000MA0000999X');
  // Corrected at the bureau, and saved again.
  answer = filedAs(filedRecord.subject.filingNumber);
  await it.db.travel(61_000);
  await save('样例备注', 'subject.remark');
  await askDue();
  expect(await said('subject.certificateNumber', orderId)).toEqual(['ORD-04 pass']);
  // The interface has no query for this certificate type.
  await save('12', 'subject.certificateType');
  await askDue();
  expect(await row()).toMatchObject({ about: 'certificate', result: 'NOT_ASKABLE', answer: null });
  expect(await said('subject.certificateNumber', orderId)).toEqual(['ORD-04 warn']);
  expect(bureau.calls).toHaveLength(2);
  expect(JSON.stringify(it.work.lines)).not.toContain('91320000MA0000999X');
});
