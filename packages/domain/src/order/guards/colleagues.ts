import { shanghaiDay } from '../../calendar/shanghai.ts';
import { findProvince } from '../../province/provinces.ts';
import { readAgain } from '../../refusal.ts';
import { absenceOn } from '../../staff/availability.ts';
import { rolesOf } from '../../staff/roles.ts';
import { outsideOf } from '../../staff/skills.ts';
import { fill, text } from '../../text.ts';
import type { OrderFacts } from '../facts.ts';
import { inputText } from '../guard-reading.ts';
import { orderKindLabels } from '../names.ts';
import { pushable } from '../pushable.ts';
import type { Guard } from './guard.ts';

const assigning = 'product.md S2';
const advising = 'life-cycle: requestAdvice';
const escalating = 'life-cycle: escalate';

const noReviewer = {
  code: 'NO_SUCH_REVIEWER',
  field: 'staffId',
  message: text('没有这位审核人员', 'There is no such reviewer'),
  suggestion: text(
    '请从能登录的审核人员中选择；受邀者须先设置密码',
    'Choose among the reviewers who can sign in; whoever is invited sets a password first',
  ),
};

/** The input names somebody who is no reviewer. */
const namesNoReviewer = ({ colleague }: OrderFacts, input: unknown): boolean =>
  inputText(input, 'staffId') !== undefined && colleague?.reviews !== true;

/** In this state somebody else than this person must push the order. */
const mayNotPush = (facts: OrderFacts, staffId: string): boolean =>
  facts.fourEyes && facts.initialApprovedBy === staffId && facts.state !== null && pushable.includes(facts.state);

/** An undone reassignment: back to whom it was taken from, whether or not it would be given to them today. */
const givesBack = (input: unknown): boolean => inputText(input, 'undoes') !== undefined;

/** What waits for the actor's advice: asked of them, or of the supervisors. Nobody answers their own question. */
const adviceFor = ({ advice }: OrderFacts, actor: { id: string; roles: Parameters<typeof rolesOf>[0] }) =>
  advice.filter(
    ({ askedBy, of }) => askedBy !== actor.id && (of === actor.id || rolesOf(actor.roles).has('supervisor')),
  );

/** Guards: who should see to an order, and whom it is laid before. */
export const colleagueGuards = {
  assigneeReviews: {
    says: noReviewer.message,
    suggestion: noReviewer.suggestion,
    ruleId: assigning,
    holds: (facts, _actor, input) => !namesNoReviewer(facts, input) || [{ ...noReviewer, ruleId: assigning }],
  },
  assigneeMayDecide: {
    says: text('被指派人不能审核此订单', 'The assignee cannot decide this order'),
    ruleId: assigning,
    holds: (facts, _actor, input) => {
      const { colleague, province, kind } = facts;
      if (colleague === undefined || colleague === null || givesBack(input)) return true;
      const names = {
        province: findProvince(province)?.label ?? text(province, province),
        kind: orderKindLabels[kind],
      };
      const outside = outsideOf(colleague.skills, { province, kind }).map((part) => ({
        code: part === 'province' ? 'PROVINCE_NOT_TAKEN' : 'KIND_NOT_TAKEN',
        field: 'staffId',
        message: text(
          `${colleague.name}的受理范围不含${names[part].zh}`,
          `${colleague.name} does not take on ${names[part].en}`,
        ),
        suggestion: text(
          '请指派给受理的同事，或先调整其受理范围',
          'Choose somebody who does, or widen what they take on',
        ),
        ruleId: assigning,
      }));
      const approved = mayNotPush(facts, colleague.id)
        ? [
            {
              code: 'FOUR_EYES',
              field: 'staffId',
              message: fill(
                text(
                  '初审由{name}通过，须由他人提交管局',
                  '{name} approved the initial review; somebody else must push it',
                ),
                { name: colleague.name },
              ),
              suggestion: text('请指派给其他同事', 'Choose somebody else'),
              ruleId: 'product.md R7',
            },
          ]
        : [];
      const reasons = [...outside, ...approved];
      return reasons.length === 0 || reasons;
    },
  },
  assigneeIsThere: {
    says: text('被指派人缺勤', 'The assignee is away'),
    ruleId: assigning,
    holds: ({ colleague, now }, _actor, input) => {
      const absence = absenceOn(colleague?.availability.absences ?? [], shanghaiDay(Date.parse(now)));
      if (!colleague || absence === undefined || givesBack(input)) return true;
      return [
        {
          code: 'ASSIGNEE_AWAY',
          field: 'staffId',
          message: text(
            `${colleague.name}缺勤至 ${absence.until}`,
            `${colleague.name} is away until the end of ${absence.until}`,
          ),
          suggestion: text('请指派给其他同事', 'Choose somebody else'),
          ruleId: assigning,
        },
      ];
    },
  },
  assigneeHasRoom: {
    says: text('被指派人的在手订单已达上限', 'The assignee has as many orders as they may have'),
    ruleId: assigning,
    holds: ({ colleague, assignee }, _actor, input) => {
      if (givesBack(input)) return true;
      const { cap } = colleague?.availability ?? { cap: null };
      if (!colleague || cap === null || colleague.assigned < cap || assignee?.id === colleague.id) return true;
      return [
        {
          code: 'CAP_REACHED',
          field: 'staffId',
          message: text(
            `${colleague.name}已有 ${colleague.assigned} 个订单，上限 ${cap} 个`,
            `${colleague.name} has ${colleague.assigned} orders and may have ${cap}`,
          ),
          suggestion: text('请指派给其他同事，或先调高其接单上限', 'Choose somebody else, or raise their cap'),
          ruleId: assigning,
        },
      ];
    },
  },
  /** Of get-next alone, as below. */
  isThere: {
    says: text('您今天登记为缺勤', 'You are marked as away today'),
    suggestion: text('如已到岗，请主管修改缺勤日期', 'If you are here, ask a supervisor to change it'),
    ruleId: assigning,
    holds: ({ away }) => !away,
  },
  assignmentChanges: {
    says: text('指派没有变化', 'The assignment would not change'),
    ruleId: assigning,
    holds: ({ assignee, colleague }, _actor, input) => {
      if (input === undefined || colleague === null) return true;
      if ((assignee?.id ?? null) !== (colleague?.id ?? null)) return true;
      return [
        {
          code: 'ASSIGNED_ALREADY',
          field: 'staffId',
          message:
            assignee === null
              ? text('此订单没有指派给任何人', 'The order is assigned to nobody')
              : fill(text('已指派给{name}', 'It is assigned to {name} already'), { name: assignee.name }),
          suggestion: readAgain,
          ruleId: assigning,
        },
      ];
    },
  },
  /** Of get-next alone: claiming by hand stays possible, the desk says whose it is. */
  notAssignedToAnother: {
    says: text('已指派给同事', 'It is assigned to a colleague'),
    suggestion: text('请取下一单，或自行领取', 'Take the next one, or claim it by hand'),
    ruleId: assigning,
    holds: (facts, actor) => {
      const { assignee, dueAt, now } = facts;
      return (
        assignee === null ||
        assignee.id === actor.id ||
        // Nobody waits for who has left or is away, or no longer takes it on, who may not push it, or past the due time.
        !assignee.takes ||
        mayNotPush(facts, assignee.id) ||
        (dueAt !== null && dueAt <= now)
      );
    },
  },
  adviserReviews: {
    says: noReviewer.message,
    suggestion: noReviewer.suggestion,
    ruleId: advising,
    holds: (facts, actor, input) => {
      if (namesNoReviewer(facts, input)) return [{ ...noReviewer, ruleId: advising }];
      if (facts.colleague?.id !== actor.id) return true;
      return [
        {
          code: 'ASKS_ONESELF',
          field: 'staffId',
          message: text('不能向自己请求意见', 'Advice is asked of somebody else'),
          suggestion: text('请选择同事或主管', 'Choose a colleague, or the supervisors'),
          ruleId: advising,
        },
      ];
    },
  },
  adviceIsAsked: {
    says: text('没有等待您答复的请求', 'No advice is asked of you'),
    suggestion: readAgain,
    ruleId: advising,
    hides: true,
    holds: (facts, actor) => adviceFor(facts, actor).length > 0,
  },
  adviceStillOpen: {
    says: text('此请求已答复，或不是向您提出的', 'This request is answered, or is not put to you'),
    suggestion: text('请刷新后再试', 'Read the order again'),
    ruleId: advising,
    holds: (facts, actor, input) =>
      input === undefined || adviceFor(facts, actor).some(({ id }) => id === inputText(input, 'adviceId')),
  },
  notEscalated: {
    says: text('已升级，等待主管处理', 'It is escalated and waits for a supervisor'),
    suggestion: text('补充情况请添加备注', 'Add a note to say more'),
    ruleId: escalating,
    holds: ({ escalation }) => escalation === null,
  },
  isEscalated: {
    says: text('没有待处理的升级', 'No escalation is open'),
    suggestion: readAgain,
    ruleId: escalating,
    hides: true,
    holds: ({ escalation }) => escalation !== null,
  },
  escalationExplained: {
    says: text('请写明升级的原因', 'Say why you escalate it'),
    suggestion: text('主管会看到您写的内容', 'Supervisors read what you write'),
    ruleId: escalating,
    holds: (_facts, _actor, input) => inputText(input, 'reason') !== 'OTHER' || inputText(input, 'note') !== undefined,
  },
} as const satisfies Record<string, Guard>;
