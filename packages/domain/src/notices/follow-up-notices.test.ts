import { describe, expect, test } from 'vitest';
import type { PaperEnd } from '../follow-ups/follow-ups.ts';
import { unnamedProvider } from '../settings/text-settings.ts';
import {
  channelsOfFollowUp,
  type FollowUpNoticeName,
  type FollowUpValues,
  followUpLetter,
  followUpNotices,
} from './follow-up-notices.ts';
import { writeMail } from './mail.ts';

const names = Object.keys(followUpNotices) as FollowUpNoticeName[];
const values = (end?: PaperEnd): FollowUpValues => ({
  filing: '新ICP备2018999999号-100',
  about: { subject: '南京样例信息有限公司', website: '样例商城', domains: ['sample-shop.example'] },
  data: [{ label: '手机', value: '139****0000 <b>' }],
  approvedOn: '2026-12-01',
  ...(end === undefined ? {} : { end }),
  parties: { from: '样例云代理', to: '样例企业服务' },
  today: '2026-12-26',
  provider: unnamedProvider,
});
const ends: readonly PaperEnd[] = [
  { paper: 'SUBJECT_ID', day: '2027-01-25' },
  { paper: 'LICENCE', day: '2027-01-25' },
  { paper: 'WEBSITE_ID', websiteId: 'w', day: '2027-01-25' },
  { paper: 'DOMAIN', websiteId: 'w', domain: 'sample-shop.example', day: '2027-01-25' },
  { paper: 'SERVER', websiteId: 'w', day: '2027-01-25' },
  { paper: 'SERVER_ENDED', websiteId: 'w', day: '2026-12-20' },
];
const cases = names.flatMap((name) => (name === 'paperEnds' ? ends : [undefined]).map((end) => [name, end] as const));
const gsm = /^[A-Za-z0-9 @$_!"#%&'()*+,\-./:;<=>?]*$/;

describe('follow-ups', () => {
  test.each(cases)('%s: both languages without a place left over, one SMS part without its link', (name, end) => {
    for (const language of ['zh', 'en'] as const) {
      const letter = followUpLetter(name, 'subjectPrincipal', language, values(end));
      const { subject, text, html } = writeMail(letter, null);
      expect(`${subject}${text}${letter.sms}`).not.toMatch(/[{}]/);
      expect(text).toContain('139****0000 <b>');
      expect(html).not.toContain('<b>');
      if (!channelsOfFollowUp(name, 'subjectPrincipal').includes('sms')) continue;
      if (language === 'en') expect(letter.sms).toMatch(gsm);
      expect(letter.sms.length, letter.sms).toBeLessThanOrEqual(language === 'zh' ? 70 : 160);
    }
  });
  test('the link stands in the mail under its own name and in the SMS of a principal; the partner has none', () => {
    const link = 'https://desk.example/follow-up#token';
    const letter = followUpLetter('policeFilingAsked', 'websitePrincipal', 'en', values(), link);
    expect(letter.sms.endsWith(link)).toBe(true);
    expect(writeMail(letter, null).text).toContain(`Done? Tell us here: ${link}`);
    expect(writeMail(followUpLetter('policeFilingAsked', 'partner', 'en', values()), null).text).not.toMatch(
      /follow-up|by the link/,
    );
  });
  test('the police filing has its day, an end its day and the days that are left', () => {
    const police = followUpLetter('policeFilingAsked', 'websitePrincipal', 'zh', values()).happened;
    expect(police).toContain('不晚于 2026年12月31日');
    const domain = followUpLetter('paperEnds', 'websitePrincipal', 'en', values(ends[3])).happened;
    expect(domain).toContain('domain sample-shop.example');
    expect(domain).toContain('ends on 25 January 2027, in 30 days');
  });
});
