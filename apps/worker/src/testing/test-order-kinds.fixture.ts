import { fieldsOfKind } from '@beian/domain/filing';
import { kindRow, type OrderKind } from '@beian/domain/order-names';
import type { TestRecordSpec } from '@beian/domain/partner';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { seedPeople } from '@beian/testing/fixtures';
import { type SavedFields, sampleFiling } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPartner, testPartner } from './test-partner.ts';

let db: TestDatabase;
let own: TestPartner;

interface Filed {
  readonly number: string;
  readonly ours: boolean;
  readonly accesses: number;
}
/** The websites of a record that are filed, as its partner reads them. */
const filedOf = (recordId: string) =>
  db.query<Filed>(
    `select filing_number as number, ours, jsonb_array_length(plain -> 'accesses') as accesses from app.websites
     where record_id = $1 and filed and not gone order by filing_number`,
    [recordId],
  );
const recordOf = async (orderId: string): Promise<string> => {
  const [row] = await db.query<{ id: string }>('select record_id as id from app.orders where id = $1', [orderId]);
  return row?.id ?? '';
};

/** Everything that a first filing states; a domain is not added twice. */
let filings = 0;
function valuesOf(kind: OrderKind): SavedFields {
  filings += 1;
  const domain = `filing-${filings}.example`;
  const given: Record<string, object> = {
    'website.domains': { values: [domain] },
    'website.homeUrl': { value: `www.${domain}` },
  };
  return sampleFiling('320000', kind === 'FIRST_APP' ? 30 : 29)
    .filter(({ field }) => fieldsOfKind(kind).some((one) => one === field))
    .map((one) => ({ ...one, ...given[one.field] }));
}

/** Fills an open order in, and takes it to its end by the partner's own actions. */
async function finish(id: string, fields: SavedFields): Promise<string[]> {
  await own.act('saveDraft', id, { fields });
  await own.settle();
  for (const material of (await own.see(id)).missingMaterials ?? []) await own.attach(id, material);
  await own.act('submit', id, {
    acknowledged: fields.some(({ field }) => field === reason.field) ? ['SITE_ENDS'] : [],
  });
  await own.settle();
  if ((await own.see(id)).state === 'VERIFICATION_PENDING') await own.shoot(id);
  return own.states(id);
}

const name = { field: 'website.name', value: '试用样例新站点' };
const phone = { field: 'subject.principal.mobile', value: '13000019753' };
const reason = { field: 'cancellation.reason', value: '4' };
const two: TestRecordSpec = { websites: 2, access: 'OURS_AND_OTHER' };

/** For each kind: the record that it needs, what is filled in, and the websites that are filed afterwards: ours, and how many accesses. */
const kinds: Readonly<
  Record<OrderKind, { spec?: TestRecordSpec; fields: () => SavedFields; after: [boolean, number][] }>
> = {
  CHANGE_WEBSITE: { fields: () => [name], after: [[true, 1]] },
  CHANGE_SUBJECT: { fields: () => [phone], after: [[true, 1]] },
  CHANGE_BOTH: { fields: () => [name, phone], after: [[true, 1]] },
  CHANGE_ACCESS: { fields: () => [{ field: 'access.accessModes', values: ['4'] }], after: [[true, 1]] },
  CANCEL_WEBSITE: { spec: two, fields: () => [reason], after: [[true, 2]] },
  CANCEL_SUBJECT: {
    fields: () => [
      { ...reason, value: '1' },
      { field: 'subject.filingPassword', value: 'Ba000001' },
    ],
    after: [],
  },
  CANCEL_ACCESS: {
    spec: two,
    fields: () => [reason],
    after: [
      [false, 1],
      [true, 2],
    ],
  },
  FIRST_FILING: { fields: () => valuesOf('FIRST_FILING'), after: [[true, 1]] },
  NEW_WEBSITE: {
    fields: () => valuesOf('NEW_WEBSITE'),
    after: [
      [true, 1],
      [true, 1],
    ],
  },
  FIRST_APP: { fields: () => valuesOf('FIRST_APP'), after: [[true, 1]] },
  NEW_APP: {
    fields: () => valuesOf('NEW_APP'),
    after: [
      [true, 1],
      [true, 1],
    ],
  },
  // Of the app that a test key has filed before.
  CHANGE_APP: {
    fields: () => [name],
    after: [
      [true, 1],
      [true, 1],
    ],
  },
  CANCEL_APP: { fields: () => [reason], after: [[true, 1]] },
  NEW_ACCESS: { spec: { access: 'OTHER' }, fields: () => valuesOf('NEW_ACCESS'), after: [[true, 2]] },
};

/** Kinds that take all steps between them; the others are tried in the long run. */
export const everyRun: readonly OrderKind[] = [
  'CHANGE_WEBSITE',
  'CANCEL_SUBJECT',
  'FIRST_FILING',
  'NEW_ACCESS',
  'CHANGE_APP',
];

/** Files an app under the record; returns what an order about it names. */
async function fileApp(at: { recordId?: string }): Promise<{ websiteId: string }> {
  const id = await own.act('openOrder', { recordId: at.recordId }, { kind: 'NEW_APP' });
  expect((await finish(id, valuesOf('NEW_APP'))).at(-1)).toBe('APPROVED');
  const [row] = await db.query<{ id: string }>('select website_id as id from app.orders where id = $1', [id]);
  return { websiteId: row?.id ?? '' };
}

/** Tests that a test key takes an order of each of these kinds, with a database of their own, to APPROVED. */
export function testKinds(some: readonly OrderKind[]): void {
  beforeAll(async () => {
    db = await testDatabase();
    own = await testPartner(db, await seedPeople(db));
  });
  afterAll(async () => {
    await own?.work.ctx.close();
    await db?.close();
  });

  test.each(some)('of the kind %s', async (kind) => {
    const { spec, fields, after } = kinds[kind];
    const { app = false, about } = kindRow(kind);
    if (app) await db.query(`update app.settings set value = '"current"' where name = 'edition'`);
    const at = about === 'nothing' ? {} : await own.site('320000', spec);
    if (app && about !== 'nothing' && about !== 'subject') Object.assign(at, await fileApp(at));
    const province = kindRow(kind).about === 'nothing' ? { province: '320000' } : {};
    const id = await own.act('openOrder', at, { kind, ...province });
    expect((await finish(id, fields())).at(-1)).toBe('APPROVED');
    const filed = await filedOf(await recordOf(id));
    expect(filed.map(({ ours, accesses }) => [ours, accesses])).toEqual(after);
    for (const { number } of filed) expect(number).toMatch(/^苏ICP备9\d{7}号-[12]A?$/);
    expect(new Set(filed.map(({ number }) => number)).size).toBe(filed.length);
  });
}

/** The same of a person's record in another province; after `testKinds`. */
export function testPersonElsewhere(): void {
  test("of a person's record in another province", async () => {
    const at = await own.site('440000', { holder: 'PERSON', websites: 2, access: 'OURS_AND_OTHER' });
    const id = await own.act('openOrder', at, { kind: 'CHANGE_WEBSITE' });
    expect((await finish(id, [name])).at(-1)).toBe('APPROVED');
    const filed = await filedOf(at.recordId);
    expect(filed.map(({ ours, accesses }) => [ours, accesses])).toEqual([
      [true, 2],
      [true, 2],
    ]);
  });
}
