import type { GuardInput } from '../order/events/all.ts';
import type { OrderFacts } from '../order/facts.ts';
import { branchNotTaken, type GuardCase } from './guard-cases.fixture.ts';
import { openAttempt } from './order-facts.ts';

const result = { submissionId: 'submission-one', day: '2026-03-02', codes: [] };
const refusedFile = { submissionId: 'submission-one', code: '7' };

/** A result with attempts to which it belongs and attempts to which it does not. */
const attribution: readonly [
  about: string,
  attempt: Partial<NonNullable<OrderFacts['attempt']>> | null,
  input: GuardInput,
  says: readonly string[],
][] = [
  ['of the day it was sent', {}, result, []],
  ['of a later day', {}, { ...result, day: '2026-03-20' }, []],
  ['while it is being sent: proves it arrived', { state: 'SENDING' }, result, []],
  ["while the call's answer is unknown: proves it arrived", { state: 'UNKNOWN' }, result, []],
  ['answered by an SMS return before: the result settles it', { answered: true }, result, []],
  ['a file refused by the call has no day', { state: 'REFUSED' }, refusedFile, []],
  ['a verdict on a file that was refused', { state: 'REFUSED' }, result, ['NOT_SENT']],
  ['the order was never sent', null, result, ['RESULT_IS_OF_THIS_ATTEMPT']],
  ['prepared, not sent', { state: 'PREPARED', sentDay: null }, result, ['NOT_SENT']],
  ['sent once and put back', { state: 'PREPARED' }, result, ['NOT_SENT']],
  ['of the day before', {}, { ...result, day: '2026-03-01' }, ['BEFORE_SENDING']],
  ['an earlier attempt of the subject is not answered', { earlierAnswered: false }, result, ['EARLIER_UNANSWERED']],
  ['the subject has a later attempt, or a push that is not in a file', { current: false }, result, ['NOT_THE_LATEST']],
  ['another file', {}, { ...result, submissionId: 'submission-two' }, ['NOT_THE_LATEST']],
  ['no file', {}, { codes: [] }, ['NOT_THE_LATEST']],
  [
    'everything at once',
    { state: 'PREPARED', current: false, earlierAnswered: false },
    { ...result, day: '2026-03-01' },
    ['NOT_THE_LATEST', 'NOT_SENT', 'BEFORE_SENDING', 'EARLIER_UNANSWERED'],
  ],
];

/** Cases of the guards for the bureau's answers and for missing answers. */
export const bureauAnswerCases: readonly GuardCase[] = [
  ...attribution.map(
    ([about, attempt, input, says]): GuardCase => ({
      guard: 'resultIsOfThisAttempt',
      about,
      facts: { attempt: attempt && { ...openAttempt, ...attempt } },
      input,
      expectedCodes: says,
    }),
  ),
  { guard: 'noAnswerOutstanding', about: 'every attempt of the subject is answered', expectedCodes: [] },
  {
    guard: 'noAnswerOutstanding',
    about: 'one is not',
    facts: { unanswered: ['submission-one'] },
    expectedCodes: ['NO_ANSWER_OUTSTANDING'],
  },
  { guard: 'somethingUnanswered', about: 'one is not', facts: { unanswered: ['submission-one'] }, expectedCodes: [] },
  { guard: 'somethingUnanswered', about: 'all are', expectedCodes: ['SOMETHING_UNANSWERED'] },
  { guard: 'notNumbered', about: 'pushed, in no file', expectedCodes: [] },
  {
    guard: 'notNumbered',
    about: 'pushed again, in no file',
    facts: { attempt: { ...openAttempt, answered: true, current: false } },
    expectedCodes: [],
  },
  {
    guard: 'notNumbered',
    about: 'its file was split, the new one has no number',
    facts: { attempt: { ...openAttempt, state: 'REFUSED', answered: true } },
    expectedCodes: [],
  },
  {
    guard: 'notNumbered',
    about: 'its file has a number and is not sent',
    facts: { attempt: { ...openAttempt, state: 'PREPARED', sentDay: null } },
    expectedCodes: ['NOT_NUMBERED'],
  },
  { guard: 'answerApproves', about: 'approved', input: { approves: true }, expectedCodes: [] },
  { guard: 'answerApproves', about: 'refused', input: { approves: false }, expectedCodes: branchNotTaken },
  { guard: 'answerApproves', about: 'nothing asked yet', expectedCodes: branchNotTaken },
  { guard: 'evidenceAttached', about: 'nothing asked yet', expectedCodes: [] },
  { guard: 'evidenceAttached', about: 'in words', input: { approves: true, evidence: '管局网站' }, expectedCodes: [] },
  {
    guard: 'evidenceAttached',
    about: 'a scan',
    input: { approves: false, evidenceId: 'evidence-one' },
    expectedCodes: [],
  },
  { guard: 'evidenceAttached', about: 'neither', input: { approves: true }, expectedCodes: ['EVIDENCE_ATTACHED'] },
];
