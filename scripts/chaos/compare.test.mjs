import { expect, test } from 'vitest';
import { compare } from './compare.mjs';

const order = { id: 'o1', number: 'B1', kind: 'CHANGE_WEBSITE', state: 'APPROVED', ztid: '1', ends: null };
const attempt = { orderId: 'o1', province: '320000', sequence: '1', state: 'ACCEPTED', hash: 'aa' };
const line = { method: 'isp_upload', code: 0, dataSequence: '1', sha256: 'aa', ztids: ['1'] };
const known = { province: '320000', ztid: '1', names: ['样例'], domains: ['a.example'], accesses: ['4'] };
const good = {
  orders: [order],
  attempts: [attempt],
  ledgers: { 320000: [{ method: 'isp_upload', code: null }, line, { method: 'isp_download', code: 1 }] },
  counters: { 320000: '1', 440000: '0' },
  desk: [known],
  bureau: [known],
  ended: [],
  overlapping: [],
  unmatched: [],
};
const nothing = {
  ...{ in: 1, once: 1, lost: [], duplicated: [], contradictory: [], twoOpen: [] },
  byKind: [{ kind: 'CHANGE_WEBSITE', in: 1, once: 1 }],
};
/** The order cancels its subject, and the desk has it no longer. */
const cancelled = {
  orders: [{ ...order, kind: 'CANCEL_SUBJECT', ends: '1' }],
  desk: [{ ...known, names: [], domains: [], accesses: [] }],
  bureau: [],
};
const ledger = (/** @type {object[]} */ ...lines) => ({ 320000: /** @type {typeof line[]} */ (lines) });

test('a correct run has no mistakes', () => expect(compare(good)).toEqual(nothing));

test('a first filing is found by the id under which it was reported', () =>
  expect(
    compare({
      ...good,
      orders: [{ ...order, providerId: '9' }],
      ledgers: ledger({ ...line, ztids: ['9'] }),
    }),
  ).toEqual(nothing));

test.each([
  ['nothing arrived', { ledgers: ledger(), counters: {} }, 'lost', /B1 APPROVED: at no bureau/],
  ['another file under its number', { ledgers: ledger({ ...line, sha256: 'bb' }) }, 'lost', /B1/],
  ['a file without it', { ledgers: ledger({ ...line, ztids: ['2'] }) }, 'lost', /B1/],
  [
    'twice, under two numbers',
    {
      ledgers: ledger(line, { ...line, dataSequence: '2' }),
      attempts: [attempt, { ...attempt, sequence: '2' }],
      counters: { 320000: '2' },
    },
    'duplicated',
    /B1: 2 times/,
  ],
  ['twice under one number', { ledgers: ledger(line, line), counters: { 320000: '2' } }, 'duplicated', /B1: 2 times/],
  [
    'a file that nobody sent',
    { ledgers: ledger(line, { ...line, dataSequence: '2', sha256: 'cc' }), counters: { 320000: '2' } },
    'duplicated',
    /320000\/2 of 1/,
  ],
  [
    'an order that waits for ever',
    { orders: [{ ...order, state: 'BUREAU_REVIEW' }] },
    'contradictory',
    /BUREAU_REVIEW/,
  ],
  ['a file of unknown outcome', { attempts: [{ ...attempt, state: 'UNKNOWN' }] }, 'contradictory', /is UNKNOWN/],
  [
    'a gap',
    {
      ledgers: ledger({ ...line, dataSequence: '2' }),
      attempts: [{ ...attempt, sequence: '2' }],
      counters: { 320000: '1' },
    },
    'contradictory',
    /numbers at 320000: 2/,
  ],
  ['a number that the desk forgot', { counters: { 320000: '0' } }, 'contradictory', /the desk says 0/],
  ['another name at the bureau', { bureau: [{ ...known, names: ['别样例'] }] }, 'contradictory', /subject 1/],
  ['another access at the bureau', { bureau: [{ ...known, accesses: ['5'] }] }, 'contradictory', /subject 1/],
  [
    'a first filing that was not published',
    { orders: [{ ...order, ztid: null, providerId: '1' }] },
    'contradictory',
    /no record here/,
  ],
  ['a cancellation without effect', cancelled, 'contradictory', /B1: its bureau has ended 1 0 times/],
  ['an end that nobody asked for', { ended: ['2'] }, 'contradictory', /has ended 2, which no order cancels/],
  ['a result for nobody', { unmatched: ['x.xml 1001'] }, 'contradictory', /fitted no order: x.xml/],
  ['two at once', { overlapping: ['B1 and B2'] }, 'twoOpen', /B1 and B2/],
])('%s is found', (_, wrong, where, what) => {
  const { [/** @type {'lost'} */ (where)]: told } = compare(/** @type {typeof good} */ ({ ...good, ...wrong }));
  expect(told.join('\n')).toMatch(what);
});

test('a cancelled subject is gone on both sides', () => {
  const byKind = [{ kind: 'CANCEL_SUBJECT', in: 1, once: 1 }];
  expect(compare({ ...good, ...cancelled, ended: ['1'] })).toEqual({ ...nothing, byKind });
});

test('a repeated file that the bureau answered without accepting it is no mistake', () => {
  const repeated = /** @type {const} */ ({ ...line, repeated: true });
  expect(compare({ ...good, ledgers: { 320000: [line, repeated] } })).toEqual(nothing);
});
