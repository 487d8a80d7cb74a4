import { renameSync } from 'node:fs';
import path from 'node:path';
import { transaction } from '@beian/database/transaction';
import type { ItemView } from '@beian/domain/order-fields';
import type { Actor } from '@beian/domain/staff';
import { fictitiousRecords, paper, portrait, portraitJpeg, type SeededRecord } from '@beian/testing/fixtures';
import { codesOf, judgeItems, orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { runMachineChecks } from './machine-checks.ts';
import { findMailReuse } from './machine-checks-sql.ts';

let ctx: PhotoFixture;
beforeAll(async () => {
  ctx = await photoFixture();
});
afterAll(() => ctx?.close());

const record = (at: number): SeededRecord => {
  const found = ctx.records[at];
  if (found === undefined) throw new Error('no such record');
  return found;
};
const itemOf = async (actor: Actor, orderId: string, key: string): Promise<ItemView> => {
  const item = (await ctx.view(actor, orderId, ['items'])).items?.find((one) => one.key === key);
  if (item === undefined) throw new Error(`no item ${key}`);
  return item;
};
const said = (item: ItemView) =>
  item.findings.map(({ ruleId, outcome, message }) => [ruleId, outcome, message] as const);
const check = (orderId: string) => runMachineChecks(ctx.db.worker, orderId);
const attached = async (...call: Parameters<PhotoFixture['attach']>) =>
  expect(codesOf(await ctx.attach(...call))).toEqual(['ok']);
const photo = 'material.FACE_PHOTO';

describe('the photo', () => {
  let first: string;
  let second: string;
  let firstNumber: string;

  test('is shown as being checked without blocking anybody; findings are about the current picture', async () => {
    first = await orderInState(ctx.db, ctx.people, record(0), 'VERIFICATION_PENDING');
    firstNumber = (await ctx.view(ctx.reviewer, first)).number;
    await attached(first, await portraitJpeg({ person: 1, top: '#b3261e' }));
    expect(await itemOf(ctx.reviewer, first, photo)).toMatchObject({ checking: true, findings: [], photoHints: [] });
    await check(first);
    const item = await itemOf(ctx.reviewer, first, photo);
    expect(item.checking).toBe(false);
    expect(item.findings.every(({ outcome }) => outcome === 'pass')).toBe(true);
    expect(item.photoHints.map(({ about, doubt }) => [about, doubt])).toEqual([
      ['size', null],
      ['sharpness', null],
      ['exposure', null],
      ['top', 'The top may be red'],
      ['background', null],
    ]);
    expect(item.photoHints.at(-1)?.colours[0]).toMatchObject({ name: 'blue', label: 'blue' });

    // After the picture is replaced, its old findings are not shown.
    await attached(first, await portrait({ person: 1 }).blur(8).resize(400).jpeg().toBuffer());
    expect(await itemOf(ctx.reviewer, first, photo)).toMatchObject({ checking: true, findings: [] });
    await check(first);
    expect(said(await itemOf(ctx.reviewer, first, photo))).toEqual(
      expect.arrayContaining([
        ['PHO-02', 'warn', 'It may be blurred'],
        ['MAT-01', 'warn', 'It may be too small to read: 400×300 pixels'],
      ]),
    );
    const rows = await ctx.db.query('select distinct content_hash from app.machine_checks where item = $1', [photo]);
    expect(rows).toHaveLength(2);
  });

  test('is recognised in another subject’s order, even recompressed and smaller; the partner is not told whose it is', async () => {
    await attached(first, await portraitJpeg({ person: 2 }));
    await ctx.must(ctx.partner, 'submitPhoto', first);
    await check(first);
    second = await orderInState(ctx.db, ctx.people, record(1), 'VERIFICATION_PENDING');
    await attached(second, await portrait({ person: 2 }).resize(640).jpeg({ quality: 45 }).toBuffer());
    await check(second);
    const reused = async (actor: Actor, orderId: string) =>
      said(await itemOf(actor, orderId, photo)).filter(([ruleId]) => ruleId === 'PHO-07');
    expect(await reused(ctx.reviewer, second)).toEqual([
      [
        'PHO-07',
        'warn',
        `The same or nearly the same photo as of ${firstNumber}, whose website principal is another person`,
      ],
    ]);
    expect(await reused(ctx.partner, second)).toEqual([
      ['PHO-07', 'warn', 'The same or nearly the same photo as in an order with another website principal'],
    ]);
    // A different person in front of the same curtain.
    await attached(second, await portraitJpeg({ person: 3 }));
    await check(second);
    expect(await reused(ctx.reviewer, second)).toEqual([['PHO-07', 'pass', 'Check passed']]);
  });

  test('lost from the store is not compared with other orders, and their check ends', async () => {
    const [lost] = await ctx.db.query<{ file: string }>(
      `select file from app.materials where order_id = $1 and kind = 'FACE_PHOTO' and removed_at is null`,
      [first],
    );
    await attached(second, await portrait({ person: 2 }).resize(600).jpeg({ quality: 50 }).toBuffer());
    const giveBack = takeAway(lost?.file ?? '');
    expect(await check(second)).toEqual([lost?.file]);
    const findings = async () => said(await itemOf(ctx.reviewer, second, photo)).map(([, , message]) => message);
    expect(await findings()).not.toContain('The stored file is lost or damaged and cannot be checked');
    const reused = async () =>
      (await itemOf(ctx.reviewer, second, photo)).findings.filter(({ ruleId }) => ruleId === 'PHO-07');
    expect(await reused()).toMatchObject([{ outcome: 'pass' }]);
    giveBack();
    expect(await check(second)).toEqual([]);
    expect(await reused()).toMatchObject([{ outcome: 'warn' }]);
    await attached(second, await portraitJpeg({ person: 3 }));
  });

  test('the same photo in an earlier order of the same subject is no finding', async () => {
    await ctx.decide('rejectPhoto', first, [photo]);
    await ctx.must(ctx.partner, 'abandon', first);
    const again = await orderInState(ctx.db, ctx.people, record(0), 'VERIFICATION_PENDING');
    await attached(again, await portrait({ person: 2 }).resize(700).jpeg({ quality: 60 }).toBuffer());
    await check(again);
    const item = await itemOf(ctx.reviewer, again, photo);
    expect(item.findings.filter(({ ruleId }) => ruleId === 'PHO-07')).toMatchObject([{ outcome: 'pass' }]);
  });
});

test('a mail address of another subject is a warning where the bureau looks for it (Hebei, CON-04)', async () => {
  const orderId = await orderInState(ctx.db, ctx.people, record(2), 'DRAFT');
  const mail = fictitiousRecords[0]?.websites[0]?.principal.email ?? '';
  const find = (email: string) =>
    transaction(ctx.db.app, ctx.reviewer, (tx) =>
      findMailReuse(ctx.db.app, tx, orderId, { 'website.principal.email': email }),
    );
  // As it is written, in capitals, too.
  for (const written of [mail, mail.toUpperCase()])
    expect(await find(written)).toEqual({ filings: [record(0).filingNumber], orders: [] });
  expect(await find('nobody@fictitious.example')).toEqual({ filings: [], orders: [] });
  const own = fictitiousRecords[2]?.websites[0]?.principal.email ?? '';
  expect(await find(own)).toEqual({ filings: [], orders: [] });
  await ctx.must(ctx.partner, 'abandon', orderId);
});

test('a mobile number of another subject is shown to staff only, and checked again when it changes (CON-03)', async () => {
  const orderId = await orderInState(ctx.db, ctx.people, record(2), 'DRAFT');
  const field = 'website.principal.mobile';
  const save = (value: string) => ctx.must(ctx.partner, 'saveDraft', orderId, { fields: [{ field, value }] });
  await save(fictitiousRecords[0]?.websites[0]?.principal.mobile ?? '');
  expect(await itemOf(ctx.reviewer, orderId, field)).toMatchObject({ checking: true });
  await check(orderId);
  expect(said(await itemOf(ctx.reviewer, orderId, field))).toContainEqual([
    'CON-03',
    'warn',
    `The number or mail address is used by another subject: ${record(0).filingNumber}`,
  ]);
  const forPartner = await itemOf(ctx.partner, orderId, field);
  expect([forPartner.checking, said(forPartner).some(([ruleId]) => ruleId === 'CON-03')]).toEqual([false, false]);
  await save('13000009876');
  const changed = await itemOf(ctx.reviewer, orderId, field);
  expect([changed.checking, said(changed).some(([ruleId]) => ruleId === 'CON-03')]).toEqual([true, false]);
  await check(orderId);
  expect(said(await itemOf(ctx.reviewer, orderId, field))).toContainEqual(['CON-03', 'pass', 'Check passed']);
  const stored = await ctx.db.query('select k::text as row from app.machine_checks k');
  expect(JSON.stringify(stored)).not.toMatch(/1300000\d{4}/);
  await ctx.must(ctx.partner, 'abandon', orderId);
});

test('one changed pixel of a material voids its verdict, the same bytes again do not', async () => {
  const orderId = await orderInState(ctx.db, ctx.people, record(2), 'INITIAL_REVIEW');
  const { items } = await ctx.view(ctx.reviewer, orderId, ['items']);
  const key = items?.find((item) => item.material !== null)?.key ?? '';
  const kind = items?.find((item) => item.key === key)?.material?.kind ?? 'FACE_PHOTO';
  const png = await paper().png().toBuffer();
  const pixel = { create: { width: 1, height: 1, channels: 3 as const, background: '#fdfbf3' } };
  const onePixelOff = await sharp(png)
    .composite([{ input: pixel, left: 700, top: 20 }])
    .png()
    .toBuffer();
  /** Attaches the bytes and submits; returns the item as staff then see it. */
  const resubmit = async (bytes: Buffer) => {
    await ctx.must(ctx.partner, 'withdraw', orderId);
    await attached(orderId, bytes, kind);
    await ctx.must(ctx.partner, 'submit', orderId);
    return itemOf(ctx.reviewer, orderId, key);
  };
  expect((await resubmit(png)).verdict).toBeNull();
  await judgeItems(ctx.db, ctx.people, orderId, []);
  const passed = await resubmit(png);
  expect(passed.verdict).toBe('pass');
  const changed = await resubmit(onePixelOff);
  expect(changed.verdict).toBeNull();
  expect(changed.hash).not.toBe(passed.hash);
  const open = (await ctx.view(ctx.reviewer, orderId, ['items'])).items?.filter(
    (item) => item.inReview && item.verdict === null,
  );
  expect(open?.map((item) => item.key)).toEqual([key]);
});

/** The order of the previous test. */
async function inReview(): Promise<string> {
  const [order] = await ctx.db.query(`select id from app.orders where record_id = $1 and state = 'INITIAL_REVIEW'`, [
    record(2).id,
  ]);
  return String(order?.id);
}

test('a lost picture is a finding of its own order; the checks of the others end, and those of its content once it is back', async () => {
  const orderId = await inReview();
  const itemsOf = async () => (await ctx.view(ctx.reviewer, orderId, ['items'])).items ?? [];
  const waiting = (await itemsOf()).filter(({ checking }) => checking);
  const [lost] = await ctx.db.query<{ kind: string; file: string }>(
    'select kind, file from app.materials where order_id = $1 and removed_at is null order by kind limit 1',
    [orderId],
  );
  if (lost === undefined) throw new Error('the order has no materials');
  const giveBack = takeAway(lost.file);
  expect(await check(orderId)).toEqual([lost.file]);
  expect(waiting.length).toBeGreaterThan(1);
  expect((await itemsOf()).filter(({ checking }) => checking)).toEqual([]);
  const unreadable = async () =>
    (await itemsOf()).flatMap(({ key, findings }) =>
      findings.some(({ message }) => message === 'The stored file is lost or damaged and cannot be checked')
        ? [key]
        : [],
    );
  expect(await unreadable()).toEqual([`material.${lost.kind}`]);
  giveBack();
  expect(await check(orderId)).toEqual([]);
  expect(await unreadable()).toEqual([]);
  expect((await itemsOf()).filter(({ checking }) => checking)).toEqual([]);
});

/** Moves a stored file away; the returned function puts it back. */
function takeAway(file: string): () => void {
  const at = path.join(ctx.db.filesDir, file.slice(0, 2), file.slice(2, 4), file);
  renameSync(at, `${at}.away`);
  return () => renameSync(`${at}.away`, at);
}

test('passed checks are shown at their item too', async () => {
  const { items } = await ctx.view(ctx.reviewer, await inReview(), ['items']);
  const outcomes = new Set(
    items
      ?.filter(({ material }) => material === null)
      .flatMap(({ findings }) => findings.map(({ outcome }) => outcome)),
  );
  expect(outcomes).toContain('pass');
});
