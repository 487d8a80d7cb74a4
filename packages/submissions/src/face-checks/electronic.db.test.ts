import { execFileSync } from 'node:child_process';
import { system, transaction } from '@beian/database/transaction';
import { attachmentCodes } from '@beian/domain/codes';
import { materialRow } from '@beian/domain/filing';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { keepVerificationForm, readKeptForm } from '@beian/orders/verification-form';
import { ISP_ID } from '@beian/testing/fixtures';
import { faceLinkToken, orderInState, type PhotoFixture, photoFixture, sendFaceCheckOf } from '@beian/testing/orders';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedConnection } from '../connections/seed-connection.ts';
import { buildReport } from '../report-check/build-report.ts';
import { storeFaceAnswer } from './face-checks.ts';

let ctx: PhotoFixture;
let orderId: string;
beforeAll(async () => {
  ctx = await photoFixture();
  await ctx.db.query(`update app.settings set value = '"2020-08"' where name = 'edition'`);
  const account = { province: '320000', ispId: ISP_ID, userName: 'test', password: 'test' };
  await seedConnection(ctx.db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  const [record] = ctx.records;
  if (record === undefined) throw new Error('no record');
  orderId = await orderInState(ctx.db, ctx.people, record, 'VERIFICATION_PENDING');
});
afterAll(() => ctx?.close());

const report = async (context = ctx.db.worker) => {
  const order = await transaction(context, system('bureau'), (tx) => loadOrderToReport(context, tx, orderId));
  const built = await buildReport(context, order, attachmentCodes());
  if (!('attachments' in built)) throw new Error('no attachments');
  return built.attachments;
};
const form = async () => (await ctx.view(ctx.reviewer, orderId, ['verificationForm'])).verificationForm;
const plain = (pdf: Buffer | undefined) =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString().replace(/\s/g, '');

test('neither form nor photo are asked for as papers, and nothing is made before the approval', async () => {
  const { items } = await ctx.view(ctx.partner, orderId, ['items']);
  expect(items?.map(({ key }) => key)).not.toContain('material.VERIFICATION_FORM');
  expect(await form()).toMatchObject({ onPaper: false, keptUrl: null, commitmentUrl: null });
  expect((await report()).map(({ kind }) => kind)).not.toContain('VERIFICATION_FORM');
});

test('approved, the report has the form that the desk makes, the same before and after its job, and the photo of the face check', async () => {
  const checkId = await sendFaceCheckOf(ctx.db, await faceLinkToken(ctx.db, ctx.partner, orderId));
  await storeFaceAnswer(ctx.db.worker, checkId, { outcome: 'live', score: 96, reference: null });
  await ctx.decide('approvePhoto', orderId);
  const drawn = await report(ctx.db.app);
  expect(drawn.map(({ kind }) => kind).toSorted()).toEqual(expect.arrayContaining(['FACE_PHOTO', 'VERIFICATION_FORM']));
  await keepVerificationForm(ctx.db.worker, orderId);
  await keepVerificationForm(ctx.db.worker, orderId);
  expect(await report()).toEqual(drawn);
  const { bytes } = drawn.find(({ kind }) => kind === 'VERIFICATION_FORM') ?? { bytes: Buffer.alloc(0) };
  expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect(Math.ceil(bytes.length / 3) * 4).toBeLessThanOrEqual(materialRow('VERIFICATION_FORM').reportLimit);
});

test('the desk reads the page and the signed commitment, each read is audited, and a partner reads neither', async () => {
  const url = `/verification-forms/${orderId}`;
  expect(await form()).toMatchObject({ keptUrl: `${url}?kept=true`, commitmentUrl: `${url}?kept=commitment` });
  const page = plain((await readKeptForm(ctx.db.app, ctx.reviewer, orderId))?.bytes);
  expect(page).toMatch(/核验记录：.*于.*核验\d+项，结果通过：.*网站名称/);
  expect(page).toMatch(/人脸核验：.*结果本人当场拍摄，相似度96%。承诺书由网站负责人于.*在屏幕上签署/);
  expect(page).toContain('五、是否留存网站备案信息书面文档√是');
  const commitment = await readKeptForm(ctx.db.app, ctx.reviewer, orderId, 'commitment');
  expect(commitment?.fileName).toMatch(/-1-COMMITMENT\.pdf$/);
  expect(plain(commitment?.bytes)).toMatch(/互联网信息服务备案承诺书.*承诺上述备案信息一旦发生变更.*网站负责人签字：/);
  expect(await readKeptForm(ctx.db.app, ctx.partner, orderId, 'commitment')).toBeNull();
  expect((await ctx.view(ctx.partner, orderId, ['verificationForm'])).verificationForm).toMatchObject({
    onPaper: false,
  });
  const audited = await ctx.db.query(
    `select outcome, details ->> 'material' as paper from app.audit where action = 'readVerificationForm' and target = $1 order by at, id`,
    [orderId],
  );
  expect(audited).toEqual([
    { outcome: 'done', paper: null },
    { outcome: 'done', paper: 'COMMITMENT' },
    { outcome: 'refused', paper: null },
  ]);
});

describe('a second order of the same subject and person, after the first was approved', () => {
  const setDays = (days: number) =>
    ctx.db.query(`update app.settings set value = to_jsonb($1::text) where name = 'faceCheckReuse'`, [String(days)]);
  /** A new order of the record, submitted; the one before it is abandoned. */
  const next = async () => {
    const [, record] = ctx.records;
    if (record === undefined) throw new Error('no record');
    return orderInState(ctx.db, ctx.people, record, 'INITIAL_REVIEW');
  };
  const faceCheckOf = async (id: string) => (await ctx.view(ctx.partner, id, ['faceCheck'])).faceCheck;

  test('never takes over a check by default, takes one over within the days of the setting, and says so', async () => {
    const [, record] = ctx.records;
    if (record === undefined) throw new Error('no record');
    const first = await orderInState(ctx.db, ctx.people, record, 'APPROVED');
    const plainOrder = await next();
    expect(await faceCheckOf(plainOrder)).toBeNull();
    await ctx.must(ctx.partner, 'abandon', plainOrder);

    await setDays(30);
    await ctx.db.query(
      `update app.face_checks set answered_at = answered_at - interval '31 days' where order_id = $1`,
      [first],
    );
    const late = await next();
    expect(await faceCheckOf(late)).toBeNull();
    await ctx.must(ctx.partner, 'abandon', late);

    await ctx.db.query(`update app.face_checks set answered_at = answered_at + interval '2 days' where order_id = $1`, [
      first,
    ]);
    const second = await next();
    const { number } = await ctx.view(ctx.partner, first);
    expect(await faceCheckOf(second)).toMatchObject({ outcome: 'live', reusedFrom: number, signedAt: null });
    await ctx.decide('approveInitialReview', second);
    expect(await ctx.state(second)).toBe('SUBMISSION_PENDING');
    await keepVerificationForm(ctx.db.worker, second);
    const page = plain((await readKeptForm(ctx.db.app, ctx.reviewer, second))?.bytes);
    expect(page).toContain(`沿用订单${number}的核验`);
    expect(page).not.toContain('在屏幕上签署');
    expect(await readKeptForm(ctx.db.app, ctx.reviewer, second, 'commitment')).toBeNull();
  });
});
