import { expect, test } from 'vitest';
import { type Digest, writeDigest } from './digest.ts';

test('a digest that was written before a figure was added is delivered without that figure', () => {
  const figures = {
    open: 41,
    dueToday: 0,
    atRisk: 3,
    overdue: 2,
    breachedYesterday: 0,
    unmatched: 0,
    rectificationsOverdue: 0,
    rectificationsDueSoon: 0,
    provisional: 0,
  };
  const stored: unknown = {
    language: 'en',
    day: '2026-11-27',
    figures,
    ended: 0,
    lateTurns: 0,
    stopped: [],
    calendar: null,
    risks: [],
  };
  const { text } = writeDigest(stored as Digest, null);
  expect(text).toContain('Open: 41');
  expect(text).toContain('Due today: 0');
  expect(text).not.toContain('Away today');
  expect(text).not.toContain('undefined');
});
