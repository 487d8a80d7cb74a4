import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { hasRight, type Right } from '../staff/rights.ts';
import { onlyHoldersOf } from '../staff/role-refusal.ts';
import type { Actor } from '../staff/roles.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RefusalReasonCode } from '../text/reason-codes.ts';
import type { Reason } from '../text/refusal.ts';
import { type Skills, unmetSkills } from '../work/skills.ts';

/** Facts about a spot check for its guards. Instants are ISO 8601 in UTC. */
export interface SpotCheckFacts {
  readonly now: string;
  readonly dueAt: string;
  readonly ended: boolean;
  /** Everybody whose verdicts are checked. */
  readonly judges: readonly string[];
  /** The current holder and the end of the claim. */
  readonly holder: { readonly id: string; readonly until: string } | null;
  readonly province: string;
  readonly kind: OrderKind;
}

/** The caller, with today's skills and absence. */
export interface SpotChecker {
  readonly actor: Actor;
  readonly skills: Skills | null;
  readonly away: boolean;
}

interface Guard {
  readonly code: RefusalReasonCode;
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
  readonly check: (look: SpotCheckFacts, who: SpotChecker) => boolean;
}

const currentHolder = ({ holder, now }: SpotCheckFacts) => (holder !== null && holder.until > now ? holder.id : null);

const takeNext = bilingual('请抽检下一条', 'Take another one of the list');

const guards = {
  stillOpen: {
    code: 'SECOND_LOOK_ENDED',
    message: bilingual('此抽检已结束或已过期', 'This spot check has ended or lapsed'),
    suggestion: takeNext,
    check: ({ ended, dueAt, now }) => !ended && now < dueAt,
  },
  notOwnWork: {
    code: 'OWN_DECISION',
    message: bilingual(
      '其中有您自己的结论，须由他人抽检',
      'It is about verdicts of your own; somebody else looks again',
    ),
    suggestion: takeNext,
    check: ({ judges }, { actor }) => !judges.includes(actor.id),
  },
  skillsFit: {
    code: 'NOT_AMONG_SKILLS',
    message: bilingual('不在您的受理范围内', 'It is not among what you take on'),
    suggestion: bilingual('请由受理该省份与类型的同事抽检', 'Somebody who takes on its province and kind looks again'),
    check: (look, { skills }) => unmetSkills(skills, look).length === 0,
  },
  isThere: {
    code: 'AWAY',
    message: bilingual('您今天登记为缺勤', 'You are marked as away today'),
    suggestion: bilingual('请主管更正缺勤日期', 'A supervisor puts the absence right'),
    check: (_look, { away }) => !away,
  },
  nobodyElseHasIt: {
    code: 'TAKEN_BY_ANOTHER',
    message: bilingual('正由他人抽检', 'Somebody else is looking at it'),
    suggestion: takeNext,
    check: (look, { actor }) => [null, actor.id].includes(currentHolder(look)),
  },
  hasIt: {
    code: 'NOT_TAKEN',
    message: bilingual(
      '请先开始抽检；一小时内未给出结论的须重新开始',
      'Take it first; one that is held for an hour without a word is taken anew',
    ),
    suggestion: bilingual('请先开始抽检', 'Begin the spot check first'),
    check: (look, { actor }) => currentHolder(look) === actor.id,
  },
} as const satisfies Record<string, Guard>;

/** Steps of a spot check: the required right and the conditions. */
const spotCheckSteps = {
  takeSecondLook: {
    label: bilingual('开始抽检', 'Spot check'),
    right: 'lookAgain',
    when: ['stillOpen', 'notOwnWork', 'skillsFit', 'isThere', 'nobodyElseHasIt'],
  },
  giveSecondLook: {
    label: bilingual('提交抽检结论', 'Give the verdicts'),
    right: 'lookAgain',
    when: ['stillOpen', 'notOwnWork', 'hasIt'],
  },
} as const satisfies Record<
  string,
  { readonly label: BilingualText; readonly right: Right; readonly when: readonly (keyof typeof guards)[] }
>;
export type SpotCheckStep = keyof typeof spotCheckSteps;

const ruleId = 'D-spot-checks';

/** Reasons why a step is not allowed; empty: it is. */
export function spotCheckRefusalReasons(step: SpotCheckStep, look: SpotCheckFacts, who: SpotChecker): Reason[] {
  const { right, when } = spotCheckSteps[step];
  if (!hasRight(who.actor, right))
    return [
      {
        code: 'NOT_POSSIBLE',
        ...onlyHoldersOf(right, bilingual('抽检', 'look again')),
        ruleId,
      },
    ];
  return when.flatMap((name) => {
    const guard: Guard = guards[name];
    return guard.check(look, who)
      ? []
      : [{ code: guard.code, message: guard.message, suggestion: guard.suggestion, ruleId }];
  });
}
