import { transaction } from '@beian/database/transaction';
import type { MaterialKind } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { moreRecords } from '@beian/testing/fixtures';
import {
  codesOf,
  judgeItems,
  orderInState,
  type PhotoFixture,
  photoFixture,
  readAllQueued,
  storePaperReadings,
} from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enqueueUnread } from './enqueue.ts';
import { readMaterialAgain } from './read-again.ts';
import { noteReaderSeen } from './reader-state.ts';

let ctx: PhotoFixture;
beforeAll(async () => {
  ctx = await photoFixture(moreRecords(6));
});
afterAll(() => ctx?.close());

let keys = 0;
const newName = '测试样例新名称有限公司';
/** A change of the subject's name in the initial review, with a licence; another number is another record. */
async function order(at: number): Promise<string> {
  const record = ctx.records[at];
  if (record === undefined) throw new Error('no such record');
  const orderId = await orderInState(ctx.db, ctx.people, record, 'DRAFT', 'CHANGE_SUBJECT');
  await ctx.must(ctx.partner, 'saveDraft', orderId, { fields: [{ field: 'subject.name', value: newName }] });
  const { missingMaterials = [] } = await ctx.view(ctx.partner, orderId, ['items']);
  for (const kind of new Set<MaterialKind>([...missingMaterials, 'SUBJECT_CERT']))
    await ctx.attach(orderId, undefined, kind);
  await ctx.must(ctx.partner, 'submit', orderId);
  return orderId;
}
const itemsOf = async (orderId: string) =>
  ((await ctx.view(ctx.reviewer, orderId, ['items'])).items ?? []).filter((one) => 'mayBeGrouped' in one);
const itemOf = async (orderId: string, key: string) => {
  const item = (await itemsOf(orderId)).find((one) => one.key === key);
  if (item === undefined) throw new Error(`no item ${key}`);
  return item;
};
const judge = (orderId: string, { key, hash }: { key: string; hash: string | null }, token: string, more = {}) =>
  ctx.act(ctx.reviewer, 'recordVerdict', orderId, { item: key, hash, verdict: 'pass', ...more }, { token });
/** Passes all items; the fencing token. */
const passAll = (orderId: string) => judgeItems(ctx.db, ctx.people, orderId, []);
async function claim(orderId: string): Promise<{ token: string }> {
  await ctx.must(ctx.reviewer, 'claim', orderId);
  const [row] = await ctx.db.query('select lease_token::text as token from app.orders where id = $1', [orderId]);
  return { token: row?.token };
}
const logged = async (orderId: string, event: string) => {
  const [row] = await ctx.db.query('select input from app.order_events where order_id = $1 and event = $2', [
    orderId,
    event,
  ]);
  return row?.input;
};
const reopened = (orderId: string) =>
  ctx.db.query(
    `select actor_name as by, input from app.order_events where order_id = $1 and event = 'reopenVerdicts' order by seq`,
    [orderId],
  );
const approve = (orderId: string, token: string) =>
  ctx.act(ctx.reviewer, 'approveInitialReview', orderId, {}, { token });
const otherName = { LICENCE: [{ field: 'licence.name', value: '测试别家有限公司' }] } as const;

test('a difference that is read after the verdict reopens it once, and the approval waits for another verdict', async () => {
  const orderId = await order(0);
  const token = await passAll(orderId);
  await ctx.must(ctx.reviewer, 'logCall', orderId, { outcome: 'REACHED' });
  await Promise.all([1, 2].map(() => storePaperReadings(ctx.db, orderId, otherName)));
  await storePaperReadings(ctx.db, orderId, otherName);

  expect(await itemOf(orderId, 'subject.name')).toMatchObject({
    verdict: null,
    paperReadings: [{ outcome: 'DIFFERS' }],
  });
  // Only what differs is reopened: nothing was found of the other fields.
  expect((await itemOf(orderId, 'material.SUBJECT_CERT')).verdict).toBe('pass');
  expect(await reopened(orderId)).toEqual([
    { by: 'clock', input: { items: ['subject.name'], material: 'SUBJECT_CERT' } },
  ]);
  const { timeline } = await ctx.view(ctx.reviewer, orderId, ['timeline']);
  expect(timeline?.at(-1)).toMatchObject({ event: 'reopenVerdicts', detail: "Organiser's name" });
  expect((await ctx.view(ctx.partner, orderId, ['timeline'])).timeline?.map(({ event }) => event)).not.toContain(
    'reopenVerdicts',
  );
  expect(codesOf(await approve(orderId, token))).toEqual(['ITEMS_WITHOUT_VERDICT']);

  // The reviewer saw the difference: this verdict stands.
  expect(codesOf(await judge(orderId, await itemOf(orderId, 'subject.name'), token))).toEqual(['ok']);
  await storePaperReadings(ctx.db, orderId, otherName);
  expect(codesOf(await approve(orderId, token))).toEqual(['ok']);
  expect(await logged(orderId, 'approveInitialReview')).toMatchObject({ papersAgree: false });
});

test('one that is read after the approval holds the push back until the order is reviewed again', async () => {
  const orderId = await order(1);
  await ctx.decide('approveInitialReview', orderId);
  await ctx.attach(orderId);
  await ctx.must(ctx.partner, 'submitPhoto', orderId);
  await ctx.decide('approvePhoto', orderId);
  await storePaperReadings(ctx.db, orderId, otherName);
  const [, second] = ctx.people.reviewers;
  const push = () => ctx.act(second.actor, 'pushToBureau', orderId);
  expect(codesOf(await push())).toContain('READ_SINCE_REVIEW');
  await ctx.must(ctx.people.supervisor.actor, 'reopen', orderId);
  expect(codesOf(await approve(orderId, await passAll(orderId)))).toEqual(['ok']);
  expect(codesOf(await push())).not.toContain('READ_SINCE_REVIEW');
});

test('a reading that agrees, and one that no verdict was given before, reopen nothing', async () => {
  const [agreeing, early] = [await order(2), await order(3)];
  await passAll(agreeing);
  await storePaperReadings(ctx.db, agreeing, { LICENCE: [{ field: 'licence.name', value: newName }] });
  await storePaperReadings(ctx.db, early, otherName);
  expect([await reopened(agreeing), await reopened(early)]).toEqual([[], []]);
});

test('a photo that was passed before a face was looked for in it is judged again where there is none', async () => {
  const orderId = await orderInState(ctx.db, ctx.people, ctx.records[4] as never, 'PHOTO_REVIEW');
  const token = await passAll(orderId);
  await enqueueUnread(ctx.db.worker, orderId);
  await readAllQueued(ctx.db, {
    readPaper: async () => 'DAMAGED',
    findFaces: async () => ({ faces: [], engine: 'test/1' }),
  });
  expect((await itemOf(orderId, 'material.FACE_PHOTO')).verdict).toBeNull();
  expect(codesOf(await ctx.act(ctx.reviewer, 'approvePhoto', orderId, {}, { token }))).toEqual([
    'ITEMS_WITHOUT_VERDICT',
  ]);
});

test('only an item whose papers are complete and agree is passed with others, and a paper can be read again', async () => {
  const orderId = await order(5);
  const { token } = await claim(orderId);
  const grouped = { grouped: true };
  // Before its paper was read nothing is known.
  const before = await itemOf(orderId, 'subject.name');
  expect(before.mayBeGrouped).toBe(false);
  expect(codesOf(await judge(orderId, before, token, grouped))).toEqual(['GROUPED_AGREES']);
  expect(before).toMatchObject({ unreadPapers: ['SUBJECT_CERT'] });
  // One value of a licence is no licence.
  await storePaperReadings(ctx.db, orderId, { LICENCE: [{ field: 'licence.name', value: newName }] });
  expect((await itemOf(orderId, 'subject.name')).mayBeGrouped).toBe(false);
  expect((await itemOf(orderId, 'material.SUBJECT_CERT')).paperStatement).toMatchObject({
    verdict: 'INCOMPLETE',
    text: 'Credit code, Address not found',
  });

  // Read again: once a minute, by its partner or a reviewer, and in place of what was read.
  const again = (actor: Actor, material: MaterialKind = 'SUBJECT_CERT') =>
    transaction(ctx.db.app, actor, (tx) =>
      readMaterialAgain(ctx.db.app, tx, { actor, orderId, material, key: `again ${++keys}` }),
    );
  expect(codesOf(await again(ctx.reviewer))).toEqual(['READ_JUST_NOW']);
  await ctx.db.travel(61_000);
  expect(codesOf(await again(ctx.reviewer, 'FACE_PHOTO'))).toEqual(['MATERIAL_NOT_READ']);
  expect(codesOf(await again(ctx.people.administrator.actor))).toEqual(['NOT_POSSIBLE']);
  expect(codesOf(await again(ctx.partner))).toEqual(['ok']);
  await noteReaderSeen(ctx.db.worker);
  expect((await itemOf(orderId, 'material.SUBJECT_CERT')).paperState).toBe('WAITING');
  const typed = async (key: string) => {
    const { now, registered } = await itemOf(orderId, key);
    return (now ?? registered ?? [])[0] ?? '';
  };
  await storePaperReadings(ctx.db, orderId, {
    LICENCE: [
      { field: 'licence.name', value: newName },
      { field: 'licence.creditCode', value: await typed('subject.certificateNumber') },
      { field: 'licence.address', value: await typed('subject.certificateAddress') },
      { field: 'licence.validUntil', value: '长期' },
    ],
  });
  expect((await itemOf(orderId, 'material.SUBJECT_CERT')).paperStatement).toMatchObject({ verdict: 'COMPLETE' });
  const items = await itemsOf(orderId);
  const groupable = items.filter(({ mayBeGrouped }) => mayBeGrouped).map(({ key }) => key);
  expect(groupable).toContain('subject.name');
  for (const item of items.filter(({ inReview }) => inReview))
    expect([item.key, ...codesOf(await judge(orderId, item, token, grouped))]).toEqual([
      item.key,
      groupable.includes(item.key) ? 'ok' : 'GROUPED_AGREES',
    ]);
  const { timeline = [] } = await ctx.view(ctx.reviewer, orderId, ['timeline']);
  expect(timeline.at(-1)?.detail).toBe('Passed with the group that agrees');
  // To whoever does not hold the lease nothing is offered.
  const other = await ctx.view(ctx.people.reviewers[1].actor, orderId, ['items']);
  expect(other.items?.some((one) => 'mayBeGrouped' in one && one.mayBeGrouped)).toBe(false);

  const judged = { token: await passAll(orderId) };
  // A decision logs that all papers agree once the others, which say nothing here, are gone.
  await ctx.db.query(`update app.materials set removed_at = app.now() where order_id = $1 and kind <> 'SUBJECT_CERT'`, [
    orderId,
  ]);
  const rejection = { reasons: [{ code: 'ORD-01' }] };
  expect(codesOf(await ctx.act(ctx.reviewer, 'rejectInitialReview', orderId, rejection, judged))).toEqual(['ok']);
  expect(await logged(orderId, 'rejectInitialReview')).toMatchObject({ papersAgree: true });
});
