import { describe, expect, test } from 'vitest';
import type { OrderJob } from '../jobs/jobs.ts';
import { type EventEvaluation, evaluateEvent } from '../life-cycle/judge.ts';
import { shortestPath } from '../life-cycle/paths.ts';
import { lifeCycleFaults } from '../life-cycle/validate.ts';
import type { OrderState } from '../order-names/states.ts';
import { type Actor, type Role, roles } from '../staff/roles.ts';
import { byHand, leaseOf, openAttempt, openSms, orderFacts } from '../testing/order-facts.ts';
import type { GuardInput, LiveEvent } from './events/all.ts';
import type { OrderFacts } from './facts.ts';
import { guards } from './guards.ts';
import { liveEvents, orderLifeCycle } from './life-cycle.ts';
import { offeredStates, offerGuards } from './next.ts';

const cycle = orderLifeCycle;
const states = Object.keys(cycle.states) as OrderState[];
const events = Object.keys(cycle.events) as LiveEvent[];
const everyRole = Object.keys(roles) as Role[];
const as = (role: Role): Actor => ({ kind: 'system', id: `${role}-one`, roles: [role], name: role });
const reviewer: Actor = { ...as('reviewer'), kind: 'staff' };

const result = { submissionId: 'submission-one', day: '2026-03-02', codes: [] };
/** One item of each review has a return verdict with a reason. */
const someReturned = {
  verdicts: {
    ...orderFacts().verdicts,
    'website.name': { hash: 'hash of website.name', verdict: 'return', reasons: 1 },
    'material.FACE_PHOTO': { hash: 'hash of FACE_PHOTO', verdict: 'return', reasons: 1 },
  },
} as const;
/** The check of the attempt's single phone: answered after its deadline, or as given. */
const smsWith = (phone: Partial<(typeof openSms)['phones'][number]> = {}): Partial<OrderFacts> => ({
  now: '2026-03-04T02:00:01.000Z',
  attempt: openAttempt,
  sms: {
    ...openSms,
    phones: openSms.phones.map((one) => ({ ...one, answeredAt: '2026-03-04T02:00:00.000Z', ...phone })),
  },
});
const deskAsked: Partial<OrderFacts> = { ...smsWith(), sms: { ...openSms, deskAsked: true } };
const ofAttempt = { submissionId: 'submission-one' };
const evidence = { evidence: '管局网站显示已核验' };
const shanghai: Partial<OrderFacts> = { province: '310000' };
const shot = (state: 'pending' | 'fetched'): OrderFacts['appPhoto'] => ({
  id: 'shot-one',
  state,
  hash: state === 'fetched' ? 'hash of FACE_PHOTO' : null,
  phoneCurrent: true,
});
const curtainIs = (state: 'REQUESTED' | 'SHIPPED'): Partial<OrderFacts> => ({ curtain: { id: 'curtain-one', state } });
const mainland = { consignee: '王', mobile: '13000000001', province: '320000', city: '南京', address: '测试路1号' };
const waiting: Partial<OrderFacts> = { pausedIn: 'PHOTO_REVIEW' };
/** Facts and input with which every guard of the event passes. */
const where: Partial<Record<LiveEvent, { facts?: Partial<OrderFacts>; input?: GuardInput }>> = {
  claim: { facts: { lease: null } },
  skip: { input: { reason: 'CANNOT_READ' } },
  answerAdvice: {
    facts: {
      advice: [
        { id: 'advice-one', askedBy: 'staff-asks', of: null },
        { id: 'advice-two', askedBy: 'staff-asks', of: as('reviewer').id },
      ],
    },
    input: { adviceId: 'advice-two', answer: 'so' },
  },
  assign: { facts: { assignee: { id: 'staff-three', name: 'Three', takes: true } }, input: { staffId: null } },
  escalate: { input: { reason: 'RULE_UNCLEAR' } },
  settleEscalation: { facts: { escalation: 'escalation-one' }, input: { answer: 'so' } },
  requestAdvice: { input: { staffId: null, question: 'why' } },
  logCallback: { facts: { callAgainAt: '2026-03-02T03:00:00.000Z' }, input: { outcome: 'REACHED' } },
  verifyDomains: { facts: { domains: { added: ['new.example'], removed: [] } } },
  recordVerdict: { input: { item: 'material.FACE_PHOTO', hash: 'hash of FACE_PHOTO', verdict: 'pass' } },
  ...{ submitSupplement: { facts: waiting }, resumeReview: { facts: waiting }, expireHold: { facts: waiting } },
  returnForCorrection: { facts: someReturned },
  rejectPhoto: { facts: someReturned },
  requestCurtain: { input: mainland },
  shipCurtain: { facts: curtainIs('REQUESTED'), input: { curtainId: 'curtain-one' } },
  confirmCurtain: { facts: curtainIs('SHIPPED') },
  fetchBureauAppPhoto: { facts: shanghai, input: { code: 'A1B2C3' } },
  takeFacePhoto: {
    facts: { edition: '2023-09', faceCheck: { id: 'face-one', state: 'checking' } },
    input: { checkId: 'face-one', outcome: 'live', score: 90 },
  },
  takeBureauAppPhoto: { facts: { ...shanghai, appPhoto: shot('pending') }, input: { askingId: 'shot-one' } },
  confirmBureauApp: { facts: { ...shanghai, appPhoto: shot('fetched') } },
  uploadRefused: { facts: { attempt: openAttempt }, input: { submissionId: 'submission-one' } },
  bureauApprove: { facts: { attempt: openAttempt }, input: result },
  bureauRefuse: { facts: { attempt: openAttempt }, input: result },
  recordBureauAnswer: { input: { approves: false, evidence: 'seen on its site' } },
  recordManualEntry: {
    facts: byHand('TO_ENTER'),
    input: { number: 'SL-1', day: '2026-03-02', evidenceId: 'evidence-one' },
  },
  confirmManualEntry: { facts: byHand('ENTERED') },
  returnManualRecord: { facts: byHand('ENTERED') },
  recordManualAnswer: {
    facts: byHand('AT_BUREAU'),
    input: { approves: false, day: '2026-03-02', evidenceId: 'evidence-two', reasons: [] },
  },
  confirmManualAnswer: { facts: byHand('ANSWERED') },
  writeOffAttempt: { facts: { unanswered: ['submission-one'] }, input: { note: 'lost' } },
  smsVerified: { facts: smsWith({ state: 'verified' }), input: ofAttempt },
  smsFailed: { facts: smsWith({ state: 'failed' }), input: ofAttempt },
  expireSms: { facts: smsWith(), input: ofAttempt },
  noteSmsOverdue: { facts: smsWith({ sentAt: null }), input: ofAttempt },
  askSmsOutcome: { facts: smsWith({ answeredAt: null }), input: { ...ofAttempt, port: true } },
};
/** In INITIAL_REVIEW a verdict needs an item of that review; the input in `where` has one of the photo review. */
const inputOf = (event: LiveEvent, state: OrderState | null): GuardInput | undefined =>
  event === 'recordVerdict' && state === 'INITIAL_REVIEW'
    ? { item: 'website.name', hash: 'hash of website.name', verdict: 'pass' }
    : where[event]?.input;

const asked = (event: LiveEvent, state: OrderState | null, role: Role): EventEvaluation<OrderState> => {
  const actor = as(role);
  const facts = orderFacts({ state, lease: leaseOf(actor.id), ...where[event]?.facts });
  return evaluateEvent(cycle, guards, event, facts, actor, inputOf(event, state));
};

describe('the matrix: state × event × role, with every guard passing', () => {
  const cells = events.flatMap((event) =>
    everyRole.flatMap((role) =>
      [null, ...states].map((state) => ({ event, role, state, judged: asked(event, state, role) })),
    ),
  );

  test('allowed events per role, with source and target state', async () => {
    const lines = events.flatMap((event) => {
      const possible = everyRole.flatMap((role) => {
        const open = cells.filter((cell) => cell.event === event && cell.role === role && cell.judged.allowed);
        const arrows = open.map(({ state, judged }) => `${state ?? '-'} → ${(judged.allowed && judged.to) || '='}`);
        return open.length === 0 ? [] : [`  ${role}: ${arrows.join(', ')}`];
      });
      return [event, ...possible];
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('life-cycle.matrix.txt');
  });

  test('nothing is disabled, because every guard passes; a hidden event gives no reasons', () => {
    const presences = new Set(cells.map(({ judged }) => (judged.allowed ? 'allowed' : judged.presence)));
    expect([...presences].sort()).toEqual(['allowed', 'hidden']);
    const codes = new Set(
      cells.flatMap(({ judged }) => (judged.allowed ? [] : judged.reasons.map(({ code }) => code))),
    );
    expect([...codes].sort()).toEqual(['NOT_POSSIBLE_NOW']);
  });

  test('a supervisor may do everything that a reviewer may', () => {
    const open = (role: Role) =>
      cells.flatMap((cell) => (cell.role === role && cell.judged.allowed ? [`${cell.event} in ${cell.state}`] : []));
    expect(open('supervisor')).toEqual(expect.arrayContaining(open('reviewer')));
  });

  test('nobody can withdraw or edit an order that is at the bureau', () => {
    const atTheBureau = ['SUBMITTING', 'UPLOAD_FAILED', 'SMS_PENDING', 'SMS_RETURNED', 'BUREAU_REVIEW'];
    expect(
      cells.filter(
        ({ role, state, judged }) => role === 'applicant' && judged.allowed && atTheBureau.includes(`${state}`),
      ),
    ).toEqual([]);
  });

  test('an applicant may abandon an order that we or the bureau refused or have not decided, in one step', () => {
    const from = cells.flatMap(({ role, event, state, judged }) =>
      role === 'applicant' && event === 'abandon' && judged.allowed ? [state] : [],
    );
    expect(from).toEqual(expect.arrayContaining(['INITIAL_REVIEW', 'PHOTO_REVIEW', 'BUREAU_REJECTED']));
    // Once it is passed it is handed over, and at the bureau it stays.
    for (const state of ['SUBMISSION_PENDING', 'SUBMITTING', 'SMS_PENDING', 'BUREAU_REVIEW'] as const)
      expect(from).not.toContain(state);
  });
});

describe('the life cycle', () => {
  test('has no faults: states reachable and left, branches with a default, guards and jobs used', () => {
    const orderJobs: OrderJob[] = ['prepareReport', 'followRecord'];
    // The guards used only by takeNext are in its own table.
    const offered: readonly string[] = offeredStates.flatMap(offerGuards);
    const ofEvents = Object.values(cycle.events).flatMap(({ when }) => when ?? []);
    const used = Object.keys(guards).filter((name) => ofEvents.some((one) => one === name) || !offered.includes(name));
    const privateGuards = Object.entries(guards).flatMap(([name, row]) => ('private' in row ? [name] : []));
    expect(lifeCycleFaults(cycle, { guards: used, privateGuards, jobs: orderJobs })).toEqual([]);
    expect(offered.filter((name) => privateGuards.includes(name))).toEqual([]);
  });

  test('the primary event of a state is possible in it; after a refusal it is the return, not the push', () => {
    const first = states.flatMap((state) =>
      (cycle.states[state].primaryEvents ?? []).map((event) => ({ state, event })),
    );
    expect(first.filter(({ state, event }) => !cycle.events[event].from.includes(state))).toEqual([]);
    expect(first.filter(({ event }) => event === 'pushToBureau')).toEqual([
      { state: 'SUBMISSION_PENDING', event: 'pushToBureau' },
    ]);
    for (const state of ['UPLOAD_FAILED', 'SMS_RETURNED', 'BUREAU_REJECTED'] as const)
      expect(cycle.states[state].primaryEvents).toEqual(['sendBack']);
  });

  test('liveEvents lists every event', () => {
    expect(liveEvents).toEqual(events);
  });

  test('every live event has a schema that refuses unknown members (ASVS 2.2.1, 15.3.3)', () => {
    for (const event of liveEvents) {
      const answer = cycle.events[event].input?.safeParse({ nobodyAsked: 1 });
      expect(answer?.success, event).toBe(false);
    }
  });

  test('labels exist in both languages', () => {
    const rows = [...Object.values(cycle.states), ...Object.values(cycle.events)];
    expect(rows.filter(({ label }) => !/\p{Script=Han}/u.test(label.zh) || !/^[\x20-\x7e]+$/.test(label.en))).toEqual(
      [],
    );
  });
});

describe('the path to each state', () => {
  test.each<[OrderState, LiveEvent[]]>([
    ['DRAFT', ['openOrder']],
    ['INITIAL_REVIEW', ['openOrder', 'submit']],
    ['VERIFICATION_PENDING', ['openOrder', 'submit', 'approveInitialReview']],
    ['PHOTO_REVIEW', ['openOrder', 'submit', 'approveInitialReview', 'submitPhoto']],
    // By the branch for a photo that is still valid.
    ['SUBMISSION_PENDING', ['openOrder', 'submit', 'approveInitialReview']],
    ['SUBMITTING', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau']],
    ['MANUAL_ENTRY', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau']],
    ['UPLOAD_FAILED', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau', 'uploadRefused']],
    ['SMS_PENDING', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau', 'uploadAccepted']],
    ['SMS_RETURNED', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau', 'uploadAccepted', 'smsFailed']],
    ['BUREAU_REVIEW', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau', 'uploadAccepted']],
    ['BUREAU_REJECTED', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau', 'bureauRefuse']],
    ['APPROVED', ['openOrder', 'submit', 'approveInitialReview', 'pushToBureau', 'bureauApprove']],
    ['CORRECTION_REQUIRED', ['openOrder', 'submit', 'returnForCorrection']],
    ['INITIAL_REJECTED', ['openOrder', 'submit', 'rejectInitialReview']],
    ['LAPSED', ['openOrder', 'lapse']],
    ['ABANDONED', ['openOrder', 'abandon']],
  ])('%s', (state, path) => {
    expect(shortestPath(cycle, state, state === 'MANUAL_ENTRY' ? [] : ['goesByHand'])).toEqual(path);
  });

  test('no state is only reachable by an unimplemented event', () => {
    expect(states.filter((state) => shortestPath(cycle, state) === undefined)).toEqual([]);
  });
});

describe('the SMS outcome recorded by a reviewer', () => {
  const asked = (event: LiveEvent, state: OrderState, facts: Partial<OrderFacts>, input?: GuardInput) =>
    evaluateEvent(cycle, guards, event, orderFacts({ state, ...facts }), reviewer, input);

  test("is disabled with a reason while the ministry's interface answers", () => {
    for (const event of ['smsVerified', 'smsFailed'] as const) {
      expect(asked(event, 'SMS_PENDING', smsWith())).toMatchObject({
        presence: 'disabled',
        reasons: [{ code: 'DESK_IS_ASKED' }],
      });
    }
  });

  test("once the desk is asked, requires evidence and leads to the same state as the ministry's answer", () => {
    expect(asked('smsVerified', 'SMS_PENDING', deskAsked)).toMatchObject({ allowed: true });
    expect(asked('smsVerified', 'SMS_PENDING', deskAsked, {})).toMatchObject({ reasons: [{ code: 'EVIDENCE_GIVEN' }] });
    expect(asked('smsVerified', 'SMS_RETURNED', deskAsked, evidence)).toEqual({ allowed: true, to: 'BUREAU_REVIEW' });
    expect(asked('smsFailed', 'SMS_PENDING', deskAsked, evidence)).toEqual({ allowed: true, to: 'SMS_RETURNED' });
  });

  test('is hidden for an order without an SMS check or with a newer attempt', () => {
    expect(asked('smsVerified', 'SUBMITTING', {})).toMatchObject({ presence: 'hidden' });
    const newer = { ...deskAsked, attempt: { ...openAttempt, submissionId: 'submission-two' } };
    expect(asked('smsVerified', 'SMS_PENDING', newer, evidence)).toMatchObject({ presence: 'hidden' });
  });
});
