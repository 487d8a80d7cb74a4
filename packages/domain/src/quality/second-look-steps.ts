import type { OrderKind } from '../order/names.ts';
import type { Reason } from '../refusal.ts';
import { holdsRight, type Right } from '../staff/rights.ts';
import type { Actor } from '../staff/roles.ts';
import { outsideOf, type Skills } from '../staff/skills.ts';
import { type Text, text } from '../text.ts';

/** A second look as its guards see it. Instants are ISO 8601 in UTC. */
export interface SecondLookFacts {
  readonly now: string;
  readonly dueAt: string;
  readonly ended: boolean;
  /** Everybody whose verdicts it is about. */
  readonly judges: readonly string[];
  /** Who took it, and until when it is theirs. */
  readonly holder: { readonly id: string; readonly until: string } | null;
  readonly province: string;
  readonly kind: OrderKind;
}

/** Who asks: skills and absence are those of the day. */
export interface SecondLooker {
  readonly actor: Actor;
  readonly skills: Skills | null;
  readonly away: boolean;
}

interface Guard {
  readonly code: string;
  readonly says: Text;
  readonly suggestion: Text;
  readonly holds: (look: SecondLookFacts, who: SecondLooker) => boolean;
}

const heldNow = ({ holder, now }: SecondLookFacts) => (holder !== null && holder.until > now ? holder.id : null);

const takeNext = text('请抽检下一条', 'Take another one of the list');

const guards = {
  stillOpen: {
    code: 'SECOND_LOOK_ENDED',
    says: text('此抽检已结束或已过期', 'This second look has ended or lapsed'),
    suggestion: takeNext,
    holds: ({ ended, dueAt, now }) => !ended && now < dueAt,
  },
  notOwnWork: {
    code: 'OWN_DECISION',
    says: text('其中有您自己的结论，须由他人抽检', 'It is about verdicts of your own; somebody else looks again'),
    suggestion: takeNext,
    holds: ({ judges }, { actor }) => !judges.includes(actor.id),
  },
  skillsFit: {
    code: 'NOT_AMONG_SKILLS',
    says: text('不在您的受理范围内', 'It is not among what you take on'),
    suggestion: text('请由受理该省份与类型的同事抽检', 'Somebody who takes on its province and kind looks again'),
    holds: (look, { skills }) => outsideOf(skills, look).length === 0,
  },
  isThere: {
    code: 'AWAY',
    says: text('您今天登记为缺勤', 'You are marked as away today'),
    suggestion: text('请主管更正缺勤日期', 'A supervisor puts the absence right'),
    holds: (_look, { away }) => !away,
  },
  nobodyElseHasIt: {
    code: 'TAKEN_BY_ANOTHER',
    says: text('正由他人抽检', 'Somebody else is looking at it'),
    suggestion: takeNext,
    holds: (look, { actor }) => [null, actor.id].includes(heldNow(look)),
  },
  hasIt: {
    code: 'NOT_TAKEN',
    says: text(
      '请先开始抽检；一小时内未给出结论的须重新开始',
      'Take it first; one that is held for an hour without a word is taken anew',
    ),
    suggestion: text('请用 takeSecondLook', 'Take it with takeSecondLook'),
    holds: (look, { actor }) => heldNow(look) === actor.id,
  },
} as const satisfies Record<string, Guard>;

/** Steps of a second look: who may take each, and what must hold. */
export const secondLookSteps = {
  takeSecondLook: {
    label: text('开始抽检', 'Look again'),
    right: 'lookAgain',
    when: ['stillOpen', 'notOwnWork', 'skillsFit', 'isThere', 'nobodyElseHasIt'],
  },
  giveSecondLook: {
    label: text('提交抽检结论', 'Give the verdicts'),
    right: 'lookAgain',
    when: ['stillOpen', 'notOwnWork', 'hasIt'],
  },
} as const satisfies Record<
  string,
  { readonly label: Text; readonly right: Right; readonly when: readonly (keyof typeof guards)[] }
>;
export type SecondLookStep = keyof typeof secondLookSteps;

const ruleId = 'product.md S5';

/** Why a step may not be taken; empty: it may. */
export function whyNotSecondLook(step: SecondLookStep, look: SecondLookFacts, who: SecondLooker): Reason[] {
  const { right, when } = secondLookSteps[step];
  if (!holdsRight(who.actor, right))
    return [
      {
        code: 'NOT_POSSIBLE',
        message: text('只有审核人员可以抽检', 'Only reviewers look again'),
        suggestion: text('请交给审核人员', 'Leave it to a reviewer'),
        ruleId,
      },
    ];
  return when.flatMap((name) => {
    const guard: Guard = guards[name];
    return guard.holds(look, who)
      ? []
      : [{ code: guard.code, message: guard.says, suggestion: guard.suggestion, ruleId }];
  });
}
