import assert from 'node:assert/strict';
import type { OrderKind, OrderState } from '@beian/domain/order-names';
import { seedConnection } from '@beian/submissions/connections';
import fc from 'fast-check';
import { verifyTestAudit } from '../audit/verify-audit.ts';
import { type TestDatabase, testDatabase } from '../database/database.ts';
import { seedPeople } from '../fixtures/people.ts';
import { companyIn, ISP_ID, seedRecords, withOtherProvider } from '../fixtures/records.ts';
import { openings, walkKinds } from './walk-kinds.ts';

/** Editions without and with the SMS check of every province. */
const editions = ['2018-06', '2020-08'] as const;
/** Companies of a province; the last numbers are left to those that nobody has filed. */
const COMPANIES = 29;

interface RandomOrders {
  /** Events of a walk. */
  readonly steps: number;
  /** Walks per kind and plan. */
  readonly rounds: number;
  /** The walks go through these in turn, from a random order. */
  readonly provinces: readonly string[];
  readonly seed: number;
}

export interface RandomlyWalked {
  /** Kinds and plans that were opened, and states. */
  readonly seen: ReadonlySet<string>;
  readonly orders: readonly { readonly kind: OrderKind; readonly province: string; readonly state: OrderState }[];
}

/**
 * Walks of random orders, each of a company of its own, and checks what must hold after every step. A company's first order is of
 * each kind and plan in turn.
 */
export async function randomOrders({ steps, rounds, provinces, seed }: RandomOrders): Promise<RandomlyWalked> {
  const db = await testDatabase();
  try {
    const draw = <T>(values: fc.Arbitrary<T>, at = 0): T => {
      const [drawn] = fc.sample(values, { numRuns: 1, seed: seed + at });
      if (drawn === undefined) throw new Error('nothing was drawn');
      return drawn;
    };
    const shuffled = draw(fc.shuffledSubarray([...provinces], { minLength: provinces.length }));
    const walks = Array.from({ length: openings.length * rounds }, (_, at) => {
      const [first, province] = [openings[at % openings.length], shuffled[at % shuffled.length]];
      if (first === undefined || province === undefined) throw new Error('no kind, or no province');
      const company = withOtherProvider(
        companyIn(province, at % COMPANIES),
        first === 'NEW_ACCESS' ? 'alone' : 'beside',
      );
      return { at, first, province, company };
    });
    const records = await seedRecords(
      db,
      walks.map(({ company }) => company),
    );
    const people = await seedPeople(db);
    await db.query(
      `insert into app.partner_records (partner_id, record_id, basis) select $1, id, 'test' from app.records on conflict do nothing`,
      [people.partner.actor.id],
    );
    for (const province of shuffled) {
      const account = { province, ispId: ISP_ID, userName: 'test', password: 'test' };
      await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
    }

    const seen = new Set<string>();
    for (const { at, first, province, company } of walks) {
      const record = records.find(({ filingNumber }) => filingNumber === company.subject.filingNumber);
      if (record === undefined) throw new Error('the company is not seeded');
      const edition = editions[(at + Math.floor(at / openings.length)) % editions.length];
      await db.query(`update app.settings set value = to_jsonb($1::text) where name = 'edition'`, [edition]);
      let before = await filed(db);
      const numbers = draw(fc.array(fc.nat(9973), { minLength: steps, maxLength: steps }), 1 + at);
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
      for (const one of await walkKinds({ db, people, record, province, first, check }, numbers)) seen.add(one);
    }
    assert.deepEqual(
      openings.filter((one) => !seen.has(one)),
      [],
    );
    assert.deepEqual((await verifyTestAudit(db)).faults, []);
    const orders = await db.query<RandomlyWalked['orders'][number]>('select kind, province, state from app.orders');
    return { seen, orders };
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
