import { readOnly, testSystem, transaction } from '@beian/database/transaction';
import type { Actor } from '@beian/domain/staff';
import { dryRun } from '@beian/orders/dry-run';
import { perform } from '@beian/orders/perform';
import { seedOtherPartner } from '@beian/testing/fixtures';
import { dryRunFixture, isRun } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestRecords } from './records.ts';

let ground: Awaited<ReturnType<typeof dryRunFixture>>;
beforeAll(async () => {
  ground = await dryRunFixture();
});
afterAll(() => ground?.db.close());

test('a dry run passes exactly the drafts that submit accepts and no automatic check returns, and writes nothing', {
  timeout: 300_000,
}, async () => {
  const seen = await ground.tryDryRuns(6);
  // Both outcomes must occur; the long suite tries two hundred drafts.
  expect(Math.min(seen.passed, seen.refused)).toBeGreaterThan(0);
});

test('a dry run lists the answers it uses: stored, pending, or needed', async () => {
  const { db } = ground;
  const orderId = await ground.openOn(0);
  await ground.must(ground.partner, 'saveDraft', orderId, {
    fields: [{ field: 'website.domains', values: ['ask-test.example'] }],
  });
  const answers = async () => {
    const run = await dryRun(db.app, ground.partner, { orderId, input: {} });
    if (!isRun(run)) throw new Error('refused');
    return run.answers.map(({ source, about, use, answeredAt }) => [source, about, use, answeredAt !== null]);
  };
  expect(await answers()).toEqual([
    ['REGISTRY', 'ask-test.example', 'BEING_ASKED', false],
    ['BUREAU', 'ask-test.example', 'BEING_ASKED', false],
  ]);
  await ground.answerDomains(orderId, 'PASSED');
  await ground.answerFilings('NOT_FILED');
  expect(await answers()).toEqual([
    ['REGISTRY', 'ask-test.example', 'KEPT', true],
    ['BUREAU', 'ask-test.example', 'KEPT', true],
  ]);
  await db.travel(2 * 86_400_000);
  expect((await answers())[0]).toEqual(['REGISTRY', 'ask-test.example', 'NEEDED', false]);
});

test('only who may submit gets a dry run, and invalid input is refused as by submit', async () => {
  const { db } = ground;
  const orderId = await ground.openOn(1);
  const stranger = await seedOtherPartner(db);
  const code = async (actor: Actor, input: unknown = {}) => {
    const run = await dryRun(db.app, actor, { orderId, input });
    return isRun(run) ? 'run' : run.code;
  };
  expect(await code(ground.partner)).toBe('run');
  expect(await code(stranger.actor)).toBe('NOT_FOUND');
  expect(await code(ground.reviewer)).toBe('NOT_POSSIBLE');
  expect(await code(ground.partner, { acknowledged: ['NO_SUCH'] })).toBe('INVALID_INPUT');
});

test('the database refuses a write in a read-only transaction', async () => {
  const write = readOnly(ground.db.app, ground.partner, (tx) =>
    tx.client.query(`insert into app.outbox (id, job, payload) values ('x', 'checkContent', '{}')`),
  );
  await expect(write).rejects.toThrow('read-only transaction');
});

test('a dry run of a test order sees test orders only', async () => {
  const { db, partner } = ground;
  const trying: Actor = { ...partner, test: true };
  await transaction(db.app, testSystem('bureau'), (tx) => makeTestRecords(db.app, tx, partner.id));
  const [record] = await db.query<{ id: string; website: string }>(
    `select r.id, w.id as website from app.records r join app.websites w on w.record_id = r.id where r.test order by 1 limit 1`,
  );
  const input = { kind: 'CHANGE_WEBSITE' };
  const call = { event: 'openOrder', actor: trying, recordId: record?.id, websiteId: record?.website, input } as const;
  const opened = await transaction(db.app, trying, (tx) => perform(db.app, tx, call));
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  const run = await dryRun(db.app, trying, { orderId: opened.orderId, input: {} });
  expect(isRun(run) && run.refused.map(({ code }) => code)).toContain('SOMETHING_CHANGED');
  expect(await dryRun(db.app, partner, { orderId: opened.orderId, input: {} })).toMatchObject({ code: 'NOT_FOUND' });
});
