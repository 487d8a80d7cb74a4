import { expect, test } from 'vitest';
import { changesBetween, checkSchemaChanges, namesToTell, notesOf } from './schema-changes.mjs';

const before = `
  type Query { order(id: ID!): Order old: Int @deprecated(reason: "Use order. Gone from 2027-06-01 on.") }
  type Order { id: ID! note: String state: State! }
  enum State { DRAFT DONE @deprecated(reason: "It was never used. Gone from 2027-01-01 on.") }`;
/** @param {(sdl: string) => string} change @param {string} [day] */
const broken = async (change, day = '2027-03-01') =>
  (await changesBetween(before, change(before), day))
    .filter(({ breaks, allowed }) => breaks && !allowed)
    .map(({ path }) => path);

test('removing or narrowing a field, argument or enum value is breaking; adding is not', async () => {
  expect(await broken((sdl) => sdl)).toEqual([]);
  expect(await broken((sdl) => sdl.replace(' note: String', ''))).toEqual(['Order.note']);
  expect(await broken((sdl) => sdl.replace('order(id: ID!)', 'order(id: ID!, key: String!)'))).toEqual([
    'Query.order.key',
  ]);
  expect(await broken((sdl) => sdl.replace('State!', 'State'))).toEqual(['Order.state']);
  expect(await broken((sdl) => sdl.replace('note: String', 'note: String more: Int'))).toEqual([]);
});

test('what was deprecated with a date may be removed from that date on', async () => {
  const withoutOld = (/** @type {string} */ sdl) => sdl.replace(/old: Int @.*\)/, '');
  expect(await broken(withoutOld)).toEqual(['Query.old']);
  expect(await broken(withoutOld, '2027-06-01')).toEqual([]);
  expect(await broken((sdl) => sdl.replace(/DONE @.*\)/, ''))).toEqual([]);
});

test('the schema breaks nothing that was published to partners', async () => {
  await expect(checkSchemaChanges()).resolves.toMatch(/as published|none breaks/);
});

test('the notes of a release name each new operation and what breaks, under its day', async () => {
  const after = before.replace('old: Int', 'orders: [Order!]! old: Int').replace(' note: String', ' more: Int');
  expect(namesToTell(await changesBetween(before, after, '2026-12-01'))).toEqual(['orders', 'note']);
  const notes = '# What changed\n\n## 2026-12-01\n\n- `orders` lists them.\n\n## 2026-11-01\n\n- Older.\n';
  expect(notesOf(notes, '2026-12-01')).toBe('- `orders` lists them.');
  expect(notesOf(notes, '2026-12-02')).toBe('');
});
