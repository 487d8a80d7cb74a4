import { describe, expect, test } from 'vitest';
import { unnamedProvider } from '../settings/text-settings.ts';
import { writeMail } from './mail.ts';
import {
  type RectificationNoticeName,
  type RectificationValues,
  rectificationLetter,
  rectificationNotices,
} from './rectification-notices.ts';

const names = Object.keys(rectificationNotices) as RectificationNoticeName[];
const longest: RectificationValues = {
  filing: '新ICP备2018999999号-100',
  about: { subject: '南京样例信息有限公司', website: '样例商城', domains: ['sample-shop.example'] },
  text: '请核实主体信息',
  remark: '样例备注',
  dueAt: '2026-12-14T16:00:00.000Z',
  at: '2026-11-30T02:00:00.000Z',
  left: { amount: 10, unit: 'WORKING_DAYS', overdue: false },
  provider: unnamedProvider,
};
/** As in notice-rows.test.ts: other characters halve the capacity of an SMS. */
const gsm = /^[A-Za-z0-9 @$_!"#%&'()*+,\-./:;<=>?]*$/;

describe('notices about a rectification', () => {
  test.each(names)(
    '%s: at most two SMS parts in both languages, with the day and the longest filing number',
    (name) => {
      const zh = rectificationLetter(name, 'subjectPrincipal', 'zh', longest).sms;
      expect(zh.startsWith('【备案审核台】')).toBe(true);
      expect(zh.length, zh).toBeLessThanOrEqual(2 * 67);
      const en = rectificationLetter(name, 'subjectPrincipal', 'en', longest).sms;
      expect(en, en).toMatch(gsm);
      expect(en.length, en).toBeLessThanOrEqual(2 * 153);
    },
  );

  test.each(names)("%s: the mail names subject, website, domain, the bureau's text and the last day", (name) => {
    for (const language of ['zh', 'en'] as const) {
      const { subject, text, html } = writeMail(rectificationLetter(name, 'partner', language, longest), null);
      expect(subject).toContain(longest.filing);
      for (const part of ['南京样例信息有限公司', '样例商城', 'sample-shop.example', longest.text, '样例备注'])
        expect(text).toContain(part);
      expect(text).toContain(
        language === 'zh'
          ? '12月14日（周一）24:00前，还剩 10 个工作日'
          : 'by Monday, 14 December, 24:00 (Beijing time), 10 working days left',
      );
      expect(`${subject}${text}`).not.toMatch(/[{}]/);
      expect(html).toContain(longest.text);
    }
  });
});
