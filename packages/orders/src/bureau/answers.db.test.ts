import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, system } from '../house.ts';
import {
  orderIn,
  type People,
  type SeededRecord,
  seedConnection,
  seedPeople,
  seedRecords,
  type TestDatabase,
  testDatabase,
} from '../testing/index.ts';
import { storeAnswer } from './answers.ts';
import { type AnswerEntry, applyEntry } from './apply-answer.ts';
import { storePublishedRecord } from './publish.ts';
import { getRecord } from './record.ts';
import { moveSubmission, prepareSubmission } from './submissions.ts';

let db: TestDatabase;
let people: People;
let bureauId: string;
let names = 0;
const bureau = system('bureau');

beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db?.close());

/** Each test has an order of its own on a database of its own walk: the first record, in SUBMITTING, its file still with us. */
let orderId: string;
let subject: string;
let record: SeededRecord;
/** Another record, without an order. */
let free: SeededRecord;
beforeEach(async () => {
  await db.close();
  db = await testDatabase();
  const [first, second] = await seedRecords(db);
  if (first === undefined || second === undefined) throw new Error('no record');
  [record, free] = [first, second];
  people = await seedPeople(db);
  ({ bureauId } = await seedConnection(db.worker, {
    province: '320000',
    ispId: '320000000999',
    userName: 'test',
    password: 'test',
    wsdl: 'http://127.0.0.1:1/?wsdl',
  }));
  orderId = await orderIn(db, people, record, 'SUBMITTING');
  subject = (await db.query('select bureau_id from app.records where id = $1', [record.id]))[0]?.bureau_id;
});

const state = async () => (await db.query('select state from app.orders where id = $1', [orderId]))[0]?.state;
const fileState = async (id: string) =>
  (await db.query('select state from app.submissions where id = $1', [id]))[0]?.state;
const siteName = async () =>
  (await db.query('select name from app.websites where id = $1', [record.websiteIds[0]]))[0]?.name;

const prepare = () =>
  inTransaction(db.worker, bureau, (tx) =>
    prepareSubmission(db.worker, tx, { bureauId, xml: Buffer.from('<x/>'), orderIds: [orderId] }),
  );
const move = (id: string, ...events: Parameters<typeof moveSubmission>[3][]) =>
  inTransaction(db.worker, bureau, async (tx) => {
    for (const event of events) expect(await moveSubmission(db.worker, tx, id, event)).toBe(true);
  });
const apply = (entry: Partial<AnswerEntry> & { codes?: string[] }) =>
  inTransaction(db.worker, bureau, async (tx) => {
    const id = await storeAnswer(db.worker, tx, bureauId, `answer${++names}.xml`, Buffer.from(String(names)));
    const { codes = ['1001'], ...rest } = entry;
    const said = codes.map((code) => ({ code, sentence: { zh: '测试', en: 'test' } }));
    const whole = {
      verdict: 'approved',
      operation: '4',
      identifier: subject,
      said,
      concerns: [],
      details: {},
    } as const;
    return applyEntry(db.worker, tx, bureauId, id, 0, { ...whole, ...rest });
  });

describe('which result belongs to which attempt', () => {
  test('an approval of the accepted attempt changes order and record; saying it twice is one event', async () => {
    const file = await prepare();
    await move(file, 'send', 'accept');
    expect(await siteName()).toBe('测试样例茶业');
    expect(await apply({})).toBe('applied');
    expect(await apply({ identifier: record.filingNumber })).toBe('repeated');
    expect([await state(), await siteName()]).toEqual(['APPROVED', '测试样例新站点']);
    const events = await db.query(`select 1 from app.order_events where order_id = $1 and event = 'bureauApprove'`, [
      orderId,
    ]);
    expect(events).toHaveLength(1);
  });

  test('a result proves that a file whose answer was lost had been taken', async () => {
    const file = await prepare();
    await move(file, 'send', 'loseAnswer');
    expect(await apply({})).toBe('applied');
    expect([await state(), await fileState(file)]).toEqual(['APPROVED', 'ACCEPTED']);
    const [row] = await db.query('select last_sequence::text from app.bureaus');
    expect(row?.last_sequence).toBe('1');
  });

  test('a result of a day before the sending is unmatched, and moves neither file nor order', async () => {
    const file = await prepare();
    await move(file, 'send', 'loseAnswer');
    expect(await apply({ day: '2026-11-23' })).toBe('unmatched');
    expect([await state(), await fileState(file), await siteName()]).toEqual(['SUBMITTING', 'UNKNOWN', '测试样例茶业']);
  });

  test('a result before the file was sent, for an unknown subject, of another operation, or of an unlisted code is unmatched', async () => {
    await prepare();
    expect(await apply({})).toBe('unmatched');
    expect(await apply({ identifier: '1' })).toBe('unmatched');
    expect(await apply({ identifier: undefined })).toBe('unmatched');
    expect(await apply({ operation: '1' })).toBe('unmatched');
    expect(await apply({ verdict: 'unknown', codes: ['7777'] })).toBe('unmatched');
    expect(await apply({ verdict: 'notice', codes: ['1060'] })).toBe('notice');
    expect(await state()).toBe('SUBMITTING');
  });

  test('a refusal moves the order and leaves the record; an approval after it is unmatched', async () => {
    const file = await prepare();
    await move(file, 'send', 'accept');
    expect(await apply({ verdict: 'refused', codes: ['1011'] })).toBe('applied');
    expect(await apply({})).toBe('unmatched');
    expect([await state(), await siteName()]).toEqual(['BUREAU_REJECTED', '测试样例茶业']);
  });

  test('a file refused whole by download takes its orders with it', async () => {
    const file = await prepare();
    await move(file, 'send', 'accept');
    const whole = {
      verdict: 'technical',
      codes: ['5001'],
      fileName: 'filing000001.xml',
      identifier: undefined,
    } satisfies Parameters<typeof apply>[0];
    expect(await apply(whole)).toBe('applied');
    expect([await state(), await fileState(file)]).toEqual(['UPLOAD_FAILED', 'REFUSED']);
    expect(await apply(whole)).toBe('repeated');
  });

  test('a technical answer of an older day leaves the newer attempt alone', async () => {
    const file = await prepare();
    await move(file, 'send', 'accept');
    expect(await apply({ verdict: 'technical', codes: ['5003'], day: '2020-01-01' })).toBe('unmatched');
    const whole = {
      verdict: 'technical',
      codes: ['5001'],
      fileName: 'filing000001.xml',
      identifier: undefined,
    } satisfies Parameters<typeof apply>[0];
    expect(await apply({ ...whole, day: '2020-01-01' })).toBe('unmatched');
    expect([await state(), await fileState(file)]).toEqual(['BUREAU_REVIEW', 'ACCEPTED']);
  });

  test('what the bureau published meanwhile stays: an approval changes what the order changes, no more', async () => {
    const file = await prepare();
    await move(file, 'send', 'accept');
    await inTransaction(db.worker, bureau, async (tx) => {
      const filed = await getRecord(db.worker, tx, record.id);
      const websites = filed.websites.map((website) => ({ ...website, remark: '管局补记' }));
      await storePublishedRecord(db.worker, tx, { ...filed, websites }, '320000000999');
    });
    expect(await apply({})).toBe('applied');
    const [site] = await db.query(`select name, plain->>'remark' as remark from app.websites where id = $1`, [
      record.websiteIds[0],
    ]);
    expect(site).toEqual({ name: '测试样例新站点', remark: '管局补记' });
  });

  test('the same name with other bytes is another file, with the same bytes the same one', async () => {
    const store = (bytes: string) =>
      inTransaction(db.worker, bureau, (tx) => storeAnswer(db.worker, tx, bureauId, 'same.xml', Buffer.from(bytes)));
    const one = await store('a');
    expect(await store('a')).toBe(one);
    const two = await store('b');
    expect(two).not.toBe(one);
    expect([await store('a'), await store('b')]).toEqual([one, two]);
  });
});

describe('walks into states', () => {
  const goals = [
    'DRAFT',
    'VERIFICATION_PENDING',
    'PHOTO_REVIEW',
    'ABANDONED',
    'UPLOAD_FAILED',
    'BUREAU_REVIEW',
  ] as const;

  test.each([...goals, 'BUREAU_REJECTED'] as const)(
    '%s is reached by real events, none of which touches what is filed',
    async (goal) => {
      const filedNow = () =>
        db.query('select r::text as row from app.records r union all select w::text from app.websites w order by 1');
      const filed = await filedNow();
      const id = await orderIn(db, people, free, goal);
      expect((await db.query('select state from app.orders where id = $1', [id]))[0]?.state).toBe(goal);
      expect(await filedNow()).toEqual(filed);
    },
  );
});
