import { system, transaction } from '@beian/database/transaction';
import { type Registration, verifyDomain } from '@beian/domain/domain-verification';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { fictitiousRecords, type People, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { loadOrderAs, performAs, steps, type Walk } from '@beian/testing/orders';
import { seedConnection } from '@beian/testing/setup';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dryRun } from '../dry-run/dry-run.ts';
import { type DomainToVerify, findOpenDomainChecks, storeDomainAnswer } from './domain-answers.ts';

let db: TestDatabase;
let people: People;
let walk: Walk;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  const account = { province: '320000', ispId: '320000000999', userName: 'test', password: 'test' };
  await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const [record] = await seedRecords(db, fictitiousRecords);
  if (record === undefined) throw new Error('not seeded');
  await db.query(
    `insert into app.partner_records (partner_id, record_id, basis) values ($1, $2, 'test') on conflict do nothing`,
    [...[people.partner.actor.id, record.id]],
  );
  walk = { db, people, record, province: '320000', kind: 'CHANGE_SUBJECT', orderId: '' };
});
afterAll(() => db?.close());

/** The name of the subject as it is filed. */
const filedName = (): string =>
  fictitiousRecords.find(({ subject }) => subject.filingNumber === walk.record.filingNumber)?.subject.name ?? '';
const setEdition = (name: string) =>
  db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [name]);
const save = (value: string) =>
  performAs(walk, people.partner.actor, 'saveDraft', { input: { fields: [{ field: 'subject.name', value }] } });
/** Lets the registry answer the open checks: the registrant is this party, otherwise the subject of the order. */
const answer = (name?: string) =>
  transaction(db.worker, system('clock'), async (tx): Promise<readonly DomainToVerify[]> => {
    const { due } = await findOpenDomainChecks(db.worker, tx, walk.orderId);
    for (const check of due) {
      const { subject, now } = check.asked;
      const registration: Registration = {
        registrar: { approved: true, overseas: false },
        registeredAt: '2018-01-01T00:00:00Z',
        expiresAt: `${Number(now.slice(0, 4)) + 3}-01-01T00:00:00Z`,
        ...{ realNameVerified: true, inStoreSince: '2018-01-05T00:00:00Z', privacy: false },
        registrant: {
          name: name ?? subject.name ?? '',
          certificateType: subject.certificateType ?? 1,
          certificateNumber: subject.certificateNumber ?? '',
        },
      };
      const said = { tldApproved: true, registration };
      await storeDomainAnswer(db.worker, tx, walk.orderId, check, said, verifyDomain(said, check.asked, check.rules));
    }
    return due;
  });
const ofName = async () => {
  const items = (await loadOrderAs(walk, people.reviewers[0].actor))?.items ?? [];
  const found = items.flatMap((one) => ('key' in one && one.key === 'subject.name' ? one.findings : []));
  return found.filter(({ ruleId }) => ruleId === 'R-7').map(({ outcome, message }) => [outcome, message]);
};

test('filed domains are tested with the new name of the subject; a failure is told and blocks nothing', async () => {
  await setEdition('current');
  await steps.openOrder?.(walk);
  await save('测试样例改名有限公司');
  const due = await answer(filedName());
  expect(due.map(({ domain, asked }) => [domain, asked.subject.name])).toEqual([
    [expect.stringMatching(/\.example$/), '测试样例改名有限公司'],
  ]);
  expect(await ofName()).toEqual([['warn', expect.stringContaining('does not pass with the changed subject')]]);
  const run = await dryRun(db.app, people.partner.actor, { orderId: walk.orderId, input: { acknowledged: [] } });
  expect('refused' in run && run.refused.filter(({ ruleId }) => /^DOM|R-7/.test(ruleId))).toEqual([]);
  // Another name makes the answer out of date, and the registry is asked anew.
  await save('测试样例再改名有限公司');
  expect((await answer()).map(({ asked }) => asked.subject.name)).toEqual(['测试样例再改名有限公司']);
  expect(await ofName()).toEqual([]);
});

test('with the name as it is filed nothing is asked', async () => {
  await save(filedName());
  expect(await answer()).toEqual([]);
});
