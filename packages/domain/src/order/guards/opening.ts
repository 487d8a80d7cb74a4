import type { FieldId } from '../../filing/fields.ts';
import { kindRow, type OrderKind } from '../../order-names/kinds/kinds.ts';
import type { OrderState } from '../../order-names/states.ts';
import { isInForce } from '../../province/in-force.ts';
import { findProvince } from '../../province/provinces.ts';
import { dayOf, editionOf } from '../../province/rule-set.ts';
import { mayShellTakeWebsite } from '../../province-rules/shell-rules.ts';
import { type BilingualText, bilingual, fillTemplate } from '../../text/bilingual-text.ts';
import type { Reason } from '../../text/refusal.ts';
import { refileAdvice } from '../plans.ts';
import type { Guard } from './guard.ts';

/** Fields that identify the subject; the first changed one is reported. */
const identity: readonly FieldId[] = ['subject.name', 'subject.certificateNumber', 'subject.nature'];

/** 新增接入 is for what is accessed through others. */
const addsAccess = (kind: OrderKind): boolean => {
  const { effect } = kindRow(kind);
  return effect.does === 'add' && effect.what === 'access';
};

/** No connection files this province: nothing about it can reach its bureau. */
const notServedReason = (province: BilingualText): Reason => ({
  code: 'PROVINCE_NOT_SERVED',
  message: fillTemplate(
    bilingual(
      '我方尚未接入{zh}通信管理局，不能办理该省的备案',
      'We are not connected to the bureau of {en}: nothing can be filed in this province',
    ),
    { ...province },
  ),
  suggestion: bilingual(
    '请联系我方开通该省，开通后即可办理；急需办理的，请向其他接入商办理',
    'Ask us to connect the province; orders are possible from then on. If it is urgent turn to another access provider',
  ),
  ruleId: 'L-submission',
});

const earlierEditionAdvice = bilingual(
  '本系统按较早的规则版本运行；需要办理的，请管理员更换规则版本',
  'This installation runs by an earlier edition of the rules: its administrator can change it',
);
/** Nothing of the kind was filed before this day. */
const notOfferedReason = (label: BilingualText, from: string): Reason => ({
  code: 'KIND_OFFERED',
  field: 'kind',
  message: fillTemplate(bilingual(`{zh}自 ${from} 起受理`, `Orders of the kind “{en}” are taken since ${from}`), {
    ...label,
  }),
  suggestion: earlierEditionAdvice,
  ruleId: 'R-2',
});

/** Why a later step of a plan cannot be submitted yet, by the state of the step before. */
function earlierStepReason({ number, state }: { readonly number: string; readonly state: OrderState }): Reason {
  const { message, suggestion } = earlierSteps[state === 'ABANDONED' || state === 'APPROVED' ? state : 'OPEN'];
  return { code: 'EARLIER_STEP_OPEN', message: fillTemplate(message, { number }), suggestion, ruleId: 'L-plan' };
}
const untilApproved = bilingual(
  '须待订单 {number} 由管局通过后才能提交',
  'It can be submitted once the bureau has approved order {number}',
);
const earlierSteps = {
  OPEN: {
    message: untilApproved,
    suggestion: bilingual(
      '请先完成上一步；草稿可继续填写',
      'Finish that step first; this draft may be filled in meanwhile',
    ),
  },
  ABANDONED: {
    message: untilApproved,
    suggestion: bilingual(
      '上一步已放弃：请放弃此草稿，需要时重新办理',
      'The step before was abandoned: abandon this draft, and start anew if it is still wanted',
    ),
  },
  APPROVED: {
    message: bilingual(
      '须待管局下发订单 {number} 的备案号后才能提交',
      'It can be submitted once the bureau has published the filing number of order {number}',
    ),
    suggestion: bilingual(
      '通过后一般当天下发，届时再提交',
      'The bureau usually publishes it on the day of the approval: submit it then',
    ),
  },
} as const;

/** Guards: whether an order of this kind may be opened at all. */
export const openingGuards = {
  stillFiled: {
    message: bilingual(
      '该网站或其主体已不在备案中，不能办理',
      'The website or its subject is no longer filed: nothing can be done about it',
    ),
    suggestion: bilingual(
      '请放弃此订单；网站仍需使用的，请重新备案',
      'Abandon this order; a site that is to stay is filed anew',
    ),
    ruleId: 'B-7, codes 1049/1050',
    field: 'recordId',
    check: (facts) => facts.record.filed,
  },
  recordIsOurs: {
    message: bilingual('此网站不由我方接入', 'This website is not accessed through us'),
    suggestion: bilingual('请向其接入商办理', 'Turn to its access provider'),
    ruleId: 'R-2, codes 1047/1048',
    field: 'websiteId',
    check: ({ kind, record }) => record.ours || addsAccess(kind),
  },
  accessIsNew: {
    message: bilingual('此网站已由我方接入', 'This website is accessed through us already'),
    suggestion: bilingual(
      '服务器或 IP 有变化的，请办理变更接入',
      'Open a change of access for another server or address',
    ),
    ruleId: 'R-2, code 1038',
    field: 'websiteId',
    check: ({ kind, record }) => !record.ours || !addsAccess(kind),
  },
  recordBelongsToPartner: {
    message: bilingual('此备案未登记在您名下', 'This record is not registered with you'),
    suggestion: bilingual('请用备案号和备案密码登记', 'Register it with its filing number and password'),
    ruleId: 'D-records',
    field: 'recordId',
    check: (facts) => facts.record.partnerSees,
  },
  noOtherOpenOrder: {
    message: bilingual('该主体已有进行中的订单', 'The subject already has an open order'),
    suggestion: bilingual('请先完成或放弃该订单', 'Finish or abandon that order first'),
    ruleId: 'ORD-03',
    field: 'recordId',
    check: (facts) => !facts.record.otherOpenOrder,
  },
  otherAccessRemains: {
    message: bilingual('这是该网站唯一的接入，不能取消', "It is the website's only access and cannot be cancelled"),
    suggestion: bilingual(
      '网站不再使用的，请注销网站；更换接入商的，先由新接入商新增接入',
      'Cancel the website if it is not used any more; when you move, the new provider adds its access first',
    ),
    ruleId: 'R-2, code 1025',
    field: 'accessId',
    check: ({ kind, record }) => {
      const { effect } = kindRow(kind);
      return effect.does !== 'end' || effect.what !== 'access' || record.accesses > 1;
    },
  },
  shellTakesWebsite: {
    message: bilingual(
      '该主体为空壳主体，不能直接新增网站',
      'The subject has no website left: it cannot take a new one',
    ),
    suggestion: bilingual(
      '请先在管局线下注销主体（约5个工作日），再办理首次备案',
      'Have it cancelled at the bureau on paper, in about 5 working days, then open a first filing',
    ),
    ruleId: 'ORD-07',
    field: 'recordId',
    check: ({ record, edition }) => !record.shell || mayShellTakeWebsite(record.province, edition),
  },
  earlierStepApproved: {
    message: bilingual('方案的上一步尚未由管局通过', 'The bureau has not approved the step before'),
    ruleId: 'L-plan',
    check: ({ plan }) => plan === null || plan.waitsFor === null || [earlierStepReason(plan.waitsFor)],
  },
  bothSidesTogether: {
    message: bilingual(
      '主体换人时，网站负责人也须变更',
      'Another person as subject changes the website principal, too',
    ),
    ruleId: 'ORD-06',
    check: (facts) =>
      !facts.needsBoth || [
        {
          code: 'NEEDS_BOTH',
          field: identity.find((id) => facts.changed.includes(id)),
          message: bilingual(
            '个人主体的名称、证件或负责人变更时，网站负责人须同时变更，不能只变更主体',
            "A person's name, ID or principal changes with the website principal: not by a change of the subject alone",
          ),
          suggestion: bilingual(
            '请放弃此订单，另开“变更主体与网站”订单；有多个网站的，选择办理方案“主体与全部网站变更”',
            'Abandon this order and open one that changes subject and website; with several websites, choose the plan for all of them',
          ),
          ruleId: 'ORD-06',
        },
      ],
  },
  kindPossibleInProvince: {
    message: bilingual('此类订单暂不能在线办理', 'Orders of this kind cannot be made here yet'),
    suggestion: bilingual('目前在系统外办理', 'This is done outside for now'),
    ruleId: 'ORD-06',
    check: ({ record }) => {
      const province = findProvince(record.province);
      if (province === undefined) return false;
      return record.served || [notServedReason(province.label)];
    },
  },
  kindOffered: {
    message: bilingual('此类订单尚未开始受理', 'Orders of this kind are not taken yet'),
    suggestion: earlierEditionAdvice,
    ruleId: 'R-2',
    field: 'kind',
    check: ({ kind, edition }) => {
      const { label, offered } = kindRow(kind);
      return offered === undefined || isInForce(offered, dayOf(edition)) || [notOfferedReason(label, offered.from)];
    },
  },
  changeAllowedInProvince: {
    message: bilingual('管局不允许此类变更', 'The bureau does not allow this change'),
    suggestion: refileAdvice,
    ruleId: 'ORD-06',
    check: (facts) =>
      facts.forbidden === null || [
        {
          code: 'CHANGE_NOT_ALLOWED',
          field: identity.find((id) => facts.changed.includes(id)),
          message: facts.forbidden,
          suggestion: refileAdvice,
          ruleId: 'ORD-06',
        },
      ],
  },
  rulesCurrent: {
    message: bilingual(
      '规则版本已更换，请重新保存一次',
      'The rules have changed since this was saved: save it once more',
    ),
    suggestion: bilingual('请保存一次填报内容，再重新提交', 'Save what was filled in once more, then submit'),
    ruleId: 'R-11',
    check: (facts) => facts.assessedUnder === editionOf(facts.edition),
  },
  provinceUnchanged: {
    message: bilingual('变更备案不能改变主体所在省', 'A change cannot move the subject to another province'),
    suggestion: bilingual(
      '请注销后到新的省份重新备案：选择办理方案“注销后重新备案”并指明省份',
      'Cancel and file anew in the other province: the plan of both orders takes the province',
    ),
    ruleId: 'ORD-02, code 1046',
    check: (facts) => facts.province === facts.record.province,
  },
} as const satisfies Record<string, Guard>;
