import { shanghaiDay } from '../../calendar/shanghai.ts';
import { orderKindLabels } from '../../order-names/kinds/kinds.ts';
import { pushableStates } from '../../order-names/states.ts';
import { findProvince } from '../../province/provinces.ts';
import { rolesOf } from '../../staff/roles.ts';
import { bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import { type Reason, reloadOrderAdvice } from '../../text/refusal.ts';
import { absenceOn } from '../../work/availability.ts';
import { unmetSkills } from '../../work/skills.ts';
import type { GuardInput } from '../events/all.ts';
import type { OrderFacts } from '../facts.ts';
import type { Guard } from './guard.ts';

const assigning = 'D-assignment';
const advising = 'L-advice';
const escalating = 'L-escalation';

const noReviewer: Omit<Reason, 'ruleId'> = {
  code: 'NO_SUCH_REVIEWER',
  field: 'staffId',
  message: bilingual('没有这位审核人员', 'There is no such reviewer'),
  suggestion: bilingual(
    '请从能登录的审核人员中选择；受邀者须先设置密码',
    'Choose among the reviewers who can sign in; whoever is invited sets a password first',
  ),
};

/** The input names a person who is not a reviewer. */
const namesNoReviewer = ({ colleague }: OrderFacts, input: GuardInput | undefined): boolean =>
  typeof input?.staffId === 'string' && colleague?.reviews !== true;

/** In this state the order must be pushed by somebody other than this person. */
const mayNotPush = (facts: OrderFacts, staffId: string): boolean =>
  facts.fourEyes && facts.initialApprovedBy === staffId && facts.state !== null && pushableStates.includes(facts.state);

/** Undo of a reassignment: the previous assignee gets the order back without the checks of a new assignment. */
const isUndo = (input: GuardInput | undefined): boolean => input?.undoes !== undefined;

/** Requests for advice that the actor may answer: addressed to them or to the supervisors, and not asked by them. */
const openAdviceFor = ({ advice }: OrderFacts, actor: { id: string; roles: Parameters<typeof rolesOf>[0] }) =>
  advice.filter(
    ({ askedBy, of }) => askedBy !== actor.id && (of === actor.id || rolesOf(actor.roles).has('supervisor')),
  );

/** Guards: assignment, advice and escalation. */
export const colleagueGuards = {
  assigneeReviews: {
    message: noReviewer.message,
    suggestion: noReviewer.suggestion,
    ruleId: assigning,
    check: (facts, _actor, input) => !namesNoReviewer(facts, input) || [{ ...noReviewer, ruleId: assigning }],
  },
  assigneeMayDecide: {
    message: bilingual('被指派人不能审核此订单', 'The assignee cannot decide this order'),
    ruleId: assigning,
    check: (facts, _actor, input) => {
      const { colleague, province, kind } = facts;
      if (colleague === undefined || colleague === null || isUndo(input)) return true;
      const names = {
        province: findProvince(province)?.label ?? bilingual(province, province),
        kind: orderKindLabels[kind],
      };
      const outside = unmetSkills(colleague.skills, { province, kind }).map(
        (part): Reason => ({
          code: part === 'province' ? 'PROVINCE_NOT_TAKEN' : 'KIND_NOT_TAKEN',
          field: 'staffId',
          message: bilingual(
            `${colleague.name}的受理范围不含${names[part].zh}`,
            `${colleague.name} does not take on ${names[part].en}`,
          ),
          suggestion: bilingual(
            '请指派给受理的同事，或先调整其受理范围',
            'Choose somebody who does, or widen what they take on',
          ),
          ruleId: assigning,
        }),
      );
      const approved: Reason[] = mayNotPush(facts, colleague.id)
        ? [
            {
              code: 'FOUR_EYES',
              field: 'staffId',
              message: fillTemplate(
                bilingual(
                  '初审由{name}通过，须由他人提交管局',
                  '{name} approved the initial review; somebody else must push it',
                ),
                { name: colleague.name },
              ),
              suggestion: bilingual('请指派给其他同事', 'Choose somebody else'),
              ruleId: 'D-hand-over',
            },
          ]
        : [];
      const reasons = [...outside, ...approved];
      return reasons.length === 0 || reasons;
    },
  },
  assigneeIsThere: {
    message: bilingual('被指派人缺勤', 'The assignee is away'),
    ruleId: assigning,
    check: ({ colleague, now }, _actor, input) => {
      const absence = absenceOn(colleague?.availability.absences ?? [], shanghaiDay(Date.parse(now)));
      if (!colleague || absence === undefined || isUndo(input)) return true;
      return [
        {
          code: 'ASSIGNEE_AWAY',
          field: 'staffId',
          message: bilingual(
            `${colleague.name}缺勤至 ${absence.until}`,
            `${colleague.name} is away until the end of ${absence.until}`,
          ),
          suggestion: bilingual('请指派给其他同事', 'Choose somebody else'),
          ruleId: assigning,
        },
      ];
    },
  },
  assigneeHasRoom: {
    message: bilingual('被指派人的在手订单已达上限', 'The assignee has as many orders as they may have'),
    ruleId: assigning,
    check: ({ colleague, assignee }, _actor, input) => {
      if (isUndo(input)) return true;
      const { cap } = colleague?.availability ?? { cap: null };
      if (!colleague || cap === null || colleague.assigned < cap || assignee?.id === colleague.id) return true;
      return [
        {
          code: 'CAP_REACHED',
          field: 'staffId',
          message: bilingual(
            `${colleague.name}已有 ${colleague.assigned} 个订单，上限 ${cap} 个`,
            `${colleague.name} has ${colleague.assigned} orders and may have ${cap}`,
          ),
          suggestion: bilingual('请指派给其他同事，或先调高其接单上限', 'Choose somebody else, or raise their cap'),
          ruleId: assigning,
        },
      ];
    },
  },
  /** Applies to takeNext only, as the next guard. */
  isThere: {
    message: bilingual('您今天登记为缺勤', 'You are marked as away today'),
    suggestion: bilingual('如已到岗，请主管修改缺勤日期', 'If you are here, ask a supervisor to change it'),
    ruleId: assigning,
    check: ({ away }) => !away,
  },
  assignmentChanges: {
    message: bilingual('指派没有变化', 'The assignment would not change'),
    ruleId: assigning,
    check: ({ assignee, colleague }, _actor, input) => {
      if (input === undefined || colleague === null) return true;
      if ((assignee?.id ?? null) !== (colleague?.id ?? null)) return true;
      return [
        {
          code: 'ASSIGNED_ALREADY',
          field: 'staffId',
          message:
            assignee === null
              ? bilingual('此订单没有指派给任何人', 'The order is assigned to nobody')
              : fillTemplate(bilingual('已指派给{name}', 'It is assigned to {name} already'), { name: assignee.name }),
          suggestion: reloadOrderAdvice,
          ruleId: assigning,
        },
      ];
    },
  },
  /** Applies to takeNext only: claiming by hand stays possible, and the desk shows the assignee. */
  notAssignedToAnother: {
    message: bilingual('已指派给同事', 'It is assigned to a colleague'),
    suggestion: bilingual('请取下一单，或自行领取', 'Take the next one, or claim it by hand'),
    ruleId: assigning,
    check: (facts, actor) => {
      const { assignee, dueAt, now } = facts;
      return (
        assignee === null ||
        assignee.id === actor.id ||
        // An assignment does not block the order if the assignee left, is away, no longer takes it on, may not push it,
        // or the due time has passed.
        !assignee.takes ||
        mayNotPush(facts, assignee.id) ||
        (dueAt !== null && dueAt <= now)
      );
    },
  },
  adviserReviews: {
    message: noReviewer.message,
    suggestion: noReviewer.suggestion,
    ruleId: advising,
    check: (facts, actor, input) => {
      if (namesNoReviewer(facts, input)) return [{ ...noReviewer, ruleId: advising }];
      if (facts.colleague?.id !== actor.id) return true;
      return [
        {
          code: 'ASKS_ONESELF',
          field: 'staffId',
          message: bilingual('不能向自己请求意见', 'Advice is asked of somebody else'),
          suggestion: bilingual('请选择同事或主管', 'Choose a colleague, or the supervisors'),
          ruleId: advising,
        },
      ];
    },
  },
  adviceIsAsked: {
    message: bilingual('没有等待您答复的请求', 'No advice is asked of you'),
    suggestion: reloadOrderAdvice,
    ruleId: advising,
    hideWhenFailing: true,
    check: (facts, actor) => openAdviceFor(facts, actor).length > 0,
  },
  adviceStillOpen: {
    message: bilingual('此请求已答复，或不是向您提出的', 'This request is answered, or is not put to you'),
    suggestion: bilingual('请刷新后再试', 'Read the order again'),
    ruleId: advising,
    check: (facts, actor, input) =>
      input === undefined || openAdviceFor(facts, actor).some(({ id }) => id === input.adviceId),
  },
  notEscalated: {
    message: bilingual('已升级，等待主管处理', 'It is escalated and waits for a supervisor'),
    suggestion: bilingual('补充情况请添加备注', 'Add a note to say more'),
    ruleId: escalating,
    check: ({ escalation }) => escalation === null,
  },
  isEscalated: {
    message: bilingual('没有待处理的升级', 'No escalation is open'),
    suggestion: reloadOrderAdvice,
    ruleId: escalating,
    hideWhenFailing: true,
    check: ({ escalation }) => escalation !== null,
  },
  escalationExplained: {
    message: bilingual('请写明升级的原因', 'Say why you escalate it'),
    suggestion: bilingual('主管会看到您写的内容', 'Supervisors read what you write'),
    ruleId: escalating,
    check: (_facts, _actor, input) => input?.reason !== 'OTHER' || input?.note !== undefined,
  },
} as const satisfies Record<string, Guard>;
