import { describe, expect, test } from 'vitest';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { noticeFacts } from '../testing/order-facts.ts';
import { buildLetter } from './letter.ts';
import type { Recipient } from './notice-row.ts';
import { type NoticeName, noticesOf } from './notice-rows.ts';
import { noticeCells, sampleValuesOf } from './samples.ts';

const recipients: readonly Recipient[] = ['subjectPrincipal', 'websitePrincipal', 'principals', 'partner'];

/** Everything that any reader of a notice is told about an order of this kind. */
const saidTo = (kind: OrderKind, name?: NoticeName): string[] =>
  noticeCells
    .filter((cell) => cell.kind === kind && (name === undefined || cell.name === name))
    .flatMap(({ name: notice, facts }) =>
      (['zh', 'en'] as const).flatMap((language) =>
        recipients.map((recipient) => {
          const { link: _, ...values } = sampleValuesOf(notice, facts, language);
          const { subject, happened, todo, sms } = buildLetter(notice, recipient, language, values);
          return [notice, subject, happened, ...todo, sms].join('\n');
        }),
      ),
    );

/** What would be untrue of an order of a kind. */
const untrue: Readonly<Record<OrderKind, RegExp>> = {
  CHANGE_WEBSITE: /注销备案|尚未备案|取消接入|not filed yet|cancell/,
  CHANGE_SUBJECT: /注销备案|尚未备案|取消接入|not filed yet|cancell/,
  CHANGE_BOTH: /注销备案|尚未备案|取消接入|not filed yet|cancell/,
  CHANGE_ACCESS: /注销备案|尚未备案|取消接入|not filed yet|cancell/,
  CANCEL_WEBSITE: /变更期间|尚未备案|取消接入|主体已|not filed yet|subject is cancelled/,
  CANCEL_SUBJECT: /变更期间|尚未备案|取消接入|not filed yet/,
  // It stays filed with the other provider.
  CANCEL_ACCESS:
    /停止访问|停止(域名)?解析|到境内服务器的解析|重新备案|注销|变更期间|must stop|no longer filed|fil\w+ anew|resolution/,
  // Nothing is filed yet, nothing of the kind is affected or stays as it is.
  FIRST_FILING: /已备案的网站不受影响|不受影响|照旧|变更|注销|not affected|stays? (filed|reachable)|filed stays/,
  NEW_WEBSITE: /已备案的网站不受影响|不受影响|照旧|变更|注销|not affected|stays? (filed|reachable)|filed stays/,
  // It is filed and may be served elsewhere: what waits is the access here.
  FIRST_APP: /网站|不受影响|照旧|变更|注销|website|not affected|stays? (filed|reachable)|filed stays/,
  NEW_APP: /网站|不受影响|照旧|变更|注销|website|not affected|stays? (filed|reachable)|filed stays/,
  CHANGE_APP: /网站|注销备案|尚未备案|取消接入|website|not filed yet|cancell/,
  CANCEL_APP: /网站|变更期间|尚未备案|取消接入|主体已|website|not filed yet|subject is cancelled/,
  NEW_ACCESS: /尚未备案|不能开通|开通前|变更期间|注销|not filed yet|must not be reachable/,
};

describe.each(orderKinds)('%s', (kind) => {
  test('no notice says what is untrue of it, or leaves a placeholder', () => {
    const texts = saidTo(kind);
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) {
      expect(text).not.toMatch(untrue[kind]);
      expect(text).not.toMatch(/[{}]|undefined|。。|\.\.| {2}|，。/);
    }
  });

  test('one approval is one message to each reader, whatever else it brings about', () => {
    for (const next of [null, 'BD1806153601711'])
      for (const removed of [[], ['old.example']]) {
        const facts = noticeFacts({ kind, plan: { waitsFor: null, next }, domains: { added: [], removed } });
        const names = noticesOf('bureauApprove', 'APPROVED', facts);
        expect(names).toHaveLength(1);
        expect(names[0] === 'nextStepDue').toBe(next !== null);
      }
  });

  test('whoever returns, gives up, or loses it is told what stays as it is filed', () => {
    const { unchanged } = kindRow(kind).site;
    for (const name of [
      'returned',
      'rejected',
      'lapsed',
      'bureauRefused',
      'withdrawn',
      'abandoned',
      'heldUp',
    ] as const) {
      const texts = saidTo(kind, name);
      expect(texts.filter((text) => text.includes(unchanged.zh) || text.includes(unchanged.en))).toHaveLength(
        texts.length,
      );
    }
  });
});

test('a cancelled filing says what ends, by when, what to do with the domain, and that the number is shown no longer', () => {
  for (const kind of ['CANCEL_WEBSITE', 'CANCEL_SUBJECT'] as const) {
    const [said] = saidTo(kind, 'siteEnds');
    for (const part of ['须停止访问', '收到本通知当日', '到境内服务器的解析', '可以保留或转让', '不得再标明'])
      expect(said).toContain(part);
  }
});

test('a new access is told its number stays: none is announced, no filing password comes', () => {
  for (const numbered of [false, true])
    expect(noticesOf('bureauApprove', 'APPROVED', noticeFacts({ kind: 'NEW_ACCESS', numbered }))).toEqual(['approved']);
  for (const text of saidTo('NEW_ACCESS')) expect(text).not.toMatch(/公布|备案密码|publish|password/);
  expect(saidTo('NEW_ACCESS', 'approved')[0]).toContain('备案号不变');
});

test('an approval before the publication of the number asks nobody to show it', () => {
  const [said] = saidTo('NEW_WEBSITE', 'nextStepDue');
  expect(said).toContain('备案号由管局随后公布，公布后立即通知您');
  expect(said).not.toMatch(/悬挂|标明/);
});

test('by when we act is said with its weekday, and "as soon as we can" where there is no day', () => {
  const facts = noticeFacts();
  for (const name of ['heldUp', 'smsReturned', 'bureauRefused'] as const) {
    const values = sampleValuesOf(name, facts, 'zh');
    expect(buildLetter(name, 'partner', 'zh', values).happened).toContain('在2018年6月21日（周四）18:00前');
    expect(buildLetter(name, 'partner', 'en', { ...values, ours: null }).happened).toContain('as soon as we can');
  }
});

test('the police filing of a new access is asked for only where there is none yet', () => {
  for (const text of saidTo('NEW_ACCESS'))
    if (text.includes('beian.mps.gov.cn')) expect(text).toMatch(/尚未办理公安联网备案的|not filed with the police yet/);
});

test('an abandoned order is told if it was submitted before, a withdrawn one always, a long closure of the bureau also', () => {
  const facts = noticeFacts({ state: 'DRAFT' });
  expect(noticesOf('abandon', 'ABANDONED', facts)).toEqual(['abandoned']);
  expect(noticesOf('abandon', 'ABANDONED', { ...facts, submitted: false })).toEqual([]);
  expect(noticesOf('withdraw', 'DRAFT', noticeFacts({ state: 'INITIAL_REVIEW' }))).toEqual(['withdrawn']);
  expect(noticesOf('moveDue', null, { ...facts, heldUpMs: 8 * 3_600_000 })).toEqual(['heldUp']);
  expect(noticesOf('moveDue', null, { ...facts, heldUpMs: 3_600_000 })).toEqual([]);
});
