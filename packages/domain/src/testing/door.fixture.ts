import { defineLifeCycle, type LifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** A minimal life cycle for tests of the engine: a door that is opened, shut, and walled up. */
export interface DoorNames {
  state: 'OPEN' | 'SHUT' | 'WALLED';
  event: 'hang' | 'close' | 'unlock' | 'wall' | 'paint';
  duty: 'watch';
  guard: 'holdsLease' | 'nobodyInside';
  job: 'tellOwner';
}

export interface DoorFacts {
  readonly state: DoorNames['state'] | null;
  readonly holdsLease: boolean;
  readonly inside: number;
}

export const door: LifeCycle<DoorNames> = defineLifeCycle<DoorNames>()({
  start: 'hang',
  states: {
    OPEN: { label: bilingual('开', 'Open'), nextActor: 'applicant', duty: 'watch' },
    SHUT: { label: bilingual('关', 'Shut'), nextActor: 'applicant', duty: null },
    WALLED: { label: bilingual('封', 'Walled up'), nextActor: null, duty: null, terminal: true },
  },
  events: {
    hang: { label: bilingual('安装', 'Hang'), from: [], to: 'OPEN', by: ['applicant'] },
    close: { label: bilingual('关门', 'Close'), from: ['OPEN'], to: 'SHUT', by: ['applicant', 'reviewer'] },
    unlock: { label: bilingual('开锁', 'Unlock'), from: ['SHUT'], to: 'OPEN', by: ['applicant'], when: ['holdsLease'] },
    wall: {
      label: bilingual('封门', 'Wall up'),
      from: ['OPEN', 'SHUT'],
      to: [{ state: 'WALLED', if: 'nobodyInside' }, { state: 'OPEN' }],
      by: ['supervisor'],
      then: ['tellOwner'],
    },
    paint: { label: bilingual('上漆', 'Paint'), from: ['OPEN'], by: ['reviewer'] },
  },
});

export const doorGuards: Record<DoorNames['guard'], GuardRow<DoorFacts>> = {
  holdsLease: {
    message: bilingual('钥匙不对', 'The key does not fit'),
    suggestion: bilingual('请换一把', 'Try another'),
    ruleId: 'door §1',
    check: (facts) => facts.holdsLease,
  },
  nobodyInside: {
    message: bilingual('里面有人', 'Somebody is inside'),
    ruleId: 'door §2',
    check: (facts) =>
      facts.inside === 0 || [
        {
          code: 'HELD_NOW',
          message: bilingual('里面有人', 'Somebody is inside'),
          suggestion: bilingual('请稍候', 'Wait'),
          ruleId: 'door §2',
        },
      ],
  },
};
