import { residentIdCheckCharacter } from '@beian/domain/checks';
import type { MaterialKind } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { portrait, portraitJpeg, type SeededRecord } from '@beian/testing/fixtures';
import { codesOf, orderInState, type PhotoFixture, photoFixture } from '@beian/testing/orders';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMachineChecks } from './machine-checks.ts';

let ctx: PhotoFixture;
/** A draft of each of two subjects, that asks for a certificate and for both principals' IDs. */
let first: string;
let second: string;
beforeAll(async () => {
  ctx = await photoFixture();
  first = await draftOf(0);
  second = await draftOf(1);
});
afterAll(() => ctx?.close());

const recordOf = (at: number) => ctx.records[at] as SeededRecord;
async function draftOf(at: number): Promise<string> {
  const orderId = await orderInState(ctx.db, ctx.people, recordOf(at), 'DRAFT', 'CHANGE_SUBJECT');
  await save(orderId, 'subject.name', `测试样例改名${at}有限公司`);
  await save(orderId, 'subject.principal.name', '赵测试');
  return orderId;
}
const save = (orderId: string, field: string, value: string) =>
  ctx.must(ctx.partner, 'saveDraft', orderId, { fields: [{ field, value }] });

/** A paper of one layout in which a single line differs from number to number; bars stand for print. */
const paperOf = (nth: number) => {
  const bar = (x: number, y: number) => `<rect x="${x}" y="${y}" width="22" height="26" fill="#222"/>`;
  const print = Array.from({ length: 16 }, (_, line) =>
    Array.from({ length: 36 }, (_, at) => {
      const seed = line === 5 ? nth + 1 : 0;
      return ((at + 3) * (line + 5) * (seed * 7 + 11)) % 13 < 8 ? bar(90 + at * 34, 110 + line * 58) : '';
    }).join(''),
  );
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="750" height="550" viewBox="0 0 1500 1100"><rect width="100%" height="100%" fill="#fdfbf4"/>${print.join('')}</svg>`,
    ),
  );
};
const scanOf = (nth: number) => paperOf(nth).jpeg({ quality: 90 }).toBuffer();
/** Smaller, and compressed more. */
const copyOf = async (nth: number) =>
  sharp(await scanOf(nth))
    .resize(600)
    .jpeg({ quality: 45 })
    .toBuffer();

/** Attaches the picture, checks the order and returns what the check of reuse says of it. */
async function reuse(orderId: string, kind: MaterialKind, bytes: Buffer, actor: Actor = ctx.reviewer) {
  expect(codesOf(await ctx.attach(orderId, bytes, kind))).toEqual(['ok']);
  await runMachineChecks(ctx.db.worker, orderId);
  return said(orderId, kind, actor);
}
async function said(orderId: string, kind: MaterialKind, actor: Actor): Promise<string[]> {
  const { items } = await ctx.view(actor, orderId, ['items']);
  const findings = items?.find(({ key }) => key === `material.${kind}`)?.findings ?? [];
  return findings.filter(({ message }) => message.startsWith('The same')).map(({ message }) => message);
}
const numberOf = async (orderId: string) => (await ctx.view(ctx.reviewer, orderId)).number;

test('a scan of a certificate is recognised in another subject’s order, recompressed, smaller and mirrored; the partner reads no number', async () => {
  expect(await reuse(first, 'SUBJECT_CERT', await scanOf(1))).toEqual([]);
  expect(await reuse(second, 'SUBJECT_CERT', await copyOf(1))).toEqual([
    `The same or nearly the same scan as of ${await numberOf(first)}, another subject`,
  ]);
  expect(await said(second, 'SUBJECT_CERT', ctx.partner)).toEqual([
    'The same or nearly the same scan as in an order of another subject',
  ]);
  const flopped = await sharp(await copyOf(1))
    .flop()
    .toBuffer();
  expect(await reuse(second, 'SUBJECT_CERT', flopped)).toHaveLength(1);
  // Another certificate of the same layout.
  expect(await reuse(second, 'SUBJECT_CERT', await scanOf(2))).toEqual([]);
});

test('the same bytes are recognised, and a scan of the own earlier order is no finding', async () => {
  expect(await reuse(first, 'SUBJECT_CERT', await scanOf(3))).toEqual([]);
  expect(await reuse(second, 'SUBJECT_CERT', await scanOf(3))).toHaveLength(1);
  await ctx.must(ctx.partner, 'abandon', second);
  second = await draftOf(1);
  await ctx.must(ctx.partner, 'abandon', first);
  first = await draftOf(0);
  expect(await reuse(first, 'SUBJECT_CERT', await copyOf(3))).toEqual([expect.stringContaining('another subject')]);
  await ctx.db.query('delete from app.picture_marks where record_id = $1', [recordOf(1).id]);
  await runMachineChecks(ctx.db.worker, first);
  expect(await said(first, 'SUBJECT_CERT', ctx.reviewer)).toEqual([]);
});

test('the ID of a principal of two subjects is a hint, and of two ID numbers a doubt', async () => {
  const idNumber = '320000197012010126';
  for (const orderId of [first, second]) await save(orderId, 'subject.principal.idNumber', idNumber);
  expect(await reuse(first, 'SUBJECT_PRINCIPAL_ID', await scanOf(4))).toEqual([]);
  const number = await numberOf(first);
  expect(await reuse(second, 'SUBJECT_PRINCIPAL_ID', await copyOf(4))).toEqual([
    `The same or nearly the same scan of a principal's ID as of ${number}, another subject`,
  ]);
  await save(first, 'subject.principal.idNumber', '320000197012010134');
  await runMachineChecks(ctx.db.worker, second);
  expect(await said(second, 'SUBJECT_PRINCIPAL_ID', ctx.reviewer)).toEqual([
    `The same or nearly the same scan of an ID as of ${number}, where another ID number is filled in`,
  ]);
});

test('the photo of one person is told when another principal of the same subject has it, the own earlier one is not', async () => {
  const before = await orderInState(ctx.db, ctx.people, recordOf(2), 'VERIFICATION_PENDING');
  expect(await reuse(before, 'FACE_PHOTO', await portraitJpeg({ person: 5 }))).toEqual([]);
  await ctx.must(ctx.partner, 'submitPhoto', before);
  await ctx.decide('rejectPhoto', before, ['material.FACE_PHOTO']);
  await ctx.must(ctx.partner, 'abandon', before);
  const orderId = await orderInState(ctx.db, ctx.people, recordOf(2), 'DRAFT');
  const first17 = '32000019721201012';
  await save(orderId, 'website.principal.idNumber', first17 + residentIdCheckCharacter(first17));
  await ctx.replacePrincipal(orderId, '赵测试');
  const copy = await portrait({ person: 5 }).resize(700).jpeg({ quality: 60 }).toBuffer();
  expect(await reuse(orderId, 'FACE_PHOTO', copy)).toEqual([
    `The same or nearly the same photo as of ${await numberOf(before)}, whose website principal is another person`,
  ]);
});
