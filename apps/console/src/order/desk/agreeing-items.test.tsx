import { expect, test } from 'vitest';
import { item } from '../../testing/orders.ts';
import { paperReading } from '../../testing/readings.ts';
import type { DomainCheck, Item } from '../documents.ts';
import { agreeingItems, differingItems } from './agreeing-items.ts';

const agrees = (more: Partial<Item> = {}): Item =>
  item('website.domains', { inReview: true, hash: 'h', paperReadings: [paperReading()], ...more });
const finding = { ruleId: 'R-1', outcome: 'warn', message: 'doubtful', suggestion: null };
const blind = { field: 'subject.name', fieldLabel: 'Name', withLabel: 'Record', domain: null, outcomeLabel: 'Differs' };
const domainCheck: DomainCheck = { domain: 'a.example', state: 'PASSED', checkedAt: null, checks: [] };
const group = (one: Item, domainChecks: DomainCheck[] = [domainCheck]) =>
  agreeingItems([one], { verdictOf: ({ verdict }) => verdict, domainChecks }).length;

test('an item that agrees with one scan, and that another one does not contradict, can be passed with others', () => {
  expect(group(agrees())).toBe(1);
  expect(group(agrees({ paperReadings: [paperReading(), paperReading({ outcome: 'NOT_FOUND', values: [] })] }))).toBe(
    1,
  );
  expect(group(agrees({ findings: [{ ...finding, outcome: 'pass' }] }))).toBe(1);
  expect(group(agrees({ blindCompare: [{ ...blind, outcome: 'MATCH' }] }))).toBe(1);
});

test.each<[string, Partial<Item>]>([
  ['not in review', { inReview: false }],
  ['whose content the reader may not see', { hash: null }],
  ['that has a verdict', { verdict: 'pass' }],
  ['that no scan says', { paperReadings: [] }],
  ['that was not found', { paperReadings: [paperReading({ outcome: 'NOT_FOUND', values: [] })] }],
  ['that another scan contradicts', { paperReadings: [paperReading(), paperReading({ outcome: 'DIFFERS' })] }],
  ['with a warning', { findings: [finding] }],
  ['that is still being checked', { checking: true }],
  ['that another source contradicts', { blindCompare: [{ ...blind, outcome: 'MISMATCH' }] }],
  ['that is masked', { masked: true }],
  ['that is the photo', { key: 'material.FACE_PHOTO' }],
])('an item %s is judged alone', (_, more) => {
  expect(group(agrees(more))).toBe(0);
});

test.each<[string, Partial<DomainCheck>]>([
  ['has not answered', { state: 'PENDING' }],
  [
    'doubts one',
    { checks: [{ check: 'D1', label: '', outcome: 'warn', message: '', suggestion: null, ruleId: 'D1' } as never] },
  ],
])('domains of which the registry %s are judged alone', (_, more) => {
  expect(group(agrees(), [{ ...domainCheck, ...more }])).toBe(0);
});

test('items under review that differ are counted, whatever their verdict', () => {
  const differs = { paperReadings: [paperReading(), paperReading({ outcome: 'DIFFERS' })] };
  const items = [
    agrees(),
    agrees(differs),
    agrees({ ...differs, verdict: 'return' }),
    agrees({ ...differs, inReview: false }),
  ];
  expect(differingItems(items)).toHaveLength(2);
});
