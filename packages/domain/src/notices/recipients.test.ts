import { describe, expect, test } from 'vitest';
import { targetStates } from '../life-cycle/define.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { eventRow, liveEvents, orderLifeCycle } from '../order/life-cycle.ts';
import { smsPersonsOf } from '../order/sms.ts';
import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';
import type { Rules } from '../province/rule-set.ts';
import { noticeFacts } from '../testing/order-facts.ts';
import { buildLetter, type NoticeValues } from './letter.ts';
import { ownersOf, roles } from './notice-row.ts';
import { noticeRow, noticesOf } from './notice-rows.ts';
import { actingPrincipals, type Contacts, messagesOf } from './recipients.ts';

const mobiles = { subject: '13000000001', website: '13000000002' } as const;
const two: Omit<Contacts, 'kind' | 'asked'> = {
  principals: {
    subject: { sms: mobiles.subject, mail: 'subject@reader.example' },
    website: { sms: mobiles.website, mail: 'website@reader.example' },
  },
  onePerson: false,
  partnerMail: 'partner@reader.example',
  former: { sms: [], mail: [] },
};
const one: typeof two = { ...two, principals: { subject: two.principals.subject, website: two.principals.subject } };
const people = { 'two principals': two, 'one principal': one } as const;
const editions: readonly Rules[] = ['2018-06', '2023-09-04'];

/** The persons with a step of their own in a state: whose photo is taken, whose phones are asked. */
function openSteps(state: OrderState, kind: OrderKind, edition: Rules): readonly PrincipalOwner[] {
  if (state === 'VERIFICATION_PENDING') return kindRow(kind).photo ? ['website'] : [];
  return state === 'SMS_PENDING' ? smsPersonsOf(kind, edition) : [];
}
/** Events by which a person comes to have a step, or has it still. */
const steps: readonly { event: LiveEvent; state: OrderState; moved: boolean }[] = liveEvents.flatMap((event) => {
  const row = eventRow(event);
  const into = targetStates(orderLifeCycle.events[event]).map((state) => ({ event, state, moved: true }));
  const stays = row.to === undefined && ['remind', 'noteSmsOverdue'].includes(event);
  return [...into, ...(stays ? row.from.map((state) => ({ event, state, moved: false })) : [])];
});
const values: NoticeValues = {
  order: 'BD1812318639999',
  filing: '苏ICP备18000001号-1',
  kind: 'CHANGE_WEBSITE',
  hours: 48,
  days: 15,
  left: null,
  guide: 'guide',
  courier: 'courier',
  tracking: 'tracking',
  next: '',
  due: null,
};

describe.each(orderKinds)('%s', (kind) => {
  test.each(Object.keys(people) as (keyof typeof people)[])(
    'each person with an open step has a message that names it: %s',
    (name) => {
      const reached = people[name];
      let asked = 0;
      for (const edition of editions)
        for (const { event, state, moved } of steps) {
          const open = openSteps(state, kind, edition);
          // Persons are asked anew by the ministry alone; an order comes to wait for its photo by an event with a notice.
          const facts = noticeFacts({ kind, edition, state: moved ? 'INITIAL_REVIEW' : state, province: '320000' });
          const phones = open.map((owner) => ({ owner, mobile: reached.principals[owner].sms ?? '', sent: false }));
          const contacts: Contacts = { ...reached, kind, asked: state === 'SMS_PENDING' ? phones : [] };
          const rows = noticesOf(event, moved ? state : null, facts).map((notice) => ({
            notice,
            row: noticeRow(notice),
          }));
          for (const owner of open) {
            const told = rows.flatMap(({ notice, row }) =>
              messagesOf(row, contacts)
                .filter(({ recipient, channel }) => channel === 'sms' && ownersOf[recipient].includes(owner))
                .map((message) => ({ ...message, notice, acting: actingPrincipals(row, contacts) })),
            );
            const step = `${edition} ${event} ${state} ${owner}`;
            expect(
              told.map(({ address }) => address),
              step,
            ).toEqual([reached.principals[owner].sms]);
            for (const { notice, recipient, acting } of told) {
              const letter = buildLetter(notice, recipient, 'zh', { ...values, kind, acting });
              expect(letter.todoOf, step).toBeUndefined();
              expect(letter.sms, step).toMatch(
                state === 'SMS_PENDING' ? /验证码/ : /作为(网站|服务)负责人.*(拍照|采集|核验)/,
              );
              // The number that is asked is the reader's own.
              if (state === 'SMS_PENDING')
                expect(letter.sms, step).toContain(
                  roles[recipient as keyof typeof roles].zh.replace('网站', kind.endsWith('_APP') ? '服务' : '网站'),
                );
              asked += 1;
            }
          }
          // Whoever needs not act has no SMS that tells to.
          const acting = [...new Set(rows.flatMap(({ row }) => actingPrincipals(row, contacts)))];
          for (const { recipient, channel } of rows.flatMap(({ row }) => messagesOf(row, contacts)))
            if (channel === 'sms') expect(ownersOf[recipient].every((owner) => acting.includes(owner))).toBe(true);
          // The partner has each notice that a principal has.
          for (const { notice, row } of rows)
            if (messagesOf(row, contacts).some(({ recipient }) => ownersOf[recipient].length > 0))
              expect(
                messagesOf(row, contacts).filter(({ recipient }) => recipient === 'partner'),
                notice,
              ).toHaveLength(1);
        }
      expect(asked).toBeGreaterThan(0);
    },
  );
});

test('the link of a face check reaches the website principal alone; the subject principal and the partner have a copy by mail', () => {
  const contacts: Contacts = { ...two, kind: 'FIRST_FILING', asked: [] };
  const row = noticeRow('photoDueByFace');
  expect(messagesOf(row, contacts)).toEqual([
    { recipient: 'websitePrincipal', channel: 'sms', address: mobiles.website },
    { recipient: 'websitePrincipal', channel: 'mail', address: 'website@reader.example' },
    { recipient: 'subjectPrincipal', channel: 'mail', address: 'subject@reader.example' },
    { recipient: 'partner', channel: 'mail', address: 'partner@reader.example' },
  ]);
  const copy = buildLetter('photoDueByFace', 'subjectPrincipal', 'zh', { ...values, acting: ['website'] });
  expect(copy.todoOf).toBe('网站负责人');
});

test('one phone or mailbox of both principals has one message, which names both', () => {
  const row = noticeRow('handedOverToSms');
  const phone = mobiles.subject;
  const asked = (['subject', 'website'] as const).map((owner) => ({ owner, mobile: phone, sent: false }));
  const shared = messagesOf(row, { ...one, kind: 'FIRST_FILING', asked });
  expect(shared.map(({ recipient, channel }) => `${recipient} ${channel}`)).toEqual([
    'principals sms',
    'principals mail',
    'partner mail',
  ]);
  // Two phones, one mailbox.
  const phones = (['subject', 'website'] as const).map((owner) => ({ owner, mobile: mobiles[owner], sent: false }));
  const mailbox = { ...two.principals.website, mail: two.principals.subject.mail ?? '' };
  const apart = { ...two, principals: { subject: two.principals.subject, website: mailbox } };
  expect(messagesOf(row, { ...apart, kind: 'FIRST_FILING', asked: phones }).map(({ recipient }) => recipient)).toEqual([
    'subjectPrincipal',
    'principals',
    'websitePrincipal',
    'partner',
  ]);
});

test('one person with two phones is told once, but by each phone that the ministry asks', () => {
  const person = { ...two, kind: 'CHANGE_BOTH' as const, onePerson: true };
  expect(messagesOf(noticeRow('submitted'), { ...person, asked: [] })).toEqual([
    { recipient: 'principals', channel: 'sms', address: mobiles.subject },
    { recipient: 'principals', channel: 'mail', address: 'subject@reader.example' },
    { recipient: 'partner', channel: 'mail', address: 'partner@reader.example' },
  ]);
  const asked = (['subject', 'website'] as const).map((owner) => ({ owner, mobile: mobiles[owner], sent: false }));
  const phones = messagesOf(noticeRow('handedOverToSms'), { ...person, asked }).filter(
    ({ channel }) => channel === 'sms',
  );
  expect(phones.map(({ recipient, address }) => [recipient, address])).toEqual([
    ['subjectPrincipal', mobiles.subject],
    ['websitePrincipal', mobiles.website],
  ]);
});

test('that a code is late is told to whom none was sent', () => {
  const asked = [
    { owner: 'subject', mobile: mobiles.subject, sent: true },
    { owner: 'website', mobile: mobiles.website, sent: false },
  ] as const;
  const told = messagesOf(noticeRow('smsOverdue'), { ...two, kind: 'FIRST_FILING', asked });
  expect(told.map(({ recipient }) => recipient)).toEqual(['websitePrincipal', 'websitePrincipal', 'partner']);
});

test('a new access is told by the mobile that the ministry asks, the one filed for the website principal, whoever is both', () => {
  const person = { ...two, kind: 'NEW_ACCESS' as const, onePerson: true };
  const asked = [{ owner: 'website' as const, mobile: mobiles.website, sent: false }];
  const told = messagesOf(noticeRow('handedOverToSms'), { ...person, asked });
  expect(told.filter(({ channel }) => channel === 'sms')).toEqual([
    { recipient: 'websitePrincipal', channel: 'sms', address: mobiles.website },
  ]);
});
