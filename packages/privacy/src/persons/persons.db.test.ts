import { verifyAudit } from '@beian/audit/verification';
import { system, transaction } from '@beian/database/transaction';
import { holdingNames, holdingRow, nonPersonalColumns, type PlaceDecision } from '@beian/domain/personal';
import type { Actor } from '@beian/domain/staff';
import { loadOrders } from '@beian/orders/order-list';
import { keepVerificationForm } from '@beian/orders/verification-form';
import type { OrderPart } from '@beian/orders/views';
import { seedConnection } from '@beian/submissions/connections';
import { storePublishedRecord } from '@beian/submissions/publication';
import { dumpTables, type TestDatabase, testDatabase, withClient } from '@beian/testing/database';
import {
  fictitiousRecords,
  ISP_ID,
  type People,
  type SeededRecord,
  seedPeople,
  seedRecords,
} from '@beian/testing/fixtures';

import { orderInState, performAs } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { claimExport, exportPerson } from './exports.ts';
import { lookUpPerson } from './look-up.ts';
import { openRequest } from './request-views.ts';
import { answerPersonRequest, carryOutRequest, decidePersonRequest, openPersonRequest } from './requests.ts';

const everyPart: readonly OrderPart[] = [
  ...([
    'items',
    'verdicts',
    'timeline',
    'calls',
    'notes',
    'advice',
    'escalations',
    'notices',
    'attempts',
    'smsChecks',
  ] as const),
  ...([
    'report',
    'answers',
    'record',
    'domainChecks',
    'serviceCode',
    'curtain',
    'photoGuide',
    'bureauAppPhoto',
    'faceCheck',
    'verificationForm',
  ] as const),
  ...(['parties', 'eta', 'dueWhy', 'actions'] as const),
];

let db: TestDatabase;
let people: People;
let records: SeededRecord[];
let administrator: Actor;
/** Principal of the first record's website, and all other people in the records. */
const person = fictitiousRecords[0]?.websites[0]?.principal ?? {};
const own = [person.name, person.idNumber, person.mobile, person.email, person.officePhone].map(String);
const others = fictitiousRecords
  .flatMap(({ subject, websites }, at) =>
    [subject.principal, ...(at === 0 ? [] : websites.map((site) => site.principal))].flatMap((one) => [
      one.name,
      one.idNumber,
      one.mobile,
      one.email,
    ]),
  )
  .map(String);
let approved: string;
let abandoned: string;
const number = person.idNumber ?? '';

beforeAll(async () => {
  db = await testDatabase();
  records = await seedRecords(db);
  people = await seedPeople(db);
  administrator = people.administrator.actor;
  await seedConnection(db.worker, {
    province: '320000',
    ispId: ISP_ID,
    userName: 'test',
    password: 'test',
    wsdl: 'http://127.0.0.1:1/?wsdl',
  });
  const [one, two] = records;
  if (one === undefined || two === undefined) throw new Error('no records');
  approved = await orderInState(db, people, one, 'APPROVED');
  await keepVerificationForm(db.worker, approved);
  abandoned = await orderInState(db, people, one, 'INITIAL_REVIEW');
  const walk = { db, people, record: one, province: '320000', orderId: abandoned };
  await performAs(walk, people.reviewers[0].actor, 'addNote', { input: { text: `${person.name} 来电` } });
  await performAs(walk, people.partner.actor, 'withdraw');
  await performAs(walk, people.partner.actor, 'abandon');
  await orderInState(db, people, two, 'INITIAL_REVIEW');
});
afterAll(() => db?.close());

let keys = 0;
const key = () => `person-${++keys}`;
const lookUp = async (by: 'idNumber' | 'mobile' | 'email', value: string, actor = administrator) =>
  transaction(db.app, actor, (tx) => lookUpPerson(db.app, tx, { actor, by, value }));
const decisionsOf = async (value = number) => {
  const found = await lookUp('idNumber', value);
  if (!found.ok) throw new Error('refused');
  return found.decisions;
};
const short = (decisions: readonly PlaceDecision[]) =>
  decisions.map(({ holding, decision, basis }) => `${holding} ${basis ?? decision}`);
/** Tables that contain one of the values, in clear or sealed. */
const tablesWith = async (values: readonly string[]) =>
  [...(await dumpTables(db))].flatMap(([table, text]) => (values.some((value) => text.includes(value)) ? [table] : []));

async function take(by: 'idNumber' | 'mobile' | 'email', value: string) {
  const asked = { actor: administrator, by, value, requestId: null, language: 'en' as const, key: key() };
  const made = await transaction(db.app, administrator, (tx) => exportPerson(db.app, tx, asked));
  if (!made.ok) throw new Error(JSON.stringify(made.refusal));
  const taken = await claimExport(db.app, administrator, made.id);
  if (taken === null) throw new Error('nothing to take');
  return {
    id: made.id,
    files: await Promise.all(taken.files.map(async ({ name, bytes }) => ({ name, bytes: await bytes() }))),
  };
}

async function request(wants: 'COPY' | 'DELETION') {
  const asked = {
    actor: administrator,
    wants,
    by: 'idNumber' as const,
    value: number,
    askedBy: '本人，出示证件',
    reason: '不再负责网站',
    key: key(),
  };
  const made = await transaction(db.app, administrator, (tx) => openPersonRequest(db.app, tx, asked));
  if (!made.ok) throw new Error('refused');
  const call = { actor: administrator, id: made.id, key: key() };
  expect((await transaction(db.app, administrator, (tx) => decidePersonRequest(db.app, tx, call))).ok).toBe(true);
  const [job] = await db.query<{ id: string }>(
    `select id from app.outbox where job = 'decidePerson' and payload ->> 'requestId' = $1 and done_at is null`,
    [made.id],
  );
  await carryOutRequest(db.worker, made.id, job?.id ?? null);
  // A repeated job after a kill does nothing.
  expect(await carryOutRequest(db.worker, made.id, job?.id ?? null)).toBeNull();
  return made.id;
}
const open = (id: string) =>
  transaction(db.app, administrator, (tx) => openRequest(db.app, tx, { actor: administrator, id, language: 'en' }));

describe('the table of personal data', () => {
  it('names every column of the database that is sealed, hashed, or names a file (ASVS 14.1.1)', async () => {
    const columns = await db.query<{ name: string }>(
      `select c.table_name || '.' || c.column_name as name from information_schema.columns c
       join information_schema.tables t using (table_schema, table_name) where c.table_schema = 'app' and t.table_type = 'BASE TABLE'
         and (c.data_type = 'bytea' or c.column_name ~ 'hash' or (c.column_name in ('file', 'stored', 'report_file', 'picture_file', 'commitment_file') and c.data_type = 'text'))`,
    );
    const named = [
      ...holdingNames.flatMap((holding) => {
        const { sealed: own, hashes = [], files = [] } = holdingRow(holding) as ReturnType<typeof holdingRow>;
        return [...own, ...hashes, ...files];
      }),
      ...Object.keys(nonPersonalColumns),
    ];
    expect(new Set(named).size).toBe(named.length);
    expect(columns.map(({ name }) => name).filter((name) => !named.includes(name))).toEqual([]);
    const keyed = ['black_list.key', 'machine_checks.content_hash'];
    const there = [...columns.map(({ name }) => name), ...keyed];
    expect(named.filter((name) => !there.includes(name))).toEqual([]);
  });
});

describe('finding and exporting a person', () => {
  it('gives the same result by ID number, mobile or mail, and needs the right', async () => {
    const found = await decisionsOf();
    expect(found.length).toBeGreaterThan(5);
    for (const [by, value] of [
      ['mobile', `+86 ${person.mobile}`],
      ['email', String(person.email).toUpperCase()],
    ] as const) {
      const other = await lookUp(by, value);
      expect(other.ok && short(other.decisions)).toEqual(short(found));
    }
    for (const actor of [people.reviewers[0].actor, people.supervisor.actor])
      expect(await lookUp('idNumber', number, actor)).toMatchObject({ ok: false, refusal: { code: 'NOT_POSSIBLE' } });
    expect(await lookUp('mobile', 'abc')).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
    // The audit shows that somebody searched, but not for whom.
    const audit = await db.query(`select outcome, details from app.audit where action = 'findPerson'`);
    expect(audit.length).toBe(6);
    expect(JSON.stringify(audit)).not.toContain(number);
  });

  it('contains every value of the person and none of anybody else, and can be downloaded once', async () => {
    const { id, files } = await take('idNumber', number);
    const text = files
      .filter(({ name }) => !name.startsWith('images/'))
      .map(({ bytes }) => bytes.toString())
      .join('\n');
    for (const value of own) expect(text, value).toContain(value);
    for (const value of others) expect(text, value).not.toContain(value);
    const images = files.filter(({ name }) => name.startsWith('images/'));
    const kinds = images.map(({ name }) => name.replace(/^.*\/([A-Z_]+)-.*$/, '$1'));
    expect(kinds).toContain('FACE_PHOTO');
    // The verification form names other people too.
    expect(kinds).not.toContain('VERIFICATION_FORM');
    for (const { bytes } of images) expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect(await claimExport(db.app, administrator, id)).toBeNull();
    expect(await db.query(`select 1 from app.audit where action = 'takeExport'`)).toHaveLength(1);
  });
});

describe('a deletion', () => {
  it('keeps what the filing in force rests on, says why, and deletes the rest', async () => {
    const id = await request('DELETION');
    const opened = await open(id);
    expect(opened?.left).toMatchObject({ unit: 'WORKING_DAYS', overdue: false });
    // How long it is overdue is said, too.
    await db.query(`update app.person_requests set due_at = due_at - interval '22 days' where id = $1`, [id]);
    expect((await open(id))?.left).toEqual({ amount: 1, unit: 'WORKING_DAYS', overdue: true });
    await db.query(`update app.person_requests set due_at = due_at + interval '22 days' where id = $1`, [id]);
    const said = short(opened?.decisions ?? []);
    expect(said).toEqual(
      expect.arrayContaining([
        'filings FILING_IN_FORCE',
        'orders FILING_IN_FORCE',
        'orders DELETED',
        'words DELETED',
        'sentFiles SENT_FILE',
      ]),
    );
    expect(opened?.letterZh).toContain('第四十七条');
    expect(opened?.letterEn).toContain('kept until');
    for (const value of own) expect(`${opened?.letterZh}${opened?.letterEn}`).not.toContain(value);
    expect(
      await db.query('select erased @> $2 as gone from app.orders where id = $1', [abandoned, ['websitePrincipal']]),
    ).toEqual([{ gone: true }]);
    // Other people's values in the order stay.
    const [content] = await db.query<{ personal: Buffer }>(
      'select personal from app.order_contents where order_id = $1',
      [abandoned],
    );
    const left = db.worker.keys
      .unseal(`order_contents.personal:${abandoned}`, content?.personal ?? Buffer.alloc(0))
      .toString();
    expect(left).toContain(String(fictitiousRecords[0]?.subject.principal.mobile));
    const answered = { actor: administrator, id, over: 'MAIL' as const, key: key() };
    expect((await transaction(db.app, administrator, (tx) => answerPersonRequest(db.app, tx, answered))).ok).toBe(true);
    expect(await open(id)).toMatchObject({ state: 'ANSWERED', answeredOver: 'MAIL' });
    // 15 working days from Tuesday 24 November 2026, 10:00 in Shanghai.
    expect(opened?.dueAt).toMatch(/^2026-12-15T02:0/);
  });

  it('leaves only what is named as kept once the filing names somebody else', async () => {
    const [filed] = fictitiousRecords;
    const [site] = filed?.websites ?? [];
    if (filed === undefined || site === undefined) throw new Error('no record');
    const next = {
      ...person,
      name: '赵测试',
      idNumber: '320000197901019990',
      mobile: '13000009999',
      email: 'next@tea-test.example',
      officePhone: '025-88889999',
    };
    await transaction(db.worker, system('bureau'), (tx) =>
      storePublishedRecord(db.worker, tx, { ...filed, websites: [{ ...site, principal: next }] }, ISP_ID),
    );
    const images = await db.query<{ file: string }>('select file from app.materials where order_id = $1', [approved]);
    const forms = await db.query<{ file: string }>('select file from app.verified_forms where order_id = $1', [
      approved,
    ]);
    expect(await Promise.all(forms.map(({ file }) => db.worker.files.has(file)))).toEqual([true]);
    // Somebody revealed a value of the record while it named the person, and noted the reason.
    await db.query(
      `insert into app.reveals (id, record_id, field, purpose, words, staff_id, staff_name, until)
       select 'reveal_1', record_id, 'subject.principal.mobile', 'OTHER', $2, $3, 'x', app.now() + interval '30 s' from app.orders where id = $1`,
      [approved, db.worker.keys.seal('reveals.words:reveal_1', `回电 ${person.mobile}`), administrator.id],
    );
    expect(await tablesWith([String(person.mobile)])).toContain('reveals');
    const id = await request('DELETION');
    const opened = await open(id);
    const kept = (opened?.decisions ?? []).filter(({ decision }) => decision === 'KEPT').map(({ holding }) => holding);
    expect(new Set(kept)).toEqual(new Set(['sentFiles', 'answerFiles', 'requests']));
    // The request keeps its identifier as evidence that it was answered.
    expect((await tablesWith(own)).sort()).toEqual(['person_exports', 'person_requests']);
    expect(await tablesWith([String(next.mobile)])).toContain('websites');
    const gone = await Promise.all(images.map(({ file }) => db.worker.files.has(file)));
    expect(gone).toContain(false);
    expect(await Promise.all(forms.map(({ file }) => db.worker.files.has(file)))).toEqual([false]);
    expect(await db.query('select 1 from app.dropped_files')).toEqual([]);
    expect((await decisionsOf()).map(({ holding }) => holding)).toEqual([]);
  });

  it('leaves hash chains valid, and the order, its record and sent data readable', async () => {
    for (const id of [approved, abandoned]) {
      for (const actor of [administrator, people.reviewers[0].actor, people.partner.actor]) {
        const [order] = await transaction(db.app, actor, (tx) =>
          loadOrders(db.app, tx, { actor, ids: [id], parts: everyPart, language: 'zh' }),
        );
        expect(order?.erasedAt).toMatch(/Z$/);
        const principal = order?.items?.filter(({ group }) => group === 'websitePrincipal') ?? [];
        expect(principal.length).toBeGreaterThan(0);
        for (const item of principal.filter(({ personal }) => personal))
          expect([item.key, item.erased, item.now]).toEqual([item.key, true, null]);
        expect(order?.timeline?.length).toBeGreaterThan(3);
        expect(order?.actions?.filter(({ presence }) => presence === 'ENABLED').map(({ event }) => event)).toEqual([]);
      }
      const verified = await withClient(db.url, (client) => verifyAudit(client, { order: id }));
      expect(verified.faults).toEqual([]);
    }
  });
});
