import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../staff/roles.ts';
import { type DoorFacts, type DoorNames, door, doorGuards } from '../testing/door.fixture.ts';
import { evaluateEvent, failureReasons, upperSnakeCase } from './judge.ts';

const as = (...roles: Role[]): Actor => ({ kind: 'staff', id: 'one', roles, name: 'One' });
const shut: DoorFacts = { state: 'SHUT', holdsLease: true, inside: 0 };
const asked = (event: DoorNames['event'], facts: DoorFacts, actor: Actor) =>
  evaluateEvent(door, doorGuards, event, facts, actor);
const hidden = (code: string) => ({ allowed: false, presence: 'hidden', reasons: [expect.objectContaining({ code })] });

describe('evaluateEvent', () => {
  test('allows an event and returns its target', () => {
    expect(asked('unlock', shut, as('applicant'))).toEqual({ allowed: true, to: 'OPEN' });
  });
  test('before the first event only the start event is allowed', () => {
    expect(asked('hang', { ...shut, state: null }, as('applicant'))).toEqual({ allowed: true, to: 'OPEN' });
    expect(asked('close', { ...shut, state: null }, as('applicant'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
    expect(asked('hang', shut, as('applicant'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
  });
  test('the first matching branch is taken, else the last; a branch never refuses', () => {
    expect(asked('wall', shut, as('supervisor'))).toEqual({ allowed: true, to: 'WALLED' });
    expect(asked('wall', { ...shut, inside: 2 }, as('supervisor'))).toEqual({ allowed: true, to: 'OPEN' });
  });
  test('a failing guard disables the event with its message', () => {
    expect(asked('unlock', { ...shut, holdsLease: false }, as('applicant'))).toEqual({
      allowed: false,
      presence: 'disabled',
      reasons: [
        {
          code: 'HOLDS_LEASE',
          message: doorGuards.holdsLease.message,
          suggestion: doorGuards.holdsLease.suggestion,
          ruleId: 'door §1',
        },
      ],
    });
  });
  test('a guard may return its own reasons', () => {
    expect(
      failureReasons('nobodyInside', doorGuards.nobodyInside, { ...shut, inside: 1 }, as('reviewer'), undefined),
    ).toEqual([expect.objectContaining({ code: 'HELD_NOW' })]);
  });
  test('wrong role and wrong state give the same answer, whatever the guards return', () => {
    const wrongRole = asked('unlock', { ...shut, holdsLease: false }, as('reviewer'));
    expect(wrongRole).toEqual(hidden('NOT_POSSIBLE_NOW'));
    expect(asked('unlock', { ...shut, state: 'OPEN', holdsLease: false }, as('applicant'))).toEqual(wrongRole);
    expect(asked('unlock', shut, as('reviewer'))).toEqual(wrongRole);
    expect(asked('unlock', shut, as())).toEqual(wrongRole);
  });
  test('a supervisor acts as a reviewer too, but not vice versa', () => {
    const open: DoorFacts = { ...shut, state: 'OPEN' };
    expect(asked('close', open, as('supervisor'))).toEqual({ allowed: true, to: 'SHUT' });
    expect(asked('wall', open, as('reviewer'))).toEqual(hidden('NOT_POSSIBLE_NOW'));
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
