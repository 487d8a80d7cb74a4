import { writeAudit } from '@beian/database/audit';
import { transaction } from '@beian/database/transaction';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { type PartnerPerson, type People, seedOtherPartner, seedPeople } from '@beian/testing/fixtures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addEndpoint } from './endpoints.ts';
import { loadPartnerErrors } from './partner-errors.ts';

let db: TestDatabase;
let people: People;
let other: PartnerPerson;
beforeAll(async () => {
  db = await testDatabase();
  people = await seedPeople(db);
  other = await seedOtherPartner(db);
});
afterAll(() => db?.close());

const refuse = ({ actor }: PartnerPerson, url: string, key: string) =>
  transaction(db.app, actor, (tx) => addEndpoint(db.app, tx, { actor, key, input: { url } }));

test('a partner reads refusals of its own calls in the audit log, and no other row of it', async () => {
  await refuse(people.partner, 'ftp://own.example', 'own');
  await refuse(people.partner, 'https://own.example/hooks', 'done');
  await refuse(other, 'ftp://other.example', 'other');
  const read = await transaction(db.app, people.partner.actor, (tx) =>
    tx.client.query('select actor_kind, actor_id, outcome from app.audit'),
  );
  expect(read.rows).toEqual([{ actor_kind: 'partner', actor_id: people.partner.actor.id, outcome: 'refused' }]);
});

test('refusals say when their code is given, where one sentence says it', async () => {
  const errors = (of: PartnerPerson, partnerId: string) =>
    transaction(db.app, of.actor, (tx) => loadPartnerErrors(tx, partnerId, 'en'));
  const { actor } = people.partner;
  await transaction(db.app, actor, async (tx) => {
    await writeAudit(tx, actor, 'submit', undefined, 'refused', { code: 'STALE' });
    await writeAudit(tx, actor, 'submit', undefined, 'refused', {
      code: 'GUARD_FAILED',
      codes: ['NO_OTHER_OPEN_ORDER'],
    });
  });
  expect(await errors(people.partner, people.partner.actor.id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'STALE', message: 'The order was changed since its version was read' }),
      expect.objectContaining({ code: 'NO_OTHER_OPEN_ORDER', label: 'Submit', message: expect.any(String) }),
      expect.objectContaining({ code: 'WRONG_SHAPE', operation: 'createWebhookEndpoint', message: null }),
    ]),
  );
  // Row-level security answers for another partner as if it had been refused nothing.
  expect(await errors(other, people.partner.actor.id)).toEqual([]);
});
