import { expect, test } from 'vitest';
import { orderLifeCycle } from '../order/life-cycle.ts';
import { ticketLifeCycle } from '../testing/ticket-life-cycle.fixture.ts';
import { shortestPath } from './paths.ts';
import { toMermaid } from './to-mermaid.ts';

test('the shortest path over any branch', () => {
  expect(shortestPath(ticketLifeCycle, 'OPEN')).toEqual(['create']);
  expect(shortestPath(ticketLifeCycle, 'CLOSED')).toEqual(['create', 'close']);
  expect(shortestPath(ticketLifeCycle, 'ARCHIVED')).toEqual(['create', 'archive']);
});

test('a branch whose guard is closed is not taken', () => {
  expect(shortestPath(ticketLifeCycle, 'ARCHIVED', ['noOpenSubtasks'])).toBeUndefined();
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
  expect(toMermaid(ticketLifeCycle)).toBe(
    [
      'stateDiagram-v2',
      '  OPEN : 处理中 OPEN',
      '  CLOSED : 已关闭 CLOSED',
      '  ASIDE : 搁置 ASIDE',
      '  ARCHIVED : 已归档 ARCHIVED',
      '  ARCHIVED --> [*]',
      '  [*] --> OPEN : create',
      '  OPEN --> CLOSED : close',
      '  CLOSED --> OPEN : reopen',
      '  OPEN --> ARCHIVED : archive',
      '  CLOSED --> ARCHIVED : archive',
      '  OPEN --> OPEN : archive',
      '  CLOSED --> OPEN : archive',
      '  OPEN --> ASIDE : putAside ⏸',
      '  ASIDE --> OPEN : takeUp ▶',
    ].join('\n'),
  );
});
