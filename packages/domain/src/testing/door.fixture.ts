import { defineLifeCycle, type LifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import { text } from '../text.ts';

/** A life cycle small enough to break on purpose: a door that opens, shuts, and is walled up. */
export interface DoorNames {
  state: 'OPEN' | 'SHUT' | 'WALLED';
  event: 'hang' | 'close' | 'unlock' | 'wall' | 'paint';
  duty: 'watch';
  guard: 'keyFits' | 'nobodyInside';
  job: 'tellOwner';
}

export interface DoorFacts {
  readonly state: DoorNames['state'] | null;
  readonly keyFits: boolean;
  readonly inside: number;
}

export const door: LifeCycle<DoorNames> = defineLifeCycle<DoorNames>()({
  start: 'hang',
  states: {
    OPEN: { label: text('开', 'Open'), move: 'applicant', duty: 'watch' },
    SHUT: { label: text('关', 'Shut'), move: 'applicant', duty: null },
    WALLED: { label: text('封', 'Walled up'), move: null, duty: null, terminal: true },
  },
  events: {
    hang: { label: text('安装', 'Hang'), from: [], to: 'OPEN', by: ['applicant'] },
    close: { label: text('关门', 'Close'), from: ['OPEN'], to: 'SHUT', by: ['applicant', 'reviewer'] },
    unlock: { label: text('开锁', 'Unlock'), from: ['SHUT'], to: 'OPEN', by: ['applicant'], when: ['keyFits'] },
    wall: {
      label: text('封门', 'Wall up'),
      from: ['OPEN', 'SHUT'],
      to: [{ state: 'WALLED', if: 'nobodyInside' }, { state: 'OPEN' }],
      by: ['supervisor'],
      then: ['tellOwner'],
    },
    paint: { label: text('上漆', 'Paint'), from: ['OPEN'], by: ['reviewer'], when: ['paintIsDry'], later: true },
  },
});

export const doorGuards: Record<DoorNames['guard'], GuardRow<DoorFacts>> = {
  keyFits: {
    says: text('钥匙不对', 'The key does not fit'),
    suggestion: text('请换一把', 'Try another'),
    ruleId: 'door §1',
    holds: (facts) => facts.keyFits,
  },
  nobodyInside: {
    says: text('里面有人', 'Somebody is inside'),
    ruleId: 'door §2',
    holds: (facts) =>
      facts.inside === 0 || [
        {
          code: 'PEOPLE_INSIDE',
          message: text('里面有人', 'Somebody is inside'),
          suggestion: text('请稍候', 'Wait'),
          ruleId: 'door §2',
        },
      ],
  },
};
