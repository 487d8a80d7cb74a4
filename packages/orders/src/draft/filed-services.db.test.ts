import type { FilingRecord } from '@beian/domain/filing';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { moreRecords, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { performAs, steps, type Walk } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../dry-run/dry-run.ts';

let db: TestDatabase;
let people: People;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  await db.query(`update app.settings set value = '"current"' where name = 'edition'`);
});
afterAll(() => db?.close());

/** A person who has filed so many websites. */
function personWith(count: number, at: number): FilingRecord {
  const { subject, websites } = moreRecords(at).at(-1) as FilingRecord;
  const [site] = websites;
  if (site === undefined) throw new Error('no website');
  const { name, idType, idNumber } = subject.principal;
  return {
    subject: {
      ...{ ...subject, nature: 5, name: name ?? '', certificateType: idType ?? 2, certificateNumber: idNumber ?? '' },
    },
    websites: Array.from({ length: count }, (_, nth) => ({
      ...site,
      bureauId: `${site.bureauId}${nth}`,
      filingNumber: `${subject.filingNumber}-${nth + 1}`,
      principal: subject.principal,
    })),
  };
}

/** Rules that refuse the submission of one more website. */
async function refusedWith(filed: number, at: number): Promise<string[]> {
  const record = personWith(filed, at);
  const seeded = (await seedRecords(db, [record])).find((one) => one.filingNumber === record.subject.filingNumber);
  if (seeded === undefined) throw new Error('not seeded');
  const actor = people.partner.actor;
  await db.query(`insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, 'test')`, [
    ...[actor.id, seeded.id],
  ]);
  const walk: Walk = { db, people, record: seeded, province: '320000', kind: 'NEW_WEBSITE', orderId: '' };
  await steps.openOrder?.(walk);
  const fields = [{ field: 'website.name', value: '王样例的个人主页' }];
  await performAs(walk, actor, 'saveDraft', { input: { fields } });
  const run = await dryRun(db.app, actor, { orderId: walk.orderId, input: { acknowledged: [] } });
  return 'refused' in run ? run.refused.map(({ ruleId }) => ruleId) : ['no dry run'];
}

test('a person’s sixth website is refused, the fifth is not', async () => {
  expect(await refusedWith(5, 1)).toContain('R-4.7, counts.ofPerson');
  expect(await refusedWith(4, 2)).not.toContain('R-4.7, counts.ofPerson');
});
