import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../staff/roles.ts';
import {
  type TicketFacts,
  type TicketNames,
  ticketGuards,
  ticketLifeCycle,
} from '../testing/ticket-life-cycle.fixture.ts';
import { evaluateEvent, failureReasons, upperSnakeCase } from './judge.ts';

const as = (...roles: Role[]): Actor => ({ kind: 'staff', id: 'one', roles, name: 'One' });
const closed: TicketFacts = { state: 'CLOSED', holdsLease: true, openSubtasks: 0 };
const asked = (event: TicketNames['event'], facts: TicketFacts, actor: Actor) =>
  evaluateEvent(ticketLifeCycle, ticketGuards, event, facts, actor);
const hidden = (code: string) => ({ allowed: false, presence: 'hidden', reasons: [expect.objectContaining({ code })] });

describe('evaluateEvent', () => {
  test('allows an event and returns its target', () => {
    expect(asked('reopen', closed, as('applicant'))).toEqual({ allowed: true, to: 'OPEN' });
  });
  test('before the first event only the start event is allowed', () => {
    expect(asked('create', { ...closed, state: null }, as('applicant'))).toEqual({ allowed: true, to: 'OPEN' });
    expect(asked('close', { ...closed, state: null }, as('applicant'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
    expect(asked('create', closed, as('applicant'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
  });
  test('the first matching branch is taken, else the last; a branch never refuses', () => {
    expect(asked('archive', closed, as('supervisor'))).toEqual({ allowed: true, to: 'ARCHIVED' });
    expect(asked('archive', { ...closed, openSubtasks: 2 }, as('supervisor'))).toEqual({ allowed: true, to: 'OPEN' });
  });
  test('back leads to the state in which the clock was paused, and is a fault where none is', () => {
    const aside: TicketFacts = { ...closed, state: 'ASIDE', pausedIn: 'OPEN' };
    expect(asked('takeUp', aside, as('reviewer'))).toEqual({ allowed: true, to: 'OPEN' });
    expect(() => asked('takeUp', { ...aside, pausedIn: null }, as('reviewer'))).toThrow('goes back');
  });
  test('a failing guard disables the event with its message', () => {
    expect(asked('reopen', { ...closed, holdsLease: false }, as('applicant'))).toEqual({
      allowed: false,
      presence: 'disabled',
      reasons: [
        {
          code: 'HOLDS_LEASE',
          message: ticketGuards.holdsLease.message,
          suggestion: ticketGuards.holdsLease.suggestion,
          ruleId: 'ticket §1',
        },
      ],
    });
  });
  test('a guard may return its own reasons', () => {
    expect(
      failureReasons(
        'noOpenSubtasks',
        ticketGuards.noOpenSubtasks,
        { ...closed, openSubtasks: 1 },
        as('reviewer'),
        undefined,
      ),
    ).toEqual([expect.objectContaining({ code: 'HELD_NOW' })]);
  });
  test('wrong role and wrong state give the same answer, whatever the guards return', () => {
    const wrongRole = asked('reopen', { ...closed, holdsLease: false }, as('reviewer'));
    expect(wrongRole).toEqual(hidden('NOT_POSSIBLE_NOW'));
    expect(asked('reopen', { ...closed, state: 'OPEN', holdsLease: false }, as('applicant'))).toEqual(wrongRole);
    expect(asked('reopen', closed, as('reviewer'))).toEqual(wrongRole);
    expect(asked('reopen', closed, as())).toEqual(wrongRole);
  });
  test('a supervisor acts as a reviewer too, but not vice versa', () => {
    const open: TicketFacts = { ...closed, state: 'OPEN' };
    expect(asked('close', open, as('supervisor'))).toEqual({ allowed: true, to: 'CLOSED' });
    expect(asked('archive', open, as('reviewer'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
    expect(asked('close', open, as('administrator'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
  });
  test.each([
    ['fourEyes', 'FOUR_EYES'],
    ['reportable', 'REPORTABLE'],
    ['noOtherOpenOrder', 'NO_OTHER_OPEN_ORDER'],
  ])('upperSnakeCase: %s → %s', (name, code) => {
    expect(upperSnakeCase(name)).toBe(code);
  });
});
