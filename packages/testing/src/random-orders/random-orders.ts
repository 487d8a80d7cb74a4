import assert from 'node:assert/strict';
import { seedConnection } from '@beian/submissions/connections';
import fc from 'fast-check';
import { verifyTestAudit } from '../audit/verify-audit.ts';
import { type TestDatabase, testDatabase } from '../database/database.ts';
import { seedPeople } from '../fixtures/people.ts';
import { ISP_ID, moreRecords, seedRecords, withOtherProvider } from '../fixtures/records.ts';
import { openings, walkKinds } from './walk-kinds.ts';

/** Each walk has a company of its own; editions without and with the SMS check of every province. */
const editions = ['2018-06', '2020-08'] as const;

/**
 * Walks once per kind and plan in each round, each `steps` events long, and checks what must hold after every one of them. Returns the
 * kinds, plans and states that it saw.
 */
export async function randomOrders({ steps, rounds }: { steps: number; rounds: number }): Promise<ReadonlySet<string>> {
  const db = await testDatabase();
  try {
    // The last companies are those of the first filings, which nobody has filed.
    const companies = moreRecords(Math.min(openings.length * rounds, 29)).map((record, at) =>
      withOtherProvider(record, openings[at % openings.length] === 'NEW_ACCESS' ? 'alone' : 'beside'),
    );
    const records = await seedRecords(db, companies);
    const people = await seedPeople(db);
    await db.query(
      `insert into app.partner_records (partner_id, record_id, basis) select $1, id, 'test' from app.records on conflict do nothing`,
      [people.partner.actor.id],
    );
    const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });

    const seen = new Set<string>();
    for (const [at, record] of records.entries()) {
      const first = openings[at % openings.length];
      if (first === undefined) throw new Error('no kind');
      const edition = editions[(at + Math.floor(at / openings.length)) % editions.length];
      await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
      let before = await filed(db);
      const [numbers = []] = fc.sample(fc.array(fc.nat(9973), { minLength: steps, maxLength: steps }), {
        numRuns: 1,
        seed: 20_261_128 + at,
      });
      const check = async (_: string, event: string, done: boolean) => {
        await expectLocks(db);
        const after = await filed(db);
        if (after !== before) {
          assert.ok(
            done && ['bureauApprove', 'recordBureauAnswer', 'takePublication'].includes(event),
            `${event} changed what is filed`,
          );
        }
        before = after;
      };
      for (const one of await walkKinds({ db, people, record, province: '320000', first, check }, numbers))
        seen.add(one);
    }
    assert.deepEqual(
      openings.filter((one) => !seen.has(one)),
      [],
    );
    assert.deepEqual((await verifyTestAudit(db)).faults, []);
    return seen;
  } finally {
    await db.close();
  }
}

/** At most one order of a subject holds its lock: an open one, unless it waits for the step before. */
async function expectLocks(db: TestDatabase): Promise<void> {
  const wrong = await db.query(
    `select o.number, o.state, o.locked from app.orders o
       left join app.plan_steps own on own.order_id = o.id
     where (o.locked and o.state in ('APPROVED', 'ABANDONED', 'LAPSED'))
       or (not o.locked and o.state not in ('APPROVED', 'ABANDONED', 'LAPSED') and not (o.state = 'DRAFT' and own.position > 0))
       or (o.locked and exists (select from app.orders p where p.record_id = o.record_id and p.locked and p.id <> o.id))`,
  );
  assert.deepEqual(wrong, []);
}

/** What is filed, as text; what is not filed yet follows its order. */
const filed = async (db: TestDatabase): Promise<string> =>
  JSON.stringify(
    await db.query(
      `select r::text as row from app.records r where r.filed union all select w::text from app.websites w where w.filed order by 1`,
    ),
  );
