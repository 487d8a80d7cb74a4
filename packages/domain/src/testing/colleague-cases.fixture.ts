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
const unreached = { reasons: [{ code: 'CON-02', item: null }] };
const misses = (...at: string[]) => at.map((time) => `2026-03-02T${time}:00.000Z`);

/** Who should see to an order, whom it is laid before, and calls. The facts' `now` is 02:00 UTC, 10:00 in Shanghai. */
export const colleagueCases: readonly GuardCase[] = [
  { guard: 'assigneeReviews', about: 'a screen asks', says: [] },
  { guard: 'assigneeReviews', about: 'taken back', input: { staffId: null }, says: [] },
  { guard: 'assigneeReviews', about: 'a reviewer', facts: { colleague }, input: named, says: [] },
  {
    guard: 'assigneeReviews',
    about: 'nobody who may sign in',
    facts: { colleague: null },
    input: named,
    says: ['NO_SUCH_REVIEWER'],
  },
  {
    guard: 'assigneeReviews',
    about: 'an administrator',
    facts: { colleague: { ...colleague, reviews: false } },
    input: named,
    says: ['NO_SUCH_REVIEWER'],
  },
  { guard: 'assigneeIsThere', about: 'a screen asks', says: [] },
  { guard: 'assigneeIsThere', about: 'no absence', facts: { colleague }, input: named, says: [] },
  { guard: 'assigneeIsThere', about: 'away today', facts: { colleague: away }, input: named, says: ['ASSIGNEE_AWAY'] },
  {
    guard: 'assigneeIsThere',
    about: 'still there at 23:59 of the day before, in Shanghai',
    facts: { colleague: away, now: '2026-03-01T15:59:59.000Z' },
    input: named,
    says: [],
  },
  {
    guard: 'assigneeIsThere',
    about: 'away to the end of the last day, in Shanghai',
    facts: { colleague: away, now: '2026-03-02T15:59:59.000Z' },
    input: named,
    says: ['ASSIGNEE_AWAY'],
  },
  {
    guard: 'assigneeIsThere',
    about: 'back',
    facts: { colleague: away, now: '2026-03-02T16:00:00.000Z' },
    input: named,
    says: [],
  },
  { guard: 'assigneeHasRoom', about: 'a screen asks', says: [] },
  { guard: 'assigneeHasRoom', about: 'no cap', facts: { colleague }, input: named, says: [] },
  {
    guard: 'assigneeHasRoom',
    about: 'room for one',
    facts: { colleague: { ...full, assigned: 1 } },
    input: named,
    says: [],
  },
  { guard: 'assigneeHasRoom', about: 'full', facts: { colleague: full }, input: named, says: ['CAP_REACHED'] },
  { guard: 'isThere', about: 'at work', says: [] },
  { guard: 'isThere', about: 'away', facts: { away: true }, says: ['IS_THERE'] },
  { guard: 'assigneeMayDecide', about: 'a screen asks', says: [] },
  { guard: 'assigneeMayDecide', about: 'takes on everything', facts: { colleague }, input: named, says: [] },
  {
    guard: 'assigneeMayDecide',
    about: 'neither the province nor the kind',
    facts: { colleague: { ...colleague, skills: { provinces: ['310000'], kinds: ['CHANGE_SUBJECT'] } } },
    input: named,
    says: ['PROVINCE_NOT_TAKEN', 'KIND_NOT_TAKEN'],
  },
  {
    guard: 'assigneeMayDecide',
    about: 'to push what they approved',
    facts: { colleague, state: 'SUBMISSION_PENDING', initialApprovedBy: three.id },
    input: named,
    says: ['FOUR_EYES'],
  },
  {
    guard: 'assigneeMayDecide',
    about: 'the photo of what they approved',
    facts: { colleague, state: 'PHOTO_REVIEW', initialApprovedBy: three.id },
    input: named,
    says: [],
  },
  { guard: 'assignmentChanges', about: 'a screen asks', says: [] },
  { guard: 'assignmentChanges', about: 'from nobody to somebody', facts: { colleague }, input: named, says: [] },
  { guard: 'assignmentChanges', about: 'taken back', facts: { assignee }, input: { staffId: null }, says: [] },
  {
    guard: 'assignmentChanges',
    about: 'to the same person',
    facts: { assignee, colleague },
    input: named,
    says: ['ASSIGNED_ALREADY'],
  },
  { guard: 'assignmentChanges', about: 'from nobody to nobody', input: { staffId: null }, says: ['ASSIGNED_ALREADY'] },
  { guard: 'notAssignedToAnother', about: 'nobody’s', says: [] },
  { guard: 'notAssignedToAnother', about: 'mine', facts: { assignee: { ...assignee, id: me.id } }, says: [] },
  { guard: 'notAssignedToAnother', about: 'another’s', facts: { assignee }, says: ['NOT_ASSIGNED_TO_ANOTHER'] },
  {
    guard: 'notAssignedToAnother',
    about: 'another’s, due in a minute',
    facts: { assignee, dueAt: '2026-03-02T02:01:00.000Z' },
    says: ['NOT_ASSIGNED_TO_ANOTHER'],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'another’s, due to the instant',
    facts: { assignee, dueAt: '2026-03-02T02:00:00.000Z' },
    says: [],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'of one who left',
    facts: { assignee: { ...assignee, takes: false } },
    says: [],
  },
  {
    guard: 'notAssignedToAnother',
    about: 'of one who may not push it',
    facts: { assignee, state: 'SUBMISSION_PENDING', initialApprovedBy: three.id },
    says: [],
  },
  { guard: 'adviserReviews', about: 'of the supervisors', input: { staffId: null, question: 'why' }, says: [] },
  { guard: 'adviserReviews', about: 'of a colleague', facts: { colleague }, input: named, says: [] },
  {
    guard: 'adviserReviews',
    about: 'of nobody there',
    facts: { colleague: null },
    input: named,
    says: ['NO_SUCH_REVIEWER'],
  },
  {
    guard: 'adviserReviews',
    about: 'of oneself',
    facts: { colleague: { ...colleague, id: me.id } },
    input: { staffId: me.id },
    says: ['ASKS_ONESELF'],
  },
  { guard: 'adviceIsAsked', about: 'nobody asks', says: ['ADVICE_IS_ASKED'] },
  { guard: 'adviceIsAsked', about: 'of me', facts: { advice: [asked] }, says: [] },
  {
    guard: 'adviceIsAsked',
    about: 'of the supervisors',
    facts: { advice: [ofSupervisors] },
    says: ['ADVICE_IS_ASKED'],
  },
  { guard: 'adviceIsAsked', about: 'a supervisor is', facts: { advice: [ofSupervisors] }, actor: supervisor, says: [] },
  {
    guard: 'adviceIsAsked',
    about: 'by me',
    facts: { advice: [{ ...asked, askedBy: me.id, of: three.id }] },
    says: ['ADVICE_IS_ASKED'],
  },
  { guard: 'adviceStillOpen', about: 'a screen asks', says: [] },
  { guard: 'adviceStillOpen', about: 'open', facts: { advice: [asked] }, input: { adviceId: asked.id }, says: [] },
  {
    guard: 'adviceStillOpen',
    about: 'answered meanwhile',
    input: { adviceId: asked.id },
    says: ['ADVICE_STILL_OPEN'],
  },
  { guard: 'notEscalated', about: 'none open', says: [] },
  { guard: 'notEscalated', about: 'one is', facts: { escalation: 'escalation-one' }, says: ['NOT_ESCALATED'] },
  { guard: 'isEscalated', about: 'one is open', facts: { escalation: 'escalation-one' }, says: [] },
  { guard: 'isEscalated', about: 'none', says: ['IS_ESCALATED'] },
  { guard: 'escalationExplained', about: 'a reason of the list', input: { reason: 'RULE_UNCLEAR' }, says: [] },
  { guard: 'escalationExplained', about: 'another, in words', input: { reason: 'OTHER', note: 'why' }, says: [] },
  {
    guard: 'escalationExplained',
    about: 'another, without',
    input: { reason: 'OTHER' },
    says: ['ESCALATION_EXPLAINED'],
  },
  { guard: 'secondCallDue', about: 'no call was missed', says: [] },
  {
    guard: 'secondCallDue',
    about: 'a minute early',
    facts: { callAgainAt: '2026-03-02T02:01:00.000Z' },
    says: ['SECOND_CALL_DUE'],
  },
  { guard: 'secondCallDue', about: 'to the instant', facts: { callAgainAt: '2026-03-02T02:00:00.000Z' }, says: [] },
  { guard: 'secondCallAwaited', about: 'none', says: ['SECOND_CALL_AWAITED'] },
  { guard: 'secondCallAwaited', about: 'one is', facts: { callAgainAt: '2026-03-02T02:01:00.000Z' }, says: [] },
  { guard: 'unreachedTwice', about: 'a screen asks', says: [] },
  { guard: 'unreachedTwice', about: 'another reason', input: { reasons: [{ code: 'WEB-01' }] }, says: [] },
  { guard: 'unreachedTwice', about: 'never called', input: unreached, says: ['UNREACHED_TWICE'] },
  {
    guard: 'unreachedTwice',
    about: 'missed once',
    facts: { callsMissed: misses('00:10') },
    input: unreached,
    says: ['UNREACHED_TWICE'],
  },
  {
    guard: 'unreachedTwice',
    about: 'twice within the hour',
    facts: { callsMissed: misses('00:10', '01:09') },
    input: unreached,
    says: ['UNREACHED_TWICE'],
  },
  {
    guard: 'unreachedTwice',
    about: 'twice, an hour apart',
    facts: { callsMissed: misses('00:10', '01:10') },
    input: unreached,
    says: [],
  },
];
