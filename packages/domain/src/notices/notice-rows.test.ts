import { describe, expect, test } from 'vitest';
import { targetStates } from '../life-cycle/define.ts';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import { noticeFacts } from '../testing/order-facts.ts';
import { fillTemplate } from '../text/bilingual-text.ts';
import { buildLetter, returnedItems } from './letter.ts';
import { longestValues as longest } from './longest-values.ts';
import { writeMail } from './mail.ts';
import { headingOf, type NoticeName, noticeRow, notices, noticesOf } from './notice-rows.ts';
import { gsmText } from './sms-length.ts';

const ofKind = {
  service: 's',
  meanwhile: 'm',
  afterwards: 'a',
  page: 'p',
  number: 'n',
  who: 'w',
  you: 'y',
  principal: 'p',
  what: 'o',
  unchanged: 'u',
  brief: 'b',
  removal: 'r',
  ours: 'd',
};
const numbers = { subjectNumber: 's', websiteNumber: 'w' };
const photo = { guide: 'g', courier: 'c', tracking: 't', next: 'n' };
const names = Object.keys(notices) as NoticeName[];

describe('notices', () => {
  test.each(names)('%s: both languages, and only placeholders that the sender fills', (name) => {
    const { subject, body, todo, sms, to, ofApp = {} } = noticeRow(name);
    for (const sentence of [subject, body, sms, ...(todo ?? []), ...Object.values(ofApp)]) {
      expect(sentence.zh).toMatch(/\p{Script=Han}/u);
      expect(sentence.en).toMatch(/^[\x20-\x7e]+$/);
      const filled = fillTemplate(sentence, {
        order: 'o',
        filing: 'f',
        lapse: 'l',
        hours: 'h',
        days: 'd',
        ...ofKind,
        ...photo,
        ...numbers,
      });
      expect(filled.zh + filled.en).not.toMatch(/[{}]/);
    }
    for (const sentence of [subject, body]) {
      const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      expect(places(sentence.zh)).toEqual(places(sentence.en));
    }
    for (const one of [subject, ofApp.subject ?? subject]) {
      expect(one.zh).toMatch(/^[^：]+：\{\w+\}$/);
      expect(one.en).toMatch(/^[^:]+: \{\w+\}$/);
    }
    expect(headingOf(name, 'zh')).not.toBe(name);
    expect(to.length).toBeGreaterThan(0);
  });
  test.each(names)('%s: one SMS part, with the sender and the longest order number; with a deadline two', (name) => {
    for (const [left, kind] of [null, 38].flatMap((left) => orderKinds.map((kind) => [left, kind] as const))) {
      for (const [places, parts] of [
        [{ ...longest, due: null }, 1],
        [longest, 2],
      ] as const) {
        const zh = buildLetter(name, 'principals', 'zh', { ...places, left, kind }).sms;
        expect(zh.startsWith('【备案审核台】')).toBe(true);
        expect(zh.length, zh).toBeLessThanOrEqual(parts === 1 ? 70 : 2 * 67);
        const en = buildLetter(name, 'principals', 'en', { ...places, left, kind }).sms;
        // A filing number has Chinese characters, which leave 70 characters to an SMS.
        const hasNumber = noticeRow(name).sms.en.includes('{websiteNumber}');
        if (!hasNumber) expect(en, en).toMatch(gsmText);
        expect(en.length, en).toBeLessThanOrEqual(hasNumber ? parts * 70 : parts === 1 ? 160 : 2 * 153);
      }
    }
  });
  test.each(names.filter((name) => noticeRow(name).link !== undefined))(
    '%s: the SMS says by when, what happens after, and ends with the link, in at most three parts; the mail has the same',
    (name) => {
      const link = `https://desk.example/step#${'x'.repeat(22)}`;
      for (const language of ['zh', 'en'] as const) {
        const letter = buildLetter(name, 'websitePrincipal', language, { ...longest, link });
        expect(letter.sms).toContain(
          language === 'zh'
            ? '请于2018年12月31日（周一）18:00前办理，逾期失效。'
            : ' Act by Mon 31 Dec 2018, 18:00 Beijing time, or the order lapses.',
        );
        expect(letter.sms.endsWith(link)).toBe(true);
        expect(letter.sms.length, letter.sms).toBeLessThanOrEqual(language === 'zh' ? 3 * 67 : 3 * 153);
        const mail = writeMail(letter, null);
        for (const part of [letter.by, letter.missed, link]) {
          expect(mail.text).toContain(part);
          expect(mail.html).toContain(part);
        }
      }
      // Without an address of the console, and in a copy, there is none.
      expect(buildLetter(name, 'websitePrincipal', 'zh', longest).sms).not.toContain('http');
    },
  );
  test('an order that has no filing number yet is named by what it is', () => {
    const letter = buildLetter('submitted', 'websitePrincipal', 'en', { ...longest, filing: '', kind: 'FIRST_FILING' });
    expect(letter.happened).toContain('(first filing)');
  });
  test.each(names)('%s: text and HTML have the same content, complete and escaped (ASVS 1.2.1)', (name) => {
    const items = returnedItems(
      [
        { item: 'website.name', code: 'WEB-01', advice: '<b onclick="x">改 & 换</b>' },
        { item: null, code: 'ORD-01' },
      ],
      'zh',
    );
    const letter = buildLetter(
      name,
      'websitePrincipal',
      'zh',
      longest,
      noticeRow(name).lists === undefined ? [] : items,
    );
    const mail = writeMail(letter, 'https://desk.example/orders/BD1?a=1&b=2');
    expect(mail.subject).toBe(letter.subject);
    for (const part of [letter.heading, letter.happened, ...letter.todo, '2018年12月31日（周一）18:00前', letter.why]) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
    expect(mail.text.includes('<b onclick="x">改 & 换</b>')).toBe(noticeRow(name).lists !== undefined);
    expect(mail.html).not.toContain('<b onclick');
    expect(mail.html).toContain('href="https://desk.example/orders/BD1?a=1&#38;b=2"');
    // Loads nothing and contains no script.
    expect(mail.html.match(/href=/g)).toHaveLength(1);
    expect(mail.html).not.toMatch(/<(img|script|link|iframe|form|object)|url\(|@import|\ssrc=/i);
    expect(mail.html.match(/<table/g)?.length).toBe(mail.html.match(/<\/table>/g)?.length);
  });
  test('a mail without a link, a deadline or a list does not mention them', () => {
    const letter = buildLetter('handedOver', 'partner', 'en', { ...longest, due: null });
    const mail = writeMail(letter, null);
    expect(letter.by).toBeNull();
    expect(mail.html).not.toMatch(/<a |<ol|What is to be corrected|>Deadline /);
    expect(mail.text).not.toMatch(/See the order|What to do now|Deadline:/);
    expect(writeMail(buildLetter('reminder', 'partner', 'en', longest), null).text).toContain(
      'Deadline: by Monday, 31 December 2018, 18:00 (Beijing time), 44 days left',
    );
  });
  test('a reminder states the waiting time, and the time left where an order lapses', () => {
    const said = (left: number | null) => buildLetter('reminder', 'websitePrincipal', 'zh', { ...longest, left });
    expect(said(38).happened).toBe(
      '订单 BD1812318639999 已等待您处理 30 天。再过 38 天没有操作将失效，填报的内容会保留。',
    );
    expect(said(null).happened).toBe('订单 BD1812318639999 已等待您处理 30 天。填报的内容会保留。');
    expect(said(38).sms).toContain('请于2018年12月31日（周一）18:00前办理，逾期失效。');
  });
  test.each(names)('%s is sent by an event that leads to its state', (name) => {
    const { on, into } = noticeRow(name);
    for (const event of on) {
      const row = orderLifeCycle.events[event];
      if (into !== undefined) expect(targetStates(row)).toContain(into);
    }
  });
  test('a mail names the provider, its hotline and site, and what the order is about; without settings it is from the desk', () => {
    const provider = {
      providerName: '样例云计算有限公司',
      providerHotline: '400-000-0000',
      providerSite: 'https://cloud.example',
      smsSignature: '样例云',
      smsSignatureEn: 'Sample Cloud',
    };
    const about = { subject: '南京样例公司', website: '样例商城', domains: ['a.example', 'b.example'] };
    const letter = buildLetter('returned', 'websitePrincipal', 'zh', { ...longest, provider, about });
    const mail = writeMail(letter, null);
    for (const part of ['主办单位或个人：南京样例公司', '网站：样例商城', '域名：a.example、b.example']) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part);
    }
    expect(mail.text).toMatch(/-- \n样例云计算有限公司\n服务热线：400-000-0000\n网站：https:\/\/cloud\.example\n/);
    expect(mail.html).toContain('>样例云计算有限公司<');
    expect(letter.sms.startsWith('【样例云】')).toBe(true);
    expect(
      buildLetter('returned', 'websitePrincipal', 'en', { ...longest, provider }).sms.startsWith('Sample Cloud: '),
    ).toBe(true);
    expect(writeMail(buildLetter('returned', 'websitePrincipal', 'zh', longest), null).text).toContain(
      '-- \n备案审核台\n您收到',
    );
  });
  test("a mail links to the partner's page of the order, except for a former contact", () => {
    const places = { ...longest, orderUrl: 'https://partner.example/o?n={order}' };
    const mail = writeMail(buildLetter('returned', 'websitePrincipal', 'zh', places), 'https://desk.example/o');
    expect(mail.text).toContain('查看订单：https://partner.example/o?n=BD1812318639999');
    expect(buildLetter('contactChanges', 'formerContact', 'zh', places).link).toBeNull();
  });
  test('an approved mail says which number the foot of the site shows, by province, and what the police ask', () => {
    const todo = (province: string, filing: string, kind: 'CHANGE_WEBSITE' | 'NEW_WEBSITE' = 'CHANGE_WEBSITE') =>
      buildLetter('approved', 'websitePrincipal', 'zh', { ...longest, province, filing, kind }).todo;
    expect(todo('320000', '苏ICP备18000001号-2')[0]).toBe(
      '在网站首页底部中央标明网站备案号 苏ICP备18000001号-2，并链接到 https://beian.miit.gov.cn。',
    );
    expect(todo('440000', '粤ICP备18000001号-2')[0]).toContain('标明主体备案号 粤ICP备18000001号，');
    expect(todo('320000', '苏ICP备18000001号', 'NEW_WEBSITE')).toEqual([
      expect.stringContaining('标明网站备案号，'),
      expect.stringContaining('30 日内，在 https://beian.mps.gov.cn'),
    ]);
  });
  test('the number of a filing comes with the code for the foot of the site, raw in the text and escaped in the HTML', () => {
    const numbers = {
      subject: '苏ICP备18000001号',
      website: '苏ICP备18000001号-2',
      approvedOn: '2026-12-01',
      policeFiled: false,
    };
    const places = { ...longest, province: '320000', kind: 'FIRST_FILING' as const, due: null, numbers };
    const letter = buildLetter('numberPublished', 'principals', 'zh', places);
    const mail = writeMail(letter, null);
    const code = '<a href="https://beian.miit.gov.cn/" target="_blank" rel="noopener">苏ICP备18000001号-2</a>';
    expect(letter.happened).toContain('主体备案号 苏ICP备18000001号，网站备案号 苏ICP备18000001号-2');
    expect(mail.text).toContain(`\n${code}\n`);
    expect(mail.html).not.toContain(code);
    expect(mail.html).toContain('&#60;a href=&#34;https://beian.miit.gov.cn/&#34;');
    expect(letter.sms).toContain('苏ICP备18000001号-2');
    const sent = (kind: 'FIRST_FILING' | 'CHANGE_WEBSITE', numbered: boolean) =>
      noticesOf('bureauApprove', 'APPROVED', noticeFacts({ kind, numbered }));
    // An approval and a publication do not say the same: whichever comes last brings the number.
    expect(sent('FIRST_FILING', false)).toEqual(['approvedNumberFollows']);
    expect(sent('FIRST_FILING', true)).toEqual(['numberPublished']);
    expect(sent('CHANGE_WEBSITE', true)).toEqual(['approved']);
  });
  test('whoever was the contact so far is told once that another one is asked for', () => {
    const sent = (more: Partial<Parameters<typeof noticeFacts>[0]>) =>
      noticesOf('submit', 'INITIAL_REVIEW', noticeFacts({ state: 'DRAFT', ...more }));
    expect(sent({ changed: ['website.principal.mobile'] })).toEqual(['submitted', 'contactChanges']);
    expect(sent({ changed: ['website.name'] })).toEqual(['submitted']);
    expect(sent({ changed: ['website.principal.mobile'], state: 'CORRECTION_REQUIRED' })).toEqual(['submitted']);
    expect(sent({ changed: ['website.principal.mobile'], kind: 'FIRST_FILING' })).toEqual(['submitted']);
  });
  test('notices of each event', () => {
    expect(noticesOf('submit', 'INITIAL_REVIEW', noticeFacts({ changed: [] }))).toEqual(['submitted']);
    expect(noticesOf('approveInitialReview', 'VERIFICATION_PENDING', noticeFacts())).toEqual(['photoDue']);
    expect(noticesOf('approveInitialReview', 'SUBMISSION_PENDING', noticeFacts())).toEqual([]);
    const shanghai = noticeFacts({ province: '310000' });
    expect(noticesOf('approveInitialReview', 'VERIFICATION_PENDING', shanghai)).toEqual(['photoDueByApp']);
    expect(noticesOf('rejectPhoto', 'VERIFICATION_PENDING', noticeFacts())).toEqual(['photoRejected']);
    expect(noticesOf('rejectPhoto', 'VERIFICATION_PENDING', shanghai)).toEqual(['photoRejectedByApp']);
    const byFace = noticeFacts({ edition: '2023-09' });
    expect(noticesOf('approveInitialReview', 'VERIFICATION_PENDING', byFace)).toEqual(['photoDueByFace']);
    expect(noticesOf('rejectPhoto', 'VERIFICATION_PENDING', byFace)).toEqual(['photoRejectedByFace']);
    expect(noticesOf('shipCurtain', null, noticeFacts())).toEqual(['curtainShipped']);
    expect(noticesOf('addNote', null, noticeFacts())).toEqual([]);
    expect(noticesOf('uploadAccepted', 'SMS_PENDING', noticeFacts())).toEqual(['handedOverToSms']);
    expect(noticesOf('uploadAccepted', 'BUREAU_REVIEW', noticeFacts())).toEqual(['handedOver']);
    expect(noticesOf('smsVerified', 'BUREAU_REVIEW', noticeFacts())).toEqual(['handedOver']);
    expect(noticesOf('expireSms', 'SMS_RETURNED', noticeFacts())).toEqual(['smsReturned']);
    expect(noticesOf('noteSmsOverdue', null, noticeFacts())).toEqual(['smsOverdue']);
  });
  test('the notice that the old domain stops is sent if one was removed, and not if one was only added', () => {
    const sent = (domains: { added: string[]; removed: string[] }) =>
      noticesOf('bureauApprove', 'APPROVED', noticeFacts({ domains }));
    expect(sent({ added: ['new.example'], removed: ['old.example'] })).toEqual(['domainReplaced']);
    expect(sent({ added: [], removed: ['old.example'] })).toEqual(['domainReplaced']);
    expect(sent({ added: ['new.example'], removed: [] })).toEqual(['approved']);
  });
});
