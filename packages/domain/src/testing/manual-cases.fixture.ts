import { branchNotTaken, type GuardCase, me } from './guard-cases.fixture.ts';
import { byHand } from './order-facts.ts';

const bureau = { id: 'bureau-one', stopped: true, firstRunOpen: null, manual: true };
const numbers = { subjectNumber: '苏ICP备2026000001号', serviceNumber: '苏ICP备2026000001号-1' };

/** Cases of the guards of orders that go by hand. The facts' day is 2 March 2026. */
export const manualCases: readonly GuardCase[] = [
  { guard: 'goesByHand', about: 'a bureau whose orders are entered by hand', facts: { bureau }, expectedCodes: [] },
  { guard: 'goesByHand', about: 'one that is sent to', expectedCodes: branchNotTaken },
  {
    guard: 'bureauConfigured',
    about: 'a stopped connection does not hold up what goes by hand',
    facts: { bureau },
    expectedCodes: [],
  },
  {
    guard: 'reportable',
    about: 'by hand no id of the bureau is needed',
    facts: {
      bureau,
      report: { problems: [{ field: 'website.bureauId', message: { zh: '网站记录号', en: 'Website record id' } }] },
    },
    expectedCodes: [],
  },
  { guard: 'notEnteredYet', about: 'it went by the interface', expectedCodes: [] },
  { guard: 'notEnteredYet', about: 'to be entered', facts: byHand('TO_ENTER'), expectedCodes: [] },
  { guard: 'notEnteredYet', about: 'recorded', facts: byHand('ENTERED'), expectedCodes: ['NOT_ENTERED_YET'] },
  { guard: 'entryRecorded', about: 'recorded', facts: byHand('ENTERED'), expectedCodes: [] },
  { guard: 'entryRecorded', about: 'to be entered', facts: byHand('TO_ENTER'), expectedCodes: ['ENTRY_RECORDED'] },
  { guard: 'somethingToConfirm', about: 'a result', facts: byHand('ANSWERED'), expectedCodes: [] },
  {
    guard: 'somethingToConfirm',
    about: 'nothing',
    facts: byHand('AT_BUREAU'),
    expectedCodes: ['SOMETHING_TO_CONFIRM'],
  },
  { guard: 'recordedByAnother', about: 'another person', facts: byHand('ENTERED'), expectedCodes: [] },
  {
    guard: 'recordedByAnother',
    about: 'the same person, also where one person does everything else',
    facts: { ...byHand('ENTERED', me.id), fourEyes: false },
    expectedCodes: ['RECORDED_BY_ANOTHER'],
  },
  { guard: 'handedOverByHand', about: 'it was', facts: byHand('AT_BUREAU'), expectedCodes: [] },
  { guard: 'handedOverByHand', about: 'it went by the interface', expectedCodes: ['HANDED_OVER_BY_HAND'] },
  { guard: 'notHandedOverByHand', about: 'it went by the interface', expectedCodes: [] },
  {
    guard: 'notHandedOverByHand',
    about: 'one supervisor is not enough',
    facts: byHand('AT_BUREAU'),
    expectedCodes: ['NOT_HANDED_OVER_BY_HAND'],
  },
  { guard: 'noAnswerRecorded', about: 'none yet', facts: byHand('AT_BUREAU'), expectedCodes: [] },
  { guard: 'noAnswerRecorded', about: 'one', facts: byHand('ANSWERED'), expectedCodes: ['NO_ANSWER_RECORDED'] },
  { guard: 'answerRecorded', about: 'one', facts: byHand('ANSWERED'), expectedCodes: [] },
  { guard: 'answerRecorded', about: 'none yet', facts: byHand('AT_BUREAU'), expectedCodes: ['ANSWER_RECORDED'] },
  { guard: 'recordedAnswerApproves', about: 'an approval', facts: byHand('ANSWERED'), expectedCodes: [] },
  { guard: 'recordedAnswerApproves', about: 'none', facts: byHand('AT_BUREAU'), expectedCodes: branchNotTaken },
  { guard: 'manualDayPossible', about: 'a screen asks', facts: byHand('TO_ENTER'), expectedCodes: [] },
  {
    guard: 'manualDayPossible',
    about: 'today',
    facts: byHand('TO_ENTER'),
    input: { day: '2026-03-02' },
    expectedCodes: [],
  },
  {
    guard: 'manualDayPossible',
    about: 'tomorrow',
    facts: byHand('TO_ENTER'),
    input: { day: '2026-03-03' },
    expectedCodes: ['MANUAL_DAY_POSSIBLE'],
  },
  {
    guard: 'manualDayPossible',
    about: 'before the push',
    facts: byHand('AT_BUREAU'),
    input: { day: '2026-03-01' },
    expectedCodes: ['MANUAL_DAY_POSSIBLE'],
  },
  { guard: 'numbersOfApproval', about: 'a refusal', input: { approves: false }, expectedCodes: [] },
  { guard: 'numbersOfApproval', about: 'a change needs none', input: { approves: true }, expectedCodes: [] },
  {
    guard: 'numbersOfApproval',
    about: 'a first filing without its numbers',
    facts: { kind: 'FIRST_FILING' },
    input: { approves: true },
    expectedCodes: ['NUMBERS_OF_APPROVAL', 'NUMBERS_OF_APPROVAL'],
  },
  {
    guard: 'numbersOfApproval',
    about: 'a first filing with both',
    facts: { kind: 'FIRST_FILING' },
    input: { approves: true, ...numbers },
    expectedCodes: [],
  },
  {
    guard: 'numbersOfApproval',
    about: 'the number of a subject in place of the website',
    facts: { kind: 'NEW_WEBSITE' },
    input: { approves: true, serviceNumber: numbers.subjectNumber },
    expectedCodes: ['NUMBERS_OF_APPROVAL'],
  },
];
