import { partnerActor } from '@beian/accounts/partners';
import { staffActor } from '@beian/accounts/staff';
import { transaction } from '@beian/database/transaction';
import type { Actor, StaffMemberView } from '@beian/domain/staff';
import { listOrders, loadOrders, partNames } from '@beian/orders/order-list';
import { rollUpQuality } from '@beian/reporting/quality';
import { resumeBureau } from '@beian/submissions/connections';
import { moveSubmission, submissionInFlight } from '@beian/submissions/submissions';
import { verifyTestAudit } from '@beian/testing/audit';

import { dumpTables, type TestDatabase } from '@beian/testing/database';
import type { People } from '@beian/testing/fixtures';
import { asBureau, steps, type Walk } from '@beian/testing/orders';
import { keptReleases, type MigratedRelease, migrateRelease } from '@beian/testing/releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Rows that migrating a restored dump adds or removes on purpose, by table. */
const changedRows: Readonly<Record<string, number>> = {
  // The restore itself (docs/decisions/0001-ids-and-fields.md), and the beginning of the coverage (0175-audit-coverage.sql).
  audit: 2,
  // The days of finished work (0142-finished-work.sql).
  retention: 1,
  // Those of the provider (0094-provider-settings.sql) and of the letters (0098-commitment-texts.sql), and the days of a rectification
  // (0096-rectification-clock.sql), those of a face check that is taken over (0294-reused-face-checks.sql), three of service codes (0295-service-codes.sql),
  // and the days of claims (0326-days-of-claims.sql).
  settings: 16,
};

/** People of the dump; their passwords and keys are not known. */
async function peopleOf(db: TestDatabase): Promise<People> {
  const staff = await db.query<StaffMemberView & Record<string, unknown>>(
    'select id, login, name, roles from app.staff where password_hash is not null order by login',
  );
  const person = (role: string, nth = 0) => {
    const found = staff.filter(({ roles }) => roles.some((one) => one === role))[nth];
    if (found === undefined) throw new Error(`the dump has no ${role}`);
    return { actor: staffActor(found), login: found.login, password: '' };
  };
  const [partner] = await db.query<{ id: string; name: string }>(
    'select p.id, p.name from app.partners p join app.orders o on o.partner_id = p.id group by p.id order by count(*) desc limit 1',
  );
  if (partner === undefined) throw new Error('the dump has no partner');
  return {
    partner: { actor: partnerActor(partner), key: '' },
    reviewers: [person('reviewer'), person('reviewer', 1)],
    supervisor: person('supervisor'),
    // The dumps have one.
    otherSupervisor: person('supervisor'),
    administrator: person('administrator'),
  };
}

describe.each(keptReleases)('an installation of release %s', (release) => {
  let migrated: MigratedRelease;
  let db: TestDatabase;
  let people: People;
  beforeAll(async () => {
    migrated = await migrateRelease(release);
    db = migrated.db;
    people = await peopleOf(db);
  });
  afterAll(() => db?.close());

  /** The first order of a state that nobody holds, escalated or called about, with what its next event needs. */
  const walkOf = async (state: string): Promise<Walk> => {
    const [order] = await db.query<{ id: string; province: string; record: string; filingNumber: string }>(
      `select o.id, o.province, r.id as record, r.filing_number as "filingNumber"
       from app.orders o join app.records r on r.id = o.record_id
       where o.state = $1 and not o.test and (o.lease_until is null or o.lease_until < app.now()) and o.escalation_id is null
         and (o.state <> 'INITIAL_REVIEW' or not exists (select from app.calls c where c.order_id = o.id)) order by o.id limit 1`,
      [state],
    );
    if (order === undefined) throw new Error(`the dump has no free order in ${state}`);
    const record = { id: order.record, filingNumber: order.filingNumber, websiteIds: [] };
    return { db, people, record, province: order.province, orderId: order.id };
  };
  const stateOf = async ({ orderId }: Walk) =>
    (await db.query<{ state: string }>('select state from app.orders where id = $1', [orderId]))[0]?.state;

  it('has data in every part of the desk, so that its migration shows something', () => {
    const filled = Object.keys(migrated.before).filter((table) => (migrated.before[table] ?? 0) > 0);
    expect(filled).toEqual(
      expect.arrayContaining([
        ...['orders', 'order_events', 'materials', 'verdicts', 'timers', 'returns', 'notes', 'calls', 'advice'],
        ...['submissions', 'submission_events', 'bureau_answers', 'answer_entries', 'sms_checks', 'second_looks'],
        ...['partners', 'partner_keys', 'partner_events', 'webhook_endpoints', 'webhook_attempts', 'reveals'],
        ...['audit', 'audit_chain', 'audit_heads', 'outbox', 'notices', 'person_requests', 'working_hours'],
      ]),
    );
  });

  it('migrates, is recognised as restored, and keeps every row', () => {
    expect(migrated.outcome).toEqual({ applied: expect.any(Number), restored: true });
    const kept = Object.fromEntries(Object.keys(migrated.before).map((table) => [table, migrated.after[table]]));
    const expected = Object.entries(migrated.before).map(([table, n]) => [table, n + (changedRows[table] ?? 0)]);
    expect(kept).toEqual(Object.fromEntries(expected));
  });

  it('shows every order with all its parts to a supervisor and to its partner', async () => {
    const orders = await db.query<{ id: string; state: string }>('select id, state from app.orders where not test');
    expect(new Set(orders.map(({ state }) => state)).size).toBeGreaterThanOrEqual(15);
    const load = (actor: Actor) =>
      transaction(db.app, actor, async (tx) => {
        const query = { actor, parts: partNames, language: 'en' } as const;
        const loaded = await loadOrders(db.app, tx, { ...query, ids: orders.map(({ id }) => id) });
        const { page } = await listOrders(db.app, tx, { ...query, page: { first: 50 } });
        return { states: Object.fromEntries(loaded.map(({ id, state }) => [id, state])), listed: page.totalCount };
      });
    const states = Object.fromEntries(orders.map(({ id, state }) => [id, state]));
    for (const { actor } of [people.supervisor, people.partner])
      expect(await load(actor)).toEqual({ states, listed: orders.length });
  });

  it('may push at once: the first-run list counts as confirmed where orders were pushed before there was one', async () => {
    const confirmed = await db.query('select item, confirmed_by from app.first_run_confirmations');
    expect(confirmed).toEqual([{ item: 'list', confirmed_by: null }]);
  });

  it('opens every sealed value with the keys of that installation', async () => {
    expect([...(await dumpTables(db)).keys()]).toContain('record_versions');
  });

  it('has an audit, events, orders and records that verify', async () => {
    const { faults, links, heads, orders, records } = await verifyTestAudit(db);
    expect(faults).toEqual([]);
    for (const count of [links, heads, orders, records]) expect(count).toBeGreaterThan(0);
  });

  it('lets a reviewer decide an order in initial review', async () => {
    const walk = await walkOf('INITIAL_REVIEW');
    await steps.approveInitialReview?.(walk);
    expect(await stateOf(walk)).toBe('VERIFICATION_PENDING');
  });

  it('goes on with an order that was being submitted, after a person has resumed the connection', async () => {
    const walk = await walkOf('SUBMITTING');
    const [{ bureauId } = { bureauId: '' }] = await db.query<{ bureauId: string }>(
      'select bureau_id as "bureauId" from app.bureau_provinces where province = $1 and not test',
      [walk.province],
    );
    const { actor } = people.supervisor;
    const why = 'numbers compared';
    const resumed = await transaction(db.app, actor, (tx) =>
      resumeBureau(db.app, tx, { actor, bureauId, why, key: 'resume' }),
    );
    expect(resumed).toMatchObject({ ok: true });
    // The file was built by the older program and was not sent.
    await asBureau(walk, async (tx) => {
      const file = await submissionInFlight(tx, bureauId);
      if (file === undefined) throw new Error('the dump has no file that waits');
      expect(file).toMatchObject({ state: 'PREPARED', orderIds: [walk.orderId] });
      for (const event of ['send', 'accept'] as const)
        expect(await moveSubmission(db.worker, tx, file.id, event, event === 'accept' ? { code: '0' } : {})).toBe(true);
    });
    expect(['SMS_PENDING', 'BUREAU_REVIEW']).toContain(await stateOf(walk));
  });

  it('computes quality figures from the hours of its calendar', async () => {
    await rollUpQuality(db.worker, { again: true });
    const [figures] = await db.query<{ decided: number }>(
      `select sum(decided)::int as decided from app.quality_days where dimension = 'ALL'`,
    );
    expect(figures?.decided).toBeGreaterThan(0);
    // Hours that an administrator had scheduled before the upgrade.
    const scheduled = await db.query(
      `select distinct w.open, to_char(h.opens at time zone 'Asia/Shanghai', 'HH24:MI') as opens
       from app.working_hours w join app.day_hours h on h.day >= w.from_day where h.opens is not null`,
    );
    expect(scheduled).toEqual([{ open: '08:30', opens: '08:30' }]);
  });
});
