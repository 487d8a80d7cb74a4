import { describe, expect, test } from 'vitest';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { numberSteps } from './filed-numbers.ts';

const numbers = {
  subject: '苏ICP备18000001号',
  website: '苏ICP备18000001号-2',
  approvedOn: '2026-12-01',
  policeFiled: false,
};
const steps = (kind: OrderKind, province = '320000', more: Partial<typeof numbers> = {}) =>
  numberSteps({ ...numbers, ...more }, { kind, province }, 'zh');

describe('what the owner of a filed site does', () => {
  test("the foot shows the website's number with its suffix, in Guangdong the subject's, with a link to the ministry", () => {
    expect(steps('FIRST_FILING')).toMatchObject({
      shown: '苏ICP备18000001号-2',
      html: '<a href="https://beian.miit.gov.cn/" target="_blank" rel="noopener">苏ICP备18000001号-2</a>',
      link: 'https://beian.miit.gov.cn/',
    });
    expect(steps('FIRST_FILING', '440000').html).toContain('>苏ICP备18000001号</a>');
  });
  test('a number is escaped, whatever a bureau publishes', () => {
    expect(steps('NEW_WEBSITE', '320000', { website: `<b>"&'` }).html).toContain('>&#60;b&#62;&#34;&#38;&#39;</a>');
  });
  test('the police filing has its day, is a condition for a site that was filed elsewhere, and is left out once it is done', () => {
    for (const kind of ['FIRST_FILING', 'NEW_WEBSITE', 'NEW_ACCESS'] as const) {
      expect(steps(kind).policeFilingBy).toBe('2026-12-31');
      expect(steps(kind).steps.join()).toContain('不晚于2026年12月31日');
      const done = steps(kind, '320000', { policeFiled: true });
      expect([done.policeFilingBy, done.steps.join().includes('beian.mps.gov.cn')]).toEqual([null, false]);
    }
    expect(steps('NEW_ACCESS').steps.join()).toContain('尚未办理公安联网备案的');
    expect(steps('CHANGE_WEBSITE')).toMatchObject({ policeFilingBy: null });
    expect(steps('CHANGE_WEBSITE').steps.join()).toContain('同步变更');
  });
  test('it says where the filing password of a new filing comes from', () => {
    expect(steps('FIRST_FILING').steps.at(-1)).toContain('备案密码由工信部发给主体负责人');
    // What was filed before has one.
    for (const kind of ['NEW_ACCESS', 'CHANGE_WEBSITE'] as const)
      expect(steps(kind).steps.join()).not.toContain('备案密码');
  });
});
