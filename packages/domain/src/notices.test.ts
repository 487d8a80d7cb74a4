import { describe, expect, test } from 'vitest';
import { targetsOf } from './life-cycle/define.ts';
import { channelsOf, type NoticeName, noticeRow, notices, noticesOf } from './notices.ts';
import { orderLifeCycle } from './order/life-cycle.ts';
import { fill } from './text.ts';

const names = Object.keys(notices) as NoticeName[];

describe('notices', () => {
  test.each(names)('%s: both languages, with no place but the order, its filing and its site', (name) => {
    const { subject, body, to } = noticeRow(name);
    for (const sentence of [subject, body]) {
      expect(sentence.zh).toMatch(/\p{Script=Han}/u);
      expect(sentence.en).toMatch(/^[\x20-\x7e]+$/);
      const filled = fill(sentence, { order: 'o', filing: 'f', site: 's', lapse: 'l' });
      expect(filled.zh + filled.en).not.toMatch(/[{}]/);
      const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      expect(places(sentence.zh)).toEqual(places(sentence.en));
    }
    expect(to.length).toBeGreaterThan(0);
    expect(to.every((one) => channelsOf[one].length > 0)).toBe(true);
  });
  test.each(names)('%s is sent by a live event that leads where it says', (name) => {
    const { on, into } = noticeRow(name);
    for (const event of on) {
      const row = orderLifeCycle.events[event];
      expect(row.later).toBeUndefined();
      if (into !== undefined) expect(targetsOf(row)).toContain(into);
    }
  });
  test('which event sends which', () => {
    expect(noticesOf('submit', 'INITIAL_REVIEW')).toEqual(['submitted']);
    expect(noticesOf('approveInitialReview', 'VERIFICATION_PENDING')).toEqual(['photoDue']);
    expect(noticesOf('approveInitialReview', 'SUBMISSION_PENDING')).toEqual([]);
    expect(noticesOf('addNote', null)).toEqual([]);
  });
});
