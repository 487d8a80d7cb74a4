import { expect, test } from 'vitest';
import { evaluateEvent } from '../life-cycle/judge.ts';
import { shortestPath } from '../life-cycle/paths.ts';
import { lifeCycleFaults } from '../life-cycle/validate.ts';
import type { Actor } from '../staff/roles.ts';
import {
  submissionLifeCycle as cycle,
  type SubmissionEvent,
  type SubmissionState,
  submissionGuards,
} from './life-cycle.ts';

const voice = (role: 'bureau' | 'clock' | 'reviewer' | 'supervisor'): Actor => ({
  kind: role === 'bureau' || role === 'clock' ? 'system' : 'staff',
  id: role,
  roles: [role],
  name: role,
});
const states = Object.keys(cycle.states) as SubmissionState[];
const events = Object.keys(cycle.events) as SubmissionEvent[];

test('the life cycle has no faults', () => {
  expect(lifeCycleFaults(cycle, { guards: Object.keys(submissionGuards), jobs: [] })).toEqual([]);
});

test('source and target states match docs/spec/life-cycle.md', () => {
  const arrows = events.flatMap((event) =>
    [null, ...states].flatMap((state) =>
      (['bureau', 'clock', 'reviewer', 'supervisor'] as const).flatMap((role) => {
        const judged = evaluateEvent(
          cycle,
          submissionGuards,
          event,
          { state, refused: true, lacked: true },
          voice(role),
        );
        return judged.allowed ? [`${state ?? '-'} → ${judged.to} ${event} by ${role}`] : [];
      }),
    ),
  );
  expect(arrows).toEqual([
    '- → PREPARED prepare by clock',
    'PREPARED → SENDING send by clock',
    'SENDING → ACCEPTED accept by bureau',
    'UNKNOWN → REFUSED refuse by bureau',
    'SENDING → PREPARED postpone by bureau',
    'SENDING → UNKNOWN loseAnswer by clock',
    'PREPARED → ACCEPTED findAccepted by bureau',
    'UNKNOWN → ACCEPTED findAccepted by bureau',
    'UNKNOWN → PREPARED findMissing by bureau',
    'SENDING → ACCEPTED proveAccepted by bureau',
    'UNKNOWN → ACCEPTED proveAccepted by bureau',
    'UNKNOWN → REFUSED split by bureau',
    'ACCEPTED → ACCEPTED resend by clock',
    'PREPARED → ACCEPTED settleAccepted by supervisor',
    'UNKNOWN → ACCEPTED settleAccepted by supervisor',
    'PREPARED → PREPARED settleMissing by supervisor',
    'UNKNOWN → PREPARED settleMissing by supervisor',
    'PREPARED → REFUSED renumber by supervisor',
    'UNKNOWN → REFUSED renumber by supervisor',
    'PREPARED → REFUSED withdraw by supervisor',
    'UNKNOWN → REFUSED withdraw by supervisor',
    'ACCEPTED → REFUSED refuseLater by bureau',
  ]);
});

test('a person ends a file only after it was sent and a comparison did not show that the bureau has it', () => {
  const reasons = (facts: { refused: boolean; lacked: boolean }) => {
    const judged = evaluateEvent(
      cycle,
      submissionGuards,
      'renumber',
      { state: 'PREPARED', ...facts },
      voice('supervisor'),
    );
    return judged.allowed ? [] : judged.reasons.map(({ code }) => code);
  };
  expect(reasons({ refused: false, lacked: false })).toEqual(['FILE_REFUSED', 'BUREAU_LACKS_FILE']);
  expect(reasons({ refused: true, lacked: false })).toEqual(['BUREAU_LACKS_FILE']);
  expect(reasons({ refused: true, lacked: true })).toEqual([]);
});

test('no call ends a file by itself but one that was answered 0, and nothing is sent twice without a query', () => {
  const leadingTo = (state: SubmissionState) => events.filter((event) => cycle.events[event].to === state);
  expect(leadingTo('SENDING').flatMap((event) => cycle.events[event].from)).toEqual(['PREPARED']);
  expect(events.filter((event) => cycle.events[event].from.some((state) => state === 'SENDING'))).toEqual([
    'accept',
    'postpone',
    'loseAnswer',
    'proveAccepted',
  ]);
});

test('every state is reachable', () => {
  expect(states.map((state) => shortestPath(cycle, state)?.at(-1))).toEqual([
    'prepare',
    'send',
    'findAccepted',
    'renumber',
    'loseAnswer',
  ]);
});
