import { describe, expect, test } from 'vitest';
import { targetsOf } from './life-cycle/define.ts';
import { channelsOf, type NoticeName, noticeRow, notices, noticesOf } from './notices.ts';
import { orderLifeCycle } from './order/life-cycle.ts';
import { orderFacts } from './testing/index.ts';
import { fill } from './text.ts';

const photo = { guide: 'g', courier: 'c', tracking: 't' };
const names = Object.keys(notices) as NoticeName[];

describe('notices', () => {
  test.each(names)('%s: both languages, with no place but those that the sender fills', (name) => {
    const { subject, body, to } = noticeRow(name);
    for (const sentence of [subject, body]) {
      expect(sentence.zh).toMatch(/\p{Script=Han}/u);
      expect(sentence.en).toMatch(/^[\x20-\x7e]+$/);
      const filled = fill(sentence, { order: 'o', filing: 'f', site: 's', lapse: 'l', hours: 'h', ...photo });
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
    expect(noticesOf('submit', 'INITIAL_REVIEW', orderFacts())).toEqual(['submitted']);
    expect(noticesOf('approveInitialReview', 'VERIFICATION_PENDING', orderFacts())).toEqual(['photoDue']);
    expect(noticesOf('approveInitialReview', 'SUBMISSION_PENDING', orderFacts())).toEqual([]);
    const shanghai = orderFacts({ province: '310000' });
    expect(noticesOf('approveInitialReview', 'VERIFICATION_PENDING', shanghai)).toEqual(['photoDueByApp']);
    expect(noticesOf('rejectPhoto', 'VERIFICATION_PENDING', orderFacts())).toEqual(['photoRejected']);
    expect(noticesOf('rejectPhoto', 'VERIFICATION_PENDING', shanghai)).toEqual(['photoRejectedByApp']);
    expect(noticesOf('shipCurtain', null, orderFacts())).toEqual(['curtainShipped']);
    expect(noticesOf('addNote', null, orderFacts())).toEqual([]);
    expect(noticesOf('uploadAccepted', 'SMS_PENDING', orderFacts())).toEqual(['handedOverToSms']);
    expect(noticesOf('uploadAccepted', 'BUREAU_REVIEW', orderFacts())).toEqual(['handedOver']);
    expect(noticesOf('smsVerified', 'BUREAU_REVIEW', orderFacts())).toEqual(['handedOver']);
    expect(noticesOf('expireSms', 'SMS_RETURNED', orderFacts())).toEqual(['smsReturned']);
    expect(noticesOf('noteSmsOverdue', null, orderFacts())).toEqual(['smsOverdue']);
  });
  test('that the old domain stops is told where one went away, and not where one was only added', () => {
    const sent = (domains: { added: string[]; removed: string[] }) =>
      noticesOf('bureauApprove', 'APPROVED', orderFacts({ domains }));
    expect(sent({ added: ['new.example'], removed: ['old.example'] })).toEqual(['approved', 'domainReplaced']);
    expect(sent({ added: [], removed: ['old.example'] })).toEqual(['approved', 'domainReplaced']);
    expect(sent({ added: ['new.example'], removed: [] })).toEqual(['approved']);
  });
});
