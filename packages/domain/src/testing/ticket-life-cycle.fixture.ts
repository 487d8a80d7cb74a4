import { defineLifeCycle, type LifeCycle } from '../life-cycle/define.ts';
import type { GuardRow } from '../life-cycle/judge.ts';
import { bilingual } from '../text/bilingual-text.ts';

/** A minimal life cycle for tests of the engine: a ticket that is closed, opened again, put aside, and archived. */
export interface TicketNames {
  state: 'OPEN' | 'CLOSED' | 'ASIDE' | 'ARCHIVED';
  event: 'create' | 'close' | 'reopen' | 'archive' | 'tag' | 'putAside' | 'takeUp';
  duty: 'handle' | 'wait';
  guard: 'holdsLease' | 'noOpenSubtasks';
  job: 'notifyOwner';
}

export interface TicketFacts {
  readonly state: TicketNames['state'] | null;
  readonly holdsLease: boolean;
  readonly openSubtasks: number;
  readonly pausedIn?: TicketNames['state'] | null;
}

export const ticketLifeCycle: LifeCycle<TicketNames> = defineLifeCycle<TicketNames>()({
  start: 'create',
  states: {
    OPEN: { label: bilingual('处理中', 'Open'), nextActor: 'applicant', duty: 'handle' },
    CLOSED: { label: bilingual('已关闭', 'Closed'), nextActor: 'applicant', duty: null },
    ASIDE: { label: bilingual('搁置', 'Put aside'), nextActor: 'applicant', duty: 'wait' },
    ARCHIVED: { label: bilingual('已归档', 'Archived'), nextActor: null, duty: null, terminal: true },
  },
  events: {
    create: { label: bilingual('创建', 'Create'), from: [], to: 'OPEN', by: ['applicant'] },
    close: { label: bilingual('关闭', 'Close'), from: ['OPEN'], to: 'CLOSED', by: ['applicant', 'reviewer'] },
    reopen: {
      label: bilingual('重新打开', 'Reopen'),
      from: ['CLOSED'],
      to: 'OPEN',
      by: ['applicant'],
      when: ['holdsLease'],
    },
    archive: {
      label: bilingual('归档', 'Archive'),
      from: ['OPEN', 'CLOSED'],
      to: [{ state: 'ARCHIVED', if: 'noOpenSubtasks' }, { state: 'OPEN' }],
      by: ['supervisor'],
      then: ['notifyOwner'],
    },
    tag: { label: bilingual('加标签', 'Tag'), from: ['OPEN'], by: ['reviewer'] },
    putAside: {
      label: bilingual('搁置', 'Put aside'),
      from: ['OPEN'],
      to: 'ASIDE',
      pausesClock: true,
      by: ['reviewer'],
    },
    takeUp: { label: bilingual('恢复', 'Take up'), from: ['ASIDE'], to: { backTo: ['OPEN'] }, by: ['reviewer'] },
  },
});

export const ticketGuards: Record<TicketNames['guard'], GuardRow<TicketFacts>> = {
  holdsLease: {
    message: bilingual('未领取', 'You have not claimed it'),
    suggestion: bilingual('请先领取', 'Claim it'),
    ruleId: 'ticket §1',
    check: (facts) => facts.holdsLease,
  },
  noOpenSubtasks: {
    message: bilingual('有未完成的子任务', 'It has open subtasks'),
    ruleId: 'ticket §2',
    check: (facts) =>
      facts.openSubtasks === 0 || [
        {
          code: 'HELD_NOW',
          message: bilingual('有未完成的子任务', 'It has open subtasks'),
          suggestion: bilingual('请稍候', 'Wait'),
          ruleId: 'ticket §2',
        },
      ],
  },
};
