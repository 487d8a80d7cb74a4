import { system, transaction } from '@beian/database/transaction';
import type { FilingRecord } from '@beian/domain/filing';
import { smsPersonsOf } from '@beian/domain/order';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import { readNotice } from '@beian/orders/notices';
import { loadOrders } from '@beian/orders/order-list';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { companyIn, ISP_ID, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { orderInState } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedConnection } from '../connections/index.ts';

/** The edition of face checks, in which the ministry asks phones in every province. */
const edition = '2023-09';
let db: TestDatabase;
let people: People;
let records: readonly SeededRecord[];
afterAll(() => db?.close());

/** A company with two principals or one. */
function companyOf(at: number, principals: 1 | 2): FilingRecord {
  const { subject, websites } = companyIn('320000', at);
  return principals === 2
    ? { subject, websites }
    : { subject, websites: websites.map((website) => ({ ...website, principal: subject.principal })) };
}

async function sent(orderId: string) {
  const rows = await db.query<{
    id: string;
    name: string;
    recipient: string;
    channel: string;
    address: Buffer;
    link: boolean;
  }>(
    `select id, name, recipient, channel, address, link is not null as link from app.notices where order_id = $1 order by id`,
    [orderId],
  );
  return rows.map(({ id, address, ...row }) => ({
    ...row,
    address: db.worker.keys.unseal(`notices.address:${id}`, address).toString(),
  }));
}

/** Of each group of persons who are asked one kind; every kind and event: domain/notices/recipients.test.ts. */
const kinds: readonly OrderKind[] = ['CHANGE_SUBJECT', 'CHANGE_BOTH', 'FIRST_FILING'];
const cases = kinds.flatMap((kind, at) =>
  ([2, 1] as const)
    .filter((principals) => kindRow(kind).about !== 'nothing' || principals === 2)
    .map((principals) => ({ kind, principals, company: companyOf(at * 2 + principals, principals) })),
);
beforeAll(async () => {
  db = await testDatabase();
  await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
  records = await seedRecords(
    db,
    cases.map(({ company }) => company),
  );
  people = await seedPeople(db);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
});

test.each(cases)(
  '$kind, $principals principals: photo and code are asked of the persons themselves, at their own addresses',
  async ({ kind, company }) => {
    const record = records.find(({ filingNumber }) => filingNumber === company.subject.filingNumber);
    if (record === undefined) throw new Error('no record');
    const orderId = await orderInState(db, people, record, 'SMS_PENDING', kind);
    // A first filing is of a company that nobody has filed.
    const { subject, websites } = kindRow(kind).about === 'nothing' ? companyIn('320000', 29) : company;
    const phones = { subject: subject.principal.mobile, website: websites[0]?.principal.mobile };
    const told = await sent(orderId);
    const of = (name: string) => told.filter((one) => one.name === name && one.channel === 'sms');
    if (kindRow(kind).photo) {
      expect(of('photoDueByFace').map(({ address, link }) => [address, link])).toEqual([[phones.website, true]]);
      // By SMS and mail, of the one who is photographed alone.
      expect(new Set(told.filter(({ link }) => link).map(({ name, address }) => `${name} ${address}`))).toEqual(
        new Set([phones.website, websites[0]?.principal.email].map((address) => `photoDueByFace ${address}`)),
      );
    }
    const asked = [...new Set(smsPersonsOf(kind, edition).map((owner) => phones[owner]))];
    expect(of('handedOverToSms').map(({ address }) => address)).toEqual(asked);
    const partner = told.filter(({ recipient }) => recipient === 'partner');
    expect(new Set(partner.map(({ name }) => name))).toEqual(new Set(told.map(({ name }) => name)));
    await sayTheSame(orderId);
  },
);

/** What the order's page and the API say last is what the partner's mail says; in another language, nothing is left in the first. */
async function sayTheSame(orderId: string): Promise<void> {
  const { actor } = people.partner;
  const [last] = await db.query<{ id: string; name: string }>(
    `select id, name from app.notices where order_id = $1 and recipient = 'partner' order by created_at desc, id desc limit 1`,
    [orderId],
  );
  const mail = await transaction(db.worker, system('clock'), (tx) => readNotice(db.worker, tx, last?.id ?? ''));
  const view = async (language: 'zh' | 'en') => {
    const parts = ['lastNotice'] as const;
    const [order] = await transaction(db.app, actor, (tx) =>
      loadOrders(db.app, tx, { actor, ids: [orderId], parts, language }),
    );
    return order?.lastNotice;
  };
  const letter = mail?.content.letter;
  expect(await view('zh')).toEqual({
    name: last?.name,
    at: expect.any(String),
    label: letter?.heading,
    text: letter?.happened,
    steps: letter?.todo,
    doneBy: letter?.todoOf ?? null,
  });
  expect(letter?.todo.length).toBeGreaterThan(0);
  const english = await view('en');
  expect(
    [english?.text, ...(english?.steps ?? [])].join(' ').replace(/[\u4e00-\u9fff]ICP备\d+号(-\d+)?/g, ''),
  ).not.toMatch(/\p{Script=Han}/u);
}
