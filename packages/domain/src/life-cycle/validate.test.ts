import { describe, expect, test } from 'vitest';
import { type DoorNames, door } from '../testing/door.fixture.ts';
import { bilingual } from '../text/bilingual-text.ts';
import type { LifeCycle } from './define.ts';
import { lifeCycleFaults } from './validate.ts';

const known = { guards: ['holdsLease', 'nobodyInside'], jobs: ['tellOwner'] };

const withEvents = (change: Partial<LifeCycle<DoorNames>['events']>): LifeCycle<DoorNames> => ({
  ...door,
  events: { ...door.events, ...change },
});

describe('lifeCycleFaults', () => {
  test('a correct life cycle has no faults', () => {
    expect(lifeCycleFaults(door, known)).toEqual([]);
  });

  test.each<[string, LifeCycle<DoorNames>, string[]]>([
    [
      'nobody reaches a state',
      withEvents({ close: { ...door.events.close, to: 'OPEN' } }),
      ['state SHUT is never reached'],
    ],
    [
      'an open state has no way out; staying, and leading back to itself, is none',
      withEvents({
        unlock: { ...door.events.unlock, to: 'SHUT' },
        wall: { ...door.events.wall, from: ['OPEN'] },
      }),
      ['state SHUT has no way out'],
    ],
    [
      'a terminal state has a way out',
      withEvents({ close: { ...door.events.close, from: ['OPEN', 'WALLED'] } }),
      ['terminal state WALLED has a way out'],
    ],
    [
      'no branch is the last resort',
      withEvents({
        wall: { ...door.events.wall, to: [{ state: 'WALLED', if: 'nobodyInside' }] },
      }),
      ['event wall: the last branch has an if'],
    ],
    [
      'an event starts nowhere',
      withEvents({ paint: { label: bilingual('上漆', 'Paint'), from: [], by: ['reviewer'] } }),
      ['event paint starts nowhere'],
    ],
    [
      'a guard is not used',
      withEvents({ unlock: { ...door.events.unlock, when: [] } }),
      ['guard holdsLease is not used'],
    ],
    ['a job is not used', withEvents({ wall: { ...door.events.wall, then: [] } }), ['job tellOwner is not used']],
  ])('%s', (_, broken, sentences) => {
    expect(lifeCycleFaults(broken, known)).toEqual(sentences);
  });

  test('a guard that only branches is private, and one that refuses is not', () => {
    expect(lifeCycleFaults(door, { ...known, privateGuards: ['nobodyInside'] })).toEqual([]);
    expect(lifeCycleFaults(door, { ...known, privateGuards: ['holdsLease'] })).toEqual([
      'guard holdsLease is private, and an event names it in when',
      'guard nobodyInside only branches, and is not private',
    ]);
  });
});
