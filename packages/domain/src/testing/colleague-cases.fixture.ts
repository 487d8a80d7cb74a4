import type { GuardInput } from '../order/events/all.ts';
import type { OrderFacts } from '../order/facts.ts';
import type { Actor } from '../staff/roles.ts';
import { type GuardCase, me } from './guard-cases.fixture.ts';

const three = { id: 'staff-three', name: 'Three' };
const colleague: NonNullable<OrderFacts['colleague']> = {
  ...three,
  reviews: true,
  skills: { provinces: [], kinds: [] },
  availability: { cap: null, absences: [] },
  assigned: 0,
};
const away = { ...colleague, availability: { cap: null, absences: [{ from: '2026-03-02', until: '2026-03-02' }] } };
const full = { ...colleague, availability: { cap: 2, absences: [] }, assigned: 2 };
const assignee = { ...three, takes: true };
const supervisor: Actor = { kind: 'staff', id: 'staff-super', roles: ['supervisor'], name: 'Super' };
const named = { staffId: three.id };
const asked = { id: 'advice-one', askedBy: three.id, of: me.id };
const ofSupervisors = { ...asked, of: null };
const unreached: GuardInput = { reasons: [{ code: 'CON-02', item: null }] };
const misses = (...at: string[]) => at.map((time) => `2026-03-02T${time}:00.000Z`);

/**
 * Cases of the guards for assignment, advice, escalation and calls. The facts' `now` is 02:00 UTC, 10:00 in Shanghai.
 */
export const colleagueCases: readonly GuardCase[] = [
  { guard: 'assigneeReviews', about: 'a screen asks', expectedCodes: [] },
  { guard: 'assigneeReviews', about: 'taken back', input: { staffId: null }, expectedCodes: [] },
  { guard: 'assigneeReviews', about: 'a reviewer', facts: { colleague }, input: named, expectedCodes: [] },
  {
    guard: 'assigneeReviews',
    about: 'nobody who may sign in',
    facts: { colleague: null },
    input: named,
    expectedCodes: ['NO_SUCH_REVIEWER'],
  },
  {
    guard: 'assigneeReviews',
    about: 'an administrator',
    facts: { colleague: { ...colleague, reviews: false } },
    input: named,
    expectedCodes: ['NO_SUCH_REVIEWER'],
  },
  { guard: 'assigneeIsThere', about: 'a screen asks', expectedCodes: [] },
  { guard: 'assigneeIsThere', about: 'no absence', facts: { colleague }, input: named, expectedCodes: [] },
  {
    guard: 'assigneeIsThere',
    about: 'away today',
    facts: { colleague: away },
    input: named,
    expectedCodes: ['ASSIGNEE_AWAY'],
  },
  {
    guard: 'assigneeIsThere',
    about: 'still there at 23:59 of the day before, in Shanghai',
    facts: { colleague: away, now: '2026-03-01T15:59:59.000Z' },
    input: named,
    expectedCodes: [],
  },
  {
    guard: 'assigneeIsThere',
    about: 'away to the end of the last day, in Shanghai',
    facts: { colleague: away, now: '2026-03-02T15:59:59.000Z' },
    input: named,
    expectedCodes: ['ASSIGNEE_AWAY'],
  },
  {
    guard: 'assigneeIsThere',
    about: 'back',
    facts: { colleague: away, now: '2026-03-02T16:00:00.000Z' },
    input: named,
    expectedCodes: [],
  },
  { guard: 'assigneeHasRoom', about: 'a screen asks', expectedCodes: [] },
  { guard: 'assigneeHasRoom', about: 'no cap', facts: { colleague }, input: named, expectedCodes: [] },
  {
    guard: 'assigneeHasRoom',
    about: 'room for one',
    facts: { colleague: { ...full, assigned: 1 } },
    input: named,
    expectedCodes: [],
  },
  { guard: 'assigneeHasRoom', about: 'full', facts: { colleague: full }, input: named, expectedCodes: ['CAP_REACHED'] },
  { guard: 'isThere', about: 'at work', expectedCodes: [] },
  { guard: 'isThere', about: 'away', facts: { away: true }, expectedCodes: ['IS_THERE'] },
  { guard: 'assigneeMayDecide', about: 'a screen asks', expectedCodes: [] },
  { guard: 'assigneeMayDecide', about: 'takes on everything', facts: { colleague }, input: named, expectedCodes: [] },
  {
    guard: 'assigneeMayDecide',
    about: 'neither the province nor the kind',
    facts: { colleague: { ...colleague, skills: { provinces: ['310000'], kinds: ['CHANGE_SUBJECT'] } } },
    input: named,
    expectedCodes: ['PROVINCE_NOT_TAKEN', 'KIND_NOT_TAKEN'],
  },
  {
    guard: 'assigneeMayDecide',
    about: 'to push what they approved',
    facts: { colleague, state: 'SUBMISSION_PENDING', initialApprovedBy: three.id },
    input: named,
    expectedCodes: ['FOUR_EYES'],
  },
  {
    guard: 'assigneeMayDecide',
    about: 'the photo of what they approved',
    facts: { colleague, state: 'PHOTO_REVIEW', initialApprovedBy: three.id },
    input: named,
    expectedCodes: [],
  },
  { guard: 'assignmentChanges', about: 'a screen asks', expectedCodes: [] },
  {
    guard: 'assignmentChanges',
    about: 'from nobody to somebody',
    facts: { colleague },
    input: named,
    expectedCodes: [],
  },
  { guard: 'assignmentChanges', about: 'taken back', facts: { assignee }, input: { staffId: null }, expectedCodes: [] },
  {
    guard: 'assignmentChanges',
    about: 'to the same person',
    facts: { assignee, colleague },
    input: named,
    expectedCodes: ['ASSIGNED_ALREADY'],
  },
  {
    guard: 'assignmentChanges',
    about: 'from nobody to nobody',
    input: { staffId: null },
    expectedCodes: ['ASSIGNED_ALREADY'],
  },
  { guard: 'notAssignedToAnother', about: 'nobody’s', expectedCodes: [] },
  { guard: 'notAssignedToAnother', about: 'mine', facts: { assignee: { ...assignee, id: me.id } }, expectedCodes: [] },
  {
    guard: 'notAssignedToAnother',
    about: 'another’s',
    facts: { assignee },
    expectedCodes: ['NOT_ASSIGNED_TO_ANOTHER'],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'another’s, due in a minute',
    facts: { assignee, dueAt: '2026-03-02T02:01:00.000Z' },
    expectedCodes: ['NOT_ASSIGNED_TO_ANOTHER'],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'another’s, due to the instant',
    facts: { assignee, dueAt: '2026-03-02T02:00:00.000Z' },
    expectedCodes: [],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'of one who left',
    facts: { assignee: { ...assignee, takes: false } },
    expectedCodes: [],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'of one who may not push it',
    facts: { assignee, state: 'SUBMISSION_PENDING', initialApprovedBy: three.id },
    expectedCodes: [],
  },
  {
    guard: 'adviserReviews',
    about: 'of the supervisors',
    input: { staffId: null, question: 'why' },
    expectedCodes: [],
  },
  { guard: 'adviserReviews', about: 'of a colleague', facts: { colleague }, input: named, expectedCodes: [] },
  {
    guard: 'adviserReviews',
    about: 'of nobody there',
    facts: { colleague: null },
    input: named,
    expectedCodes: ['NO_SUCH_REVIEWER'],
  },
  {
    guard: 'adviserReviews',
    about: 'of oneself',
    facts: { colleague: { ...colleague, id: me.id } },
    input: { staffId: me.id },
    expectedCodes: ['ASKS_ONESELF'],
  },
  { guard: 'adviceIsAsked', about: 'nobody asks', expectedCodes: ['ADVICE_IS_ASKED'] },
  { guard: 'adviceIsAsked', about: 'of me', facts: { advice: [asked] }, expectedCodes: [] },
  {
    guard: 'adviceIsAsked',
    about: 'of the supervisors',
    facts: { advice: [ofSupervisors] },
    expectedCodes: ['ADVICE_IS_ASKED'],
  },
  {
    guard: 'adviceIsAsked',
    about: 'a supervisor is',
    facts: { advice: [ofSupervisors] },
    actor: supervisor,
    expectedCodes: [],
  },
  {
    guard: 'adviceIsAsked',
    about: 'by me',
    facts: { advice: [{ ...asked, askedBy: me.id, of: three.id }] },
    expectedCodes: ['ADVICE_IS_ASKED'],
  },
  { guard: 'adviceStillOpen', about: 'a screen asks', expectedCodes: [] },
  {
    guard: 'adviceStillOpen',
    about: 'open',
    facts: { advice: [asked] },
    input: { adviceId: asked.id },
    expectedCodes: [],
  },
  {
    guard: 'adviceStillOpen',
    about: 'answered meanwhile',
    input: { adviceId: asked.id },
    expectedCodes: ['ADVICE_STILL_OPEN'],
  },
  { guard: 'notEscalated', about: 'none open', expectedCodes: [] },
  { guard: 'notEscalated', about: 'one is', facts: { escalation: 'escalation-one' }, expectedCodes: ['NOT_ESCALATED'] },
  { guard: 'isEscalated', about: 'one is open', facts: { escalation: 'escalation-one' }, expectedCodes: [] },
  { guard: 'isEscalated', about: 'none', expectedCodes: ['IS_ESCALATED'] },
  { guard: 'escalationExplained', about: 'a reason of the list', input: { reason: 'RULE_UNCLEAR' }, expectedCodes: [] },
  {
    guard: 'escalationExplained',
    about: 'another, in words',
    input: { reason: 'OTHER', note: 'why' },
    expectedCodes: [],
  },
  {
    guard: 'escalationExplained',
    about: 'another, without',
    input: { reason: 'OTHER' },
    expectedCodes: ['ESCALATION_EXPLAINED'],
  },
  { guard: 'secondCallDue', about: 'no call was missed', expectedCodes: [] },
  {
    guard: 'secondCallDue',
    about: 'a minute early',
    facts: { callAgainAt: '2026-03-02T02:01:00.000Z' },
    expectedCodes: ['SECOND_CALL_DUE'],
  },
  {
    guard: 'secondCallDue',
    about: 'to the instant',
    facts: { callAgainAt: '2026-03-02T02:00:00.000Z' },
    expectedCodes: [],
  },
  { guard: 'secondCallAwaited', about: 'none', expectedCodes: ['SECOND_CALL_AWAITED'] },
  {
    guard: 'secondCallAwaited',
    about: 'one is',
    facts: { callAgainAt: '2026-03-02T02:01:00.000Z' },
    expectedCodes: [],
  },
  { guard: 'unreachedTwice', about: 'a screen asks', expectedCodes: [] },
  { guard: 'unreachedTwice', about: 'another reason', input: { reasons: [{ code: 'WEB-01' }] }, expectedCodes: [] },
  { guard: 'unreachedTwice', about: 'never called', input: unreached, expectedCodes: ['UNREACHED_TWICE'] },
  {
    guard: 'unreachedTwice',
    about: 'missed once',
    facts: { callsMissed: misses('00:10') },
    input: unreached,
    expectedCodes: ['UNREACHED_TWICE'],
  },
  {
    guard: 'unreachedTwice',
    about: 'twice within the hour',
    facts: { callsMissed: misses('00:10', '01:09') },
    input: unreached,
    expectedCodes: ['UNREACHED_TWICE'],
  },
  {
    guard: 'unreachedTwice',
    about: 'twice, an hour apart',
    facts: { callsMissed: misses('00:10', '01:10') },
    input: unreached,
    expectedCodes: [],
  },
];
