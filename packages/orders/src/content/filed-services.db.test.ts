import { transaction } from '@beian/database/transaction';
import type { OrderKind } from '@beian/domain/order-names';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countFiledServices } from './filed-services.ts';

let db: TestDatabase;
let people: People;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
});
afterAll(() => db?.close());

/** What a change of a subject with two websites is judged beside, by the subject's number. */
async function besides(filingNumber: string, kind: OrderKind = 'CHANGE_SUBJECT') {
  const record = moreRecords(1)[0];
  const [site] = record?.websites ?? [];
  if (record === undefined || site === undefined) throw new Error('no record');
  const of = (nth: number) => ({
    ...site,
    bureauId: `${site.bureauId}${nth}`,
    filingNumber: `${filingNumber}-${nth}`,
    domains: [{ name: `Sample${nth}.Example`, providerId: `d${nth}` }],
    accesses: site.accesses.map((access) => ({ ...access, bureauId: `${access.bureauId}${nth}` })),
  });
  const subject = { ...record.subject, bureauId: `${record.subject.bureauId}${filingNumber.length}`, filingNumber };
  const [seeded] = await seedRecords(db, [{ subject, websites: [of(1), of(2)] }]);
  const [recordId = '', websiteId = ''] = [seeded?.id, seeded?.websiteIds[0]];
  const { actor } = people.reviewers[0];
  return transaction(db.app, actor, (tx) => countFiledServices(tx, { kind, recordId, websiteId }, {}));
}

test('a change of the subject is judged with the domains of its other websites that are known to be of 2018 or later', async () => {
  expect(await besides('苏ICP备2021000123号')).toEqual({ otherDomains: ['sample2.example'] });
  expect(await besides('苏ICP备2016000123号', 'CHANGE_WEBSITE')).toEqual({});
  // An old number tells no year.
  expect(await besides('苏ICP备16000123号')).toEqual({ otherDomains: [] });
});
