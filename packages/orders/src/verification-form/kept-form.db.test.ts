import { execFileSync } from 'node:child_process';
import { shanghaiDay } from '@beian/domain/calendar';
import { judgeItems, orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepVerificationForm, readKeptForm } from './kept-form.ts';

let ctx: PhotoFixture;
let orderId: string;
beforeAll(async () => {
  ctx = await photoFixture();
  const [record] = ctx.records;
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(ctx.db, ctx.people, record, 'VERIFICATION_PENDING');
});
afterAll(() => ctx?.close());

const keep = () => keepVerificationForm(ctx.db.worker, orderId);
const rounds = async () =>
  (await ctx.db.query('select round from app.verified_forms where order_id = $1 order by round', [orderId])).map(
    ({ round }) => round,
  );
const form = async () => (await ctx.view(ctx.reviewer, orderId, ['verificationForm'])).verificationForm;
const files = async () => {
  let count = 0;
  for await (const _ of ctx.db.worker.files.keyIds()) count += 1;
  return count;
};

test('no form is kept while a photo is still to be approved', async () => {
  await keep();
  expect(await rounds()).toEqual([]);
  expect(await form()).toMatchObject({ keptUrl: null, verifiedAt: null, verifierName: null });
});

test('after the last approval the form is kept once, filled in, with the verifier and the day', async () => {
  await ctx.attach(orderId);
  await ctx.must(ctx.partner, 'submitPhoto', orderId);
  await ctx.decide('approvePhoto', orderId);
  const jobs = await ctx.db.query(
    `select 1 from app.outbox where job = 'keepVerificationForm' and payload ->> 'orderId' = $1`,
    [orderId],
  );
  // One for each approval; the first finds the photo missing.
  expect(jobs).toHaveLength(2);
  const before = await files();
  await Promise.all([keep(), keep()]);
  await keep();
  expect(await rounds()).toEqual([1]);
  expect(await files()).toBe(before + 1);
  const { keptUrl, verifiedAt, verifierName, mark } = (await form()) ?? {};
  expect(keptUrl).toBe(`/verification-forms/${orderId}?kept=true`);
  expect(verifierName).toBe(ctx.reviewer.name);
  const kept = await readKeptForm(ctx.db.app, ctx.reviewer, orderId);
  const { number } = await ctx.view(ctx.reviewer, orderId);
  expect(kept?.fileName).toBe(`${number}-1.pdf`);
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: kept?.bytes }).toString().replace(/\s/g, '');
  expect(text).toContain('√工商营业执照');
  expect(text.match(/√是□否/g)?.length).toBeGreaterThanOrEqual(10);
  const [year, month, day] = shanghaiDay(Date.parse(verifiedAt ?? ''))
    .split('-')
    .map(Number);
  expect(text).toContain(`核验人签字：${ctx.reviewer.name.replace(/\s/g, '')}`);
  expect(text).toContain(`日期：${year}年${month}月${day}日`);
  expect(text).toContain(`内容标识${mark}`);
});

test('a partner reads when it was verified, not the form, which names a reviewer', async () => {
  expect(await readKeptForm(ctx.db.app, ctx.partner, orderId)).toBeNull();
  const seen = (await ctx.view(ctx.partner, orderId, ['verificationForm'])).verificationForm;
  expect(seen?.verifiedAt).toBe((await form())?.verifiedAt);
  expect(
    await ctx.db.query(
      `select actor_kind, outcome, details ->> 'round' as round from app.audit where action = 'readVerificationForm' and target = $1
       order by at, id`,
      [orderId],
    ),
  ).toEqual([
    { actor_kind: 'staff', outcome: 'done', round: '1' },
    { actor_kind: 'partner', outcome: 'refused', round: null },
  ]);
});

test('an order that is corrected gets another form with its next approval', async () => {
  await ctx.must(ctx.reviewer, 'sendBack', orderId, { reasons: [{ code: 'WEB-01', item: 'website.name' }] });
  await ctx.must(ctx.partner, 'saveDraft', orderId, {
    fields: [{ field: 'website.name', value: '测试样例新站点二' }],
  });
  await ctx.must(ctx.partner, 'submit', orderId);
  await keep();
  expect(await rounds()).toEqual([1]);
  const token = await judgeItems(ctx.db, ctx.people, orderId, []);
  await ctx.must(ctx.reviewer, 'logCall', orderId, { outcome: 'REACHED' });
  // Its photo stands, so nothing is left to review.
  await ctx.must(ctx.reviewer, 'approveInitialReview', orderId, {}, { token });
  await keep();
  expect(await rounds()).toEqual([1, 2]);
  expect((await readKeptForm(ctx.db.app, ctx.reviewer, orderId))?.fileName).toMatch(/-2\.pdf$/);
});
