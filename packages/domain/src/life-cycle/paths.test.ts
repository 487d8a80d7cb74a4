import { expect, test } from 'vitest';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { door } from '../testing/door.fixture.ts';
import { shortestPath } from './paths.ts';
import { toMermaid } from './to-mermaid.ts';

test('the shortest path over any branch', () => {
  expect(shortestPath(door, 'OPEN')).toEqual(['hang']);
  expect(shortestPath(door, 'SHUT')).toEqual(['hang', 'close']);
  expect(shortestPath(door, 'WALLED')).toEqual(['hang', 'wall']);
});

test('a branch whose guard is closed is not taken', () => {
  expect(shortestPath(door, 'WALLED', ['nobodyInside'])).toBeUndefined();
});

test('an event whose guard fails is not taken: another way, or none', () => {
  expect(shortestPath(orderLifeCycle, 'CORRECTION_REQUIRED')).toEqual(['openOrder', 'submit', 'returnForCorrection']);
  expect(shortestPath(orderLifeCycle, 'INITIAL_REVIEW', ['materialsComplete'])).toBeUndefined();
  expect(shortestPath(orderLifeCycle, 'SUBMITTING', ['fourEyes'])).toBeUndefined();
});

test('an order of a kind without a photo goes to the bureau after its initial review', () => {
  expect(shortestPath(orderLifeCycle, 'SUBMISSION_PENDING', ['acceptedPhotoStands'])).toEqual([
    'openOrder',
    'submit',
    'approveInitialReview',
  ]);
});

test('without a valid earlier photo the path to the bureau includes the photo review', () => {
  expect(shortestPath(orderLifeCycle, 'SUBMISSION_PENDING', ['noPhotoNeeded', 'acceptedPhotoStands'])).toEqual([
    'openOrder',
    'submit',
    'approveInitialReview',
    'submitPhoto',
    'approvePhoto',
  ]);
  expect(shortestPath(orderLifeCycle, 'SMS_PENDING', ['acceptedPhotoStands', 'smsIsChecked'])).toBeUndefined();
});

test('the diagram has an arrow for each transition, and none for events that keep the state', () => {
  expect(toMermaid(door)).toBe(
    [
      'stateDiagram-v2',
      '  OPEN : 开 OPEN',
      '  SHUT : 关 SHUT',
      '  WALLED : 封 WALLED',
      '  WALLED --> [*]',
      '  [*] --> OPEN : hang',
      '  OPEN --> SHUT : close',
      '  SHUT --> OPEN : unlock',
      '  OPEN --> WALLED : wall',
      '  SHUT --> WALLED : wall',
      '  OPEN --> OPEN : wall',
      '  SHUT --> OPEN : wall',
    ].join('\n'),
  );
});
