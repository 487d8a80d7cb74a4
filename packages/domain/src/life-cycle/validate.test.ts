import { describe, expect, test } from 'vitest';
import { type TicketNames, ticketLifeCycle } from '../testing/ticket-life-cycle.fixture.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { LifeCycle } from './define.ts';
import { lifeCycleFaults } from './validate.ts';

const known = { guards: ['holdsLease', 'noOpenSubtasks'], jobs: ['notifyOwner'] };

const withEvents = (change: Partial<LifeCycle<TicketNames>['events']>): LifeCycle<TicketNames> => ({
  ...ticketLifeCycle,
  events: { ...ticketLifeCycle.events, ...change },
});

describe('lifeCycleFaults', () => {
  test('a correct life cycle has no faults', () => {
    expect(lifeCycleFaults(ticketLifeCycle, known)).toEqual([]);
  });

  test.each<[string, LifeCycle<TicketNames>, string[]]>([
    [
      'nobody reaches a state',
      withEvents({ close: { ...ticketLifeCycle.events.close, to: 'OPEN' } }),
      ['state CLOSED is never reached'],
    ],
    [
      'an open state has no way out; staying, and leading back to itself, is none',
      withEvents({
        reopen: { ...ticketLifeCycle.events.reopen, to: 'CLOSED' },
        archive: { ...ticketLifeCycle.events.archive, from: ['OPEN'] },
      }),
      ['state CLOSED has no way out'],
    ],
    [
      'a terminal state has a way out',
      withEvents({ close: { ...ticketLifeCycle.events.close, from: ['OPEN', 'ARCHIVED'] } }),
      ['terminal state ARCHIVED has a way out'],
    ],
    [
      'no branch is the last resort',
      withEvents({
        archive: { ...ticketLifeCycle.events.archive, to: [{ state: 'ARCHIVED', if: 'noOpenSubtasks' }] },
      }),
      ['event archive: the last branch has an if'],
    ],
    [
      'an event starts nowhere',
      withEvents({ tag: { label: bilingual('加标签', 'Tag'), from: [], by: ['reviewer'] } }),
      ['event tag starts nowhere'],
    ],
    [
      'a guard is not used',
      withEvents({ reopen: { ...ticketLifeCycle.events.reopen, when: [] } }),
      ['guard holdsLease is not used'],
    ],
    [
      'a job is not used',
      withEvents({ archive: { ...ticketLifeCycle.events.archive, then: [] } }),
      ['job notifyOwner is not used'],
    ],
  ])('%s', (_, broken, sentences) => {
    expect(lifeCycleFaults(broken, known)).toEqual(sentences);
  });

  const { putAside, takeUp, reopen } = ticketLifeCycle.events;
  test.each<[string, LifeCycle<TicketNames>, string[]]>([
    [
      'nothing resumes it',
      withEvents({ takeUp: { ...takeUp, to: 'CLOSED' } }),
      ['event putAside pauses a clock, and nothing leads back from ASIDE'],
    ],
    [
      'no clock runs where it pauses, so that it leads back to too few states',
      withEvents({ putAside: { ...putAside, from: ['OPEN', 'CLOSED'] } }),
      [
        'event putAside pauses the clock of CLOSED, which has none',
        'event takeUp leads back to other states than those in which the clock is paused',
      ],
    ],
    [
      'the clock runs on',
      withEvents({ putAside: { ...putAside, to: 'OPEN' } }),
      [
        'state ASIDE is never reached',
        'event putAside pauses a clock in OPEN, where one is paused',
        'event putAside pauses the clock of OPEN, which runs on in OPEN',
        'event putAside pauses a clock, and nothing leads back from OPEN',
        'event create leads into a wait and pauses no clock',
        'event reopen leads into a wait and pauses no clock',
        'event archive leads into a wait and pauses no clock',
        'event takeUp leads into a wait and pauses no clock',
        'event takeUp leads back from ASIDE, where no clock is paused',
        'event takeUp leads back to other states than those in which the clock is paused',
      ],
    ],
    [
      'another event leads into the wait',
      withEvents({ reopen: { ...reopen, to: 'ASIDE' } }),
      ['event reopen leads into a wait and pauses no clock'],
    ],
    [
      'it leads back from where nothing is paused',
      withEvents({ takeUp: { ...takeUp, from: ['ASIDE', 'CLOSED'] } }),
      ['event takeUp leads back from CLOSED, where no clock is paused'],
    ],
  ])('a paused clock is resumed: %s', (_, broken, sentences) => {
    expect(lifeCycleFaults(broken, known)).toEqual(sentences);
  });

  test('a guard that only branches is private, and one that refuses is not', () => {
    expect(lifeCycleFaults(ticketLifeCycle, { ...known, privateGuards: ['noOpenSubtasks'] })).toEqual([]);
    expect(lifeCycleFaults(ticketLifeCycle, { ...known, privateGuards: ['holdsLease'] })).toEqual([
      'guard holdsLease is private, and an event names it in when',
      'guard noOpenSubtasks only branches, and is not private',
    ]);
  });
});
