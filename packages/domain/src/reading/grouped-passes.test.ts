import { describe, expect, test } from 'vitest';
import type { StoredDomainCheck } from '../domain-verification/standing.ts';
import { type ExaminedItem, mayBeGrouped } from './grouped-passes.ts';

const agrees = { outcome: 'AGREES' } as const;
const domains: ExaminedItem = {
  ...{ key: 'website.domains', changed: true, inReview: true, hash: 'h', findings: [], checking: false },
  ...{ paperReadings: [agrees], blindCompare: [], guidance: [] },
};
const checked: Partial<ExaminedItem> = { key: 'subject.city', paperReadings: [], findings: [{ outcome: 'pass' }] };
const verified: StoredDomainCheck = {
  ...{ domain: 'a.example', state: 'done', findings: [], checkedAt: '2026-12-01T00:00:00.000Z', current: true },
};
const group = (more: Partial<ExaminedItem> = {}, check: StoredDomainCheck = verified, papersComplete = true) =>
  mayBeGrouped({ ...domains, ...more }, papersComplete, {
    domains: { added: ['a.example'], removed: [] },
    domainChecks: [check],
  });

describe('an item is passed with others', () => {
  test.each<[string, Partial<ExaminedItem>]>([
    ['where one scan agrees', {}],
    ['where all scans agree', { paperReadings: [agrees, agrees] }],
    ['where its checks pass', { findings: [{ outcome: 'pass' }] }],
    ['that no scan says, where its checks pass', checked],
    ['where another source has the same value', { blindCompare: [blind('MATCH')] }],
    ['where the record has the value that the order changes', { blindCompare: [blind('MISMATCH')] }],
  ])('%s', (_, more) => expect(group(more)).toBe(true));
});

describe('an item is judged by itself', () => {
  test.each<[string, Partial<ExaminedItem>]>([
    ['that is not in review', { inReview: false }],
    ['that is missing', { hash: null }],
    ['that neither scan nor check says', { paperReadings: [] }],
    ['that no scan says, with a warning', { ...checked, findings: [{ outcome: 'pass' }, { outcome: 'warn' }] }],
    ['that the bureau wants seen to', { ...checked, guidance: ['look'] }],
    ['whose meaning is judged', { ...checked, key: 'website.name' }],
    ['that a paper has to show', { ...checked, key: 'subject.name' }],
    ['that is a picture', { ...checked, key: 'material.SUBJECT_CERT' }],
    // The verification form of a unit: its stamp agrees, its signature and seal were not found.
    ['of which one thing was not found', { paperReadings: [agrees, { outcome: 'NOT_FOUND' }] }],
    ['of which one thing cannot be read', { paperReadings: [agrees, { outcome: 'UNREADABLE' }] }],
    ['that another scan contradicts', { paperReadings: [agrees, { outcome: 'DIFFERS' }] }],
    ['with a warning', { findings: [{ outcome: 'warn' }] }],
    ['that is still being checked', { checking: true }],
    ['that the domain owner contradicts', { blindCompare: [{ ...blind('MISMATCH'), domain: 'a.example' }] }],
    ['whose number has a bad check digit', { blindCompare: [blind('BAD_CHECK_DIGIT')] }],
  ])('%s', (_, more) => expect(group(more)).toBe(false));

  test('of which another scan was not read yet, or is not complete', () =>
    expect(group({}, verified, false)).toBe(false));

  test.each<[string, Partial<StoredDomainCheck>]>([
    ['has not answered', { state: 'pending' }],
    ['answered for another holder', { current: false }],
    ['doubts one', { findings: [{ check: 'expiry', outcome: 'warn', message: { zh: '', en: '' } } as never] }],
  ])('of whose domains the registry %s', (_, more) => expect(group({}, { ...verified, ...more })).toBe(false));
});

function blind(outcome: ExaminedItem['blindCompare'][number]['outcome']): ExaminedItem['blindCompare'][number] {
  return { field: 'website.domains', domain: null, outcome };
}
