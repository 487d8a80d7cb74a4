import { rareCharacterSigns } from '../checks/rare-characters.ts';
import { type ChangeMove, changeMoves } from '../filing/proposal.ts';
import { comparedFields } from '../machine-checks/reuse.ts';
import type { RuleTopic } from '../order/rulebook-rows.ts';
import { domainHolders, formTraits, governmentNames, photoMethods } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { fieldChoices, itemChoices, materialChoices } from './names.ts';
import { choicesOf, type RuleField } from './rule-field.ts';

/** 规则种类: what a supervisor chooses from, and the form that follows from it. */
export interface RuleKind {
  readonly label: BilingualText;
  readonly topic: RuleTopic;
  /** The part of the effect that does not vary. */
  readonly fixed: Readonly<Record<string, unknown>> & { readonly to: string };
  readonly fields: readonly RuleField[];
}

const when: RuleField = {
  at: 'when',
  label: bilingual('适用条件', 'Condition'),
  hint: bilingual('不填写则适用于全部订单', 'Without one it applies to all orders'),
  control: 'condition',
  optional: true,
};
const broken: RuleField = {
  at: 'broken',
  label: bilingual('不符合的情形', 'When it is broken'),
  control: 'condition',
};
const suggestion: RuleField = {
  at: 'suggestion',
  label: bilingual('提示申请人怎样改正', 'What the applicant is told to do'),
  control: 'sentence',
};
const field: RuleField = { at: 'field', label: bilingual('字段', 'Field'), control: 'choice', choices: fieldChoices };
const on: RuleField = {
  at: 'on',
  label: bilingual('变更哪些字段时检查', 'Checked if one of these fields changes'),
  hint: bilingual('不填写则只在该字段变更时检查', 'Without one: if the field itself changes'),
  control: 'many',
  choices: fieldChoices,
  optional: true,
};
const words = (at: string | readonly string[], label: BilingualText): RuleField => ({
  at,
  label,
  hint: bilingual('用换行、空格或顿号隔开', 'Parted by lines, spaces or commas'),
  control: 'words',
});
const yesNo = (at: string, label: BilingualText, yes: BilingualText, no: BilingualText): RuleField => ({
  at,
  label,
  control: 'choice',
  choices: [
    { value: true, label: yes },
    { value: false, label: no },
  ],
});
const check = (outcome: 'fail' | 'warn') => ({ to: 'check', ruleId: 'R-14', outcome });
const refused = check('fail');
const minAge = (whose: 'subject' | 'website', label: BilingualText): RuleKind => ({
  label,
  topic: 'PRINCIPALS',
  fixed: {
    ...refused,
    field: `${whose}.principal.idNumber`,
    broken: { youngerThan: { principal: whose } },
  },
  fields: [
    {
      at: 'broken.youngerThan.years',
      label: bilingual('最低年龄', 'Minimum age'),
      control: 'number',
      min: 1,
      max: 120,
      unit: bilingual('周岁', 'years'),
    },
    suggestion,
  ],
});

/** The closed list; of two kinds that fit an effect the first one is shown, so that the general checks stand last. */
export const ruleKinds = {
  MATERIAL: {
    label: bilingual('须提供材料', 'A material is needed'),
    topic: 'MATERIALS',
    fixed: { to: 'material' },
    fields: [
      { at: 'material', label: bilingual('材料', 'Material'), control: 'choice', choices: materialChoices },
      when,
    ],
  },
  REQUIRED_FIELD: {
    label: bilingual('字段必填', 'A field must be filled in'),
    topic: 'WEBSITES',
    fixed: refused,
    fields: [
      { ...field, at: ['field', 'broken.absent'] },
      {
        ...on,
        hint: bilingual('不填写则在所有含有该字段的订单中检查', 'Without one: in every order that shows the field'),
      },
      suggestion,
    ],
  },
  FORBIDDEN_WORDS: {
    label: bilingual('字段不能含有某些词语', 'Words that a field may not contain'),
    topic: 'WEBSITES',
    fixed: refused,
    fields: [
      { ...field, at: ['field', 'broken.contains.of'] },
      words('broken.contains.words', bilingual('词语', 'Words')),
      on,
      suggestion,
    ],
  },
  SITE_NAME_WORDS: {
    label: bilingual('个人网站名称禁用词', "Words that a person's website name may not contain"),
    topic: 'WEBSITES',
    fixed: { to: 'siteName' },
    fields: [words('words', bilingual('词语', 'Words'))],
  },
  SITE_NAME_ENDINGS: {
    label: bilingual('个人网站名称结尾', "Endings of a person's website name"),
    topic: 'WEBSITES',
    fixed: { to: 'siteName' },
    fields: [words('endings', bilingual('结尾', 'Endings'))],
  },
  SUBJECT_MIN_AGE: minAge('subject', bilingual('主体负责人最低年龄', 'Minimum age of the subject principal')),
  WEBSITE_MIN_AGE: minAge('website', bilingual('网站负责人最低年龄', 'Minimum age of the website principal')),
  ONE_SUBJECT: {
    label: bilingual('不能与其他主体相同', 'A value that no other subject may have'),
    topic: 'PHONES',
    fixed: { to: 'oneSubject', ruleId: 'R-14' },
    fields: [
      { ...field, choices: fieldChoices.filter(({ value }) => comparedFields.some((one) => one === value)) },
      {
        at: 'outcome',
        label: bilingual('与其他主体相同时', 'If another subject has it'),
        control: 'choice',
        choices: choicesOf({
          warn: bilingual('提醒审核人员', 'The reviewer is warned'),
          fail: bilingual('由审核人员退回', 'The reviewer returns it'),
        }),
      },
    ],
  },
  RARE_CHARACTER: {
    label: bilingual('生僻字的上报写法', 'How a rare character of a name is sent'),
    topic: 'PRINCIPALS',
    fixed: { to: 'rareCharacter' },
    fields: [
      {
        at: 'sentAs',
        label: bilingual('以此符号代替', 'Sent as'),
        control: 'choice',
        choices: rareCharacterSigns.map((sign) => ({ value: sign, label: bilingual(sign, sign) })),
      },
    ],
  },
  MOVE: {
    label: bilingual('主体变更是否允许', 'Whether a change of the subject is allowed'),
    topic: 'SUBJECT',
    fixed: { to: 'move' },
    fields: [
      {
        at: 'move',
        label: bilingual('变更', 'Change'),
        control: 'choice',
        choices: (Object.keys(changeMoves) as ChangeMove[]).map((value) => ({ value, label: changeMoves[value] })),
      },
      {
        at: 'allowed',
        label: bilingual('管局答复', "The bureau's answer"),
        control: 'choice',
        choices: [
          { value: true, label: bilingual('可以直接变更', 'Allowed in place') },
          { value: false, label: bilingual('须注销后重新备案', 'Cancel and file anew') },
          { value: null, label: bilingual('未说明，须人工判断', 'Not said: a reviewer decides') },
        ],
      },
      when,
    ],
  },
  CHECKLIST: {
    label: bilingual('由审核人员核对', 'A reviewer checks it'),
    topic: 'MATERIALS',
    fixed: { to: 'checklist' },
    fields: [
      { at: 'item', label: bilingual('字段或材料', 'Field or material'), control: 'choice', choices: itemChoices },
      when,
    ],
  },
  FORM: {
    label: bilingual('核验单要求', 'Verification form'),
    topic: 'VERIFICATION_FORM',
    fixed: { to: 'form' },
    fields: [
      { at: 'trait', label: bilingual('要求', 'Requirement'), control: 'choice', choices: choicesOf(formTraits) },
      when,
    ],
  },
  DOMAIN_HOLDERS: {
    label: bilingual('域名持有者', 'Holder of a domain'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      {
        at: 'asks.holders',
        label: bilingual('可以是', 'Accepted holders'),
        control: 'many',
        choices: choicesOf(domainHolders),
      },
    ],
  },
  DOMAIN_EVIDENCE: {
    label: bilingual('域名持有者证明', 'Evidence for the holder of a domain'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      {
        at: 'asks.evidence',
        label: bilingual('持有者不是主体时须提供', 'Needed of a holder other than the subject'),
        control: 'sentence',
      },
    ],
  },
  DOMAIN_MONTHS: {
    label: bilingual('域名剩余有效期（按月）', 'Time left of a domain, in months'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      {
        at: 'asks.minRemaining.months',
        label: bilingual('须超过', 'More than'),
        control: 'number',
        min: 0,
        max: 120,
        unit: bilingual('个月', 'months'),
      },
    ],
  },
  DOMAIN_DAYS: {
    label: bilingual('域名剩余有效期（按天）', 'Time left of a domain, in days'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      {
        at: 'asks.minRemaining.days',
        label: bilingual('须超过', 'More than'),
        control: 'number',
        min: 0,
        max: 3650,
        unit: bilingual('天', 'days'),
      },
    ],
  },
  DOMAIN_PRIVACY: {
    label: bilingual('域名隐私保护', 'Privacy protection of a domain'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      yesNo(
        'asks.privacyMustBeOff',
        bilingual('隐私保护', 'Privacy protection'),
        bilingual('须关闭', 'Must be off'),
        bilingual('可以开启', 'May be on'),
      ),
    ],
  },
  DOMAIN_REGISTRARS: {
    label: bilingual('境外注册商', 'Overseas registrars'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      {
        at: 'asks.overseasRegistrars',
        label: bilingual('在境外注册商注册的域名', 'Domains of overseas registrars'),
        control: 'choice',
        choices: choicesOf({
          accepted: bilingual('接受', 'Accepted'),
          refused: bilingual('不接受', 'Not accepted'),
        }),
      },
    ],
  },
  DOMAIN_GOVERNMENT: {
    label: bilingual('政务域名（gov.cn）', 'Names under gov.cn'),
    topic: 'DOMAINS',
    fixed: { to: 'domain' },
    fields: [
      {
        at: 'asks.governmentNames',
        label: bilingual('gov.cn 域名', 'A name under gov.cn'),
        control: 'choice',
        choices: choicesOf(governmentNames),
      },
    ],
  },
  ADDED_DOMAINS: {
    label: bilingual('变更网站新增域名', 'Domains added by a change of a website'),
    topic: 'DOMAINS',
    fixed: { to: 'addedDomains' },
    fields: [
      yesNo(
        'allowed',
        bilingual('新增域名', 'A domain is added'),
        bilingual('可以', 'Allowed'),
        bilingual('不可以', 'Not allowed'),
      ),
    ],
  },
  SHELL: {
    label: bilingual('空壳主体新增网站', 'New website of a subject without websites'),
    topic: 'KINDS',
    fixed: { to: 'shell' },
    fields: [
      yesNo(
        'takesWebsite',
        bilingual('新增网站', 'A new website'),
        bilingual('可以直接新增', 'May be added directly'),
        bilingual('须先注销主体', 'The subject is cancelled first'),
      ),
    ],
  },
  PHOTO: {
    label: bilingual('拍照核验方式', 'How the photo is taken'),
    topic: 'PHOTO',
    fixed: { to: 'photo' },
    fields: [{ at: 'method', label: bilingual('方式', 'Method'), control: 'choice', choices: choicesOf(photoMethods) }],
  },
  SMS_CHECK: {
    label: bilingual('是否短信核验', 'Whether there is an SMS check'),
    topic: 'SMS',
    fixed: { to: 'smsCheck' },
    fields: [yesNo('checked', bilingual('短信核验', 'SMS check'), bilingual('进行', 'Yes'), bilingual('不进行', 'No'))],
  },
  SMS_WINDOW: {
    label: bilingual('短信核验时限', 'Time for the SMS check'),
    topic: 'SMS',
    fixed: { to: 'smsWindow' },
    fields: [
      {
        at: 'hours',
        label: bilingual('时限', 'Time'),
        control: 'number',
        min: 1,
        max: 720,
        unit: bilingual('小时', 'hours'),
      },
      {
        at: 'countedFrom',
        label: bilingual('起算', 'Counted from'),
        control: 'choice',
        choices: choicesOf({
          receipt: bilingual('收到短信', 'The SMS'),
          handOver: bilingual('提交管局', 'The hand-over to the bureau'),
        }),
      },
    ],
  },
  SMS_PAGE: {
    label: bilingual('短信验证码填写网址', 'Site where the SMS code is entered'),
    topic: 'SMS',
    fixed: { to: 'smsPage' },
    fields: [
      {
        at: 'host',
        label: bilingual('域名', 'Host'),
        hint: bilingual('例如 beian.miit.gov.cn', 'For example beian.miit.gov.cn'),
        control: 'host',
      },
    ],
  },
  CHECK: {
    label: bilingual('不符合时退回', 'Refused if broken'),
    topic: 'WEBSITES',
    fixed: refused,
    fields: [field, broken, on, suggestion],
  },
  HINT: {
    label: bilingual('不符合时提醒审核人员', 'Reviewer warned if broken'),
    topic: 'WEBSITES',
    fixed: check('warn'),
    fields: [field, broken, on, suggestion],
  },
} as const satisfies Record<string, RuleKind>;

export type RuleKindName = keyof typeof ruleKinds;
export const ruleKindNames = Object.keys(ruleKinds) as RuleKindName[];
export const ruleKindRow = (kind: RuleKindName): RuleKind => ruleKinds[kind];
