import type { MaterialKind } from '@beian/domain/filing';
import type { Actor } from '@beian/domain/staff';
import { paper, type SeededRecord } from '@beian/testing/fixtures';
import { codesOf, orderInState, type PhotoFixture, photoFixture, storePaperReadings } from '@beian/testing/orders';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runMachineChecks } from './machine-checks.ts';

let ctx: PhotoFixture;
/** A draft of each of two subjects. */
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

/** Attaches a picture of its own size, and stores what is read on it. */
async function scan(
  orderId: string,
  kind: MaterialKind,
  height: number,
  readings: Parameters<typeof storePaperReadings>[2],
) {
  const bytes = await paper(1500, height).jpeg().toBuffer();
  expect(codesOf(await ctx.attach(orderId, bytes, kind))).toEqual(['ok']);
  await storePaperReadings(ctx.db, orderId, readings);
}
async function said(orderId: string, kind: MaterialKind, actor: Actor = ctx.reviewer): Promise<string[]> {
  const { items } = await ctx.view(actor, orderId, ['items']);
  const findings = items?.find(({ key }) => key === `material.${kind}`)?.findings ?? [];
  return findings.filter(({ message }) => message.startsWith('The same')).map(({ message }) => message);
}
const numberOf = async (orderId: string) => (await ctx.view(ctx.reviewer, orderId)).number;
const licence = (name: string, code: string) => ({
  LICENCE: [
    { field: 'licence.name', value: name },
    { field: 'licence.creditCode', value: code },
  ] as const,
});

test('what was read on a licence is found on that of another subject, whatever the picture; its partner reads nothing of it', async () => {
  await scan(first, 'SUBJECT_CERT', 1101, licence('测试样例甲有限公司', '91320100MA00000009'));
  expect(await said(first, 'SUBJECT_CERT')).toEqual([]);
  await scan(second, 'SUBJECT_CERT', 1207, licence('测试样例乙有限公司', '91320100MA00000009'));
  expect(await said(second, 'SUBJECT_CERT')).toEqual([
    `The same credit code stands on a scan of ${await numberOf(first)}, another subject`,
  ]);
  expect(await said(second, 'SUBJECT_CERT', ctx.partner)).toEqual([]);
  // Another scan in its place says something else.
  await scan(second, 'SUBJECT_CERT', 1213, licence('测试样例乙有限公司', '91320100MA00000017'));
  expect(await said(second, 'SUBJECT_CERT')).toEqual([]);
});

test('the earlier order is told when its checks are made again, and an order of the same certificate is no other subject', async () => {
  await scan(second, 'SUBJECT_CERT', 1217, licence('测试样例甲有限公司', '91320100MA00000017'));
  await runMachineChecks(ctx.db.worker, first);
  expect(await said(first, 'SUBJECT_CERT')).toEqual([
    `The same unit's name stands on a scan of ${await numberOf(second)}, another subject`,
  ]);
  await ctx.db.query(`update app.order_contents set subject_hash = 'same' where order_id = any($1)`, [[first, second]]);
  await runMachineChecks(ctx.db.worker, first);
  expect(await said(first, 'SUBJECT_CERT')).toEqual([]);
});

test('the ID of a principal of two subjects is a hint; its name alone is none', async () => {
  const id = (name: string, number: string) => ({
    ID_CARD: [
      { field: 'idCard.name', value: name },
      { field: 'idCard.number', value: number },
    ] as const,
  });
  await ctx.db.query(`update app.order_contents set subject_hash = order_id where order_id = any($1)`, [
    [first, second],
  ]);
  await scan(first, 'SUBJECT_PRINCIPAL_ID', 1101, id('赵测试', '320000197012010126'));
  await scan(second, 'SUBJECT_PRINCIPAL_ID', 1207, id('赵测试', '320000197012010134'));
  expect(await said(second, 'SUBJECT_PRINCIPAL_ID')).toEqual([]);
  await scan(second, 'SUBJECT_PRINCIPAL_ID', 1211, id('钱测试', '320000197012010126'));
  expect(await said(second, 'SUBJECT_PRINCIPAL_ID')).toEqual([
    `The same ID number stands on a principal's ID of ${await numberOf(first)}, another subject`,
  ]);
  const hashes = await ctx.db.query<{ hashes: string[] }>(
    'select value_hashes as hashes from app.readings where order_id = $1 and paper = $2',
    [second, 'ID_CARD'],
  );
  // One number each, hashed with a key.
  expect(
    hashes.every(({ hashes: [hash, ...others] }) => hash?.includes('320000') === false && others.length === 0),
  ).toBe(true);
});
