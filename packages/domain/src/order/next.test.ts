import { describe, expect, test } from 'vitest';
import { targetStates } from '../life-cycle/define.ts';
import { stateRow, states } from '../order-names/states.ts';
import { returningDecisionNames, reviewDecisionNames } from '../quality/review-decisions.ts';
import { me } from '../testing/guard-cases.fixture.ts';
import { leaseOf, orderFacts } from '../testing/order-facts.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { eventRow } from './life-cycle.ts';
import { decisionEvents, explainOffer, offeredStates, reasonsNotOffered } from './next.ts';

const codes = (facts: Parameters<typeof orderFacts>[0]) =>
  reasonsNotOffered(orderFacts({ state: 'INITIAL_REVIEW', ...facts }), me).map(({ code }) => code);

describe('takeNext', () => {
  test('offers orders whose next actor is the reviewer, except states of system steps', () => {
    const theirs = Object.entries(states).filter(([, { nextActor: move }]) => move === 'reviewer');
    expect(theirs.map(([state]) => state).filter((state) => !['SUBMITTING', 'MANUAL_ENTRY'].includes(state))).toEqual([
      ...offeredStates,
    ]);
    expect(codes({ state: 'SUBMITTING' })).toEqual(['NOTHING_TO_DECIDE']);
    expect(codes({ state: 'DRAFT' })).toEqual(['NOT_POSSIBLE_NOW']);
  });

  test("leaves out orders under a lease, outside one's skills, and approved by oneself", () => {
    expect(codes({})).toEqual([]);
    expect(codes({ lease: leaseOf('staff-three') })).toEqual(['LEASE_LOST']);
    expect(codes({ skills: { provinces: ['310000'], kinds: ['CHANGE_SUBJECT'] } })).toEqual([
      'PROVINCE_NOT_TAKEN',
      'KIND_NOT_TAKEN',
    ]);
    const approved = { state: 'SUBMISSION_PENDING', initialApprovedBy: me.id } as const;
    expect(codes(approved)).toEqual(['FOUR_EYES']);
    expect(codes({ ...approved, fourEyes: false })).toEqual([]);
    expect(
      codes({
        state: 'SUBMISSION_PENDING',
        bureau: { id: 'bureau-one', stopped: true, firstRunOpen: null, manual: false },
      }),
    ).toEqual(['BUREAU_CONFIGURED']);
  });

  test('leaves out orders assigned to others until they are overdue, and escalated orders', () => {
    const assignee = { id: 'staff-three', name: 'Three', takes: true };
    expect(codes({ assignee })).toEqual(['NOT_ASSIGNED_TO_ANOTHER']);
    expect(codes({ assignee, dueAt: '2026-03-02T01:59:00.000Z' })).toEqual([]);
    expect(codes({ escalation: 'escalation-one' })).toEqual(['NOT_ESCALATED']);
  });

  test('each stage has a decision event for handling times', () => {
    expect([...new Set(decisionEvents.map(({ state }) => state))]).toEqual([...offeredStates]);
    expect(decisionEvents.filter(({ event }) => event === 'recall' || event === 'reopen')).toEqual([]);
  });

  test('whoever adds a decision event says whether it is a review decision, and whether it returns the order', () => {
    const pushes = ['pushToBureau', 'smsVerified'];
    expect(new Set(decisionEvents.map(({ event }) => event))).toEqual(new Set([...reviewDecisionNames, ...pushes]));
    // What goes back to the applicant without an approval.
    const back = decisionEvents.filter(({ event }) =>
      targetStates(eventRow(event)).every((state) => stateRow(state).nextActor === 'applicant'),
    );
    expect(new Set(returningDecisionNames)).toEqual(new Set(back.map(({ event }) => event)));
  });

  test('explains the choice in both languages', () => {
    const offer = { handlingMs: 300_000, province: bilingual('江苏', 'Jiangsu'), fourEyes: true, assigned: false };
    const said = explainOffer({
      ...offer,
      state: 'SUBMISSION_PENDING',
      left: { amount: 38, unit: 'WORKING_MINUTES', overdue: false },
    });
    expect(said.map(({ en }) => en).join('; ')).toBe(
      '38 min left; usually takes 5 min; you cover Jiangsu; not your own decision',
    );
    expect(said.map(({ zh }) => zh).join('；')).toBe('剩 38 分钟；通常用时 5 分钟；您受理江苏；初审不是您通过的');
    const late = explainOffer({
      ...offer,
      state: 'INITIAL_REVIEW',
      left: { amount: 180, unit: 'WORKING_MINUTES', overdue: true },
      assigned: true,
    });
    expect(late.map(({ en }) => en)).toEqual([
      'assigned to you',
      '3 h overdue',
      'usually takes 5 min',
      'you cover Jiangsu',
    ]);
  });
});
