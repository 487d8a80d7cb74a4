import type { OrderFacts } from '../order/facts.ts';
import type { Actor } from '../staff/roles.ts';
import type { GuardCase } from './guard-cases.fixture.ts';
import { openAttempt, openSms } from './order-facts.ts';

const ministry: Actor = { kind: 'system', id: 'ministry', roles: ['ministry'], name: 'ministry' };
const clock: Actor = { kind: 'system', id: 'clock', roles: ['clock'], name: 'clock' };
type Sms = NonNullable<OrderFacts['sms']>;
type Phone = Sms['phones'][number];

const deadline = '2026-03-04T02:00:00.000Z';
const after = '2026-03-04T02:00:01.000Z';
/** Facts of an order whose attempt has these phones: `openSms` with the given overrides. */
const phones = (some: readonly Partial<Phone>[], more: Partial<Sms> = {}, now = after): Partial<OrderFacts> => ({
  now,
  state: 'SMS_PENDING',
  attempt: openAttempt,
  sms: { ...openSms, ...more, phones: some.map((one) => ({ ...(openSms.phones[0] as Phone), ...one })) },
});
const result = { submissionId: 'submission-one', day: '2026-03-02', codes: [] };
const ofAttempt = { submissionId: 'submission-one' };

export const smsCases: readonly GuardCase[] = [
  { guard: 'noNewerAttempt', about: 'of the latest', facts: phones([{}]), input: ofAttempt, expectedCodes: [] },
  { guard: 'noNewerAttempt', about: 'a screen asks', facts: phones([{}]), expectedCodes: [] },
  {
    guard: 'noNewerAttempt',
    about: 'never checked',
    facts: { attempt: openAttempt },
    expectedCodes: ['NO_NEWER_ATTEMPT'],
  },
  {
    guard: 'noNewerAttempt',
    about: 'sent again since',
    facts: { ...phones([{}]), attempt: { ...openAttempt, submissionId: 'submission-two' } },
    input: ofAttempt,
    expectedCodes: ['NO_NEWER_ATTEMPT'],
  },
  {
    guard: 'noNewerAttempt',
    about: 'an answer about the attempt before',
    facts: phones([{}]),
    input: { submissionId: 'submission-zero' },
    expectedCodes: ['NO_NEWER_ATTEMPT'],
  },
  {
    guard: 'allPhonesVerified',
    about: 'both',
    actor: ministry,
    facts: phones([{ state: 'verified' }, { state: 'verified' }]),
    expectedCodes: [],
  },
  {
    guard: 'allPhonesVerified',
    about: 'one of two',
    actor: ministry,
    facts: phones([{ state: 'verified' }, {}]),
    expectedCodes: ['ALL_PHONES_VERIFIED'],
  },
  { guard: 'allPhonesVerified', about: 'a reviewer knows it from the page', facts: phones([{}]), expectedCodes: [] },
  {
    guard: 'somePhoneFailed',
    about: 'one of two',
    actor: ministry,
    facts: phones([{ state: 'failed' }, {}]),
    expectedCodes: [],
  },
  {
    guard: 'somePhoneFailed',
    about: 'none',
    actor: ministry,
    facts: phones([{}]),
    expectedCodes: ['SOME_PHONE_FAILED'],
  },
  { guard: 'somePhoneFailed', about: 'a reviewer knows it from the page', facts: phones([{}]), expectedCodes: [] },
  { guard: 'deskIsAsked', about: 'asked', facts: phones([{}], { deskAsked: true }), expectedCodes: [] },
  { guard: 'deskIsAsked', about: 'the port answers', facts: phones([{}]), expectedCodes: ['DESK_IS_ASKED'] },
  { guard: 'deskIsAsked', about: 'the ministry itself', actor: ministry, facts: phones([{}]), expectedCodes: [] },
  { guard: 'evidenceGiven', about: 'a screen asks', expectedCodes: [] },
  { guard: 'evidenceGiven', about: 'given', input: { evidence: '管局网站显示已核验' }, expectedCodes: [] },
  { guard: 'evidenceGiven', about: 'none', input: {}, expectedCodes: ['EVIDENCE_GIVEN'] },
  { guard: 'evidenceGiven', about: 'the ministry needs none', actor: ministry, input: ofAttempt, expectedCodes: [] },
  {
    guard: 'windowIsOver',
    about: 'asked after the deadline: not verified',
    facts: phones([{ answeredAt: deadline }]),
    expectedCodes: [],
  },
  { guard: 'windowIsOver', about: 'the ministry says so', facts: phones([{ state: 'timedOut' }]), expectedCodes: [] },
  {
    guard: 'windowIsOver',
    about: 'last answered before the deadline',
    facts: phones([{ answeredAt: '2026-03-04T01:59:59.999Z' }]),
    expectedCodes: ['WINDOW_IS_OVER'],
  },
  {
    guard: 'windowIsOver',
    about: 'never answered',
    facts: phones([{ answeredAt: null }]),
    expectedCodes: ['WINDOW_IS_OVER'],
  },
  {
    guard: 'windowIsOver',
    about: 'verified',
    facts: phones([{ state: 'verified', answeredAt: after }]),
    expectedCodes: ['WINDOW_IS_OVER'],
  },
  {
    guard: 'smsIsOverdue',
    about: 'not sent five minutes after the hand-over',
    actor: clock,
    facts: phones([{ sentAt: null, answeredAt: '2026-03-02T02:05:00.000Z' }]),
    expectedCodes: [],
  },
  {
    guard: 'smsIsOverdue',
    about: 'not asked since',
    actor: clock,
    facts: phones([{ sentAt: null, answeredAt: '2026-03-02T02:04:59.999Z' }]),
    expectedCodes: ['SMS_IS_OVERDUE'],
  },
  { guard: 'smsIsOverdue', about: 'sent', facts: phones([{ answeredAt: after }]), expectedCodes: ['SMS_IS_OVERDUE'] },
  {
    guard: 'smsIsOverdue',
    about: 'noted already',
    facts: phones([{ sentAt: null, answeredAt: after }], { overdueNoted: true }),
    expectedCodes: ['SMS_IS_OVERDUE'],
  },
  { guard: 'smsIsOverdue', about: 'never checked', expectedCodes: ['SMS_IS_OVERDUE'] },
  { guard: 'deskNotAskedYet', about: 'not yet', facts: phones([{}]), expectedCodes: [] },
  {
    guard: 'deskNotAskedYet',
    about: 'asked',
    facts: phones([{}], { deskAsked: true }),
    expectedCodes: ['DESK_NOT_ASKED_YET'],
  },
  {
    guard: 'ministryIsSilent',
    about: 'there is no port',
    facts: phones([{}]),
    input: { port: false },
    expectedCodes: [],
  },
  {
    guard: 'ministryIsSilent',
    about: 'no answer after the deadline',
    facts: phones([{}]),
    input: { port: true },
    expectedCodes: [],
  },
  {
    guard: 'ministryIsSilent',
    about: 'no answer yet, before the deadline',
    facts: phones([{ answeredAt: null }], {}, '2026-03-04T01:59:59.999Z'),
    input: { port: true },
    expectedCodes: ['MINISTRY_IS_SILENT'],
  },
  {
    guard: 'ministryIsSilent',
    about: 'answered after the deadline',
    facts: phones([{ answeredAt: after }]),
    input: { port: true },
    expectedCodes: ['MINISTRY_IS_SILENT'],
  },
  {
    guard: 'resultIsOfThisAttempt',
    about: 'an SMS return leaves it to the result',
    facts: { ...phones([{ state: 'timedOut' }]), attempt: { ...openAttempt, answered: true } },
    input: result,
    expectedCodes: [],
  },
];
