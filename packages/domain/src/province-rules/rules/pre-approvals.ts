import { type PreApprovalRow, preApprovalContents } from '../../codes/pre-approvals.ts';
import type { FieldId } from '../../filing/fields.ts';
import { bilingual } from '../../text/bilingual-text.ts';
import { all, any, type Condition, not } from '../conditions.ts';
import { allProvinces, type ProvinceRule, type Reach } from '../rule.ts';

/** 前置审批: what points to contents that need an approval, and what is then asked for (docs/spec/rules.md ). */

/** The first day on which an order that points to such contents must say something about them. */
const asked = '2023-09-01';

const named = ['subject.name', 'subject.businessScope', 'website.name'] as const satisfies readonly FieldId[];
const on = [...named, 'website.serviceContents', 'website.preApprovals', 'website.noPreApproval'] as const;
const isAbsent: Condition = { absent: 'website.preApprovals' };
const isDeclared: Condition = { value: { of: 'website.noPreApproval', in: ['yes'] } };

const hasWord = (...words: readonly string[]): Condition[] =>
  named.map((of): Condition => ({ contains: { of, words } }));
const pointsTo = ({ words, but, contents = [] }: PreApprovalRow): Condition =>
  any(
    ...hasWord(...words),
    ...(but === undefined ? [] : [all(any(...hasWord(but.word)), not(any(...hasWord(but.unless))))]),
    ...(contents.length === 0 ? [] : [{ value: { of: 'website.serviceContents' as const, in: contents.map(String) } }]),
  );

const check = (field: FieldId, outcome: 'warn' | 'fail', broken: Condition) =>
  ({ to: 'check', field, on, ruleId: 'WEB-04', outcome, broken }) as const;

const hintOf = ({ type, document, authority, shape }: PreApprovalRow): ProvinceRule['says'] => {
  const like = shape === undefined ? bilingual('', '') : bilingual(`，文号形如 ${shape}`, `, numbered like ${shape}`);
  const number = type === undefined ? bilingual('', '') : bilingual(`（类型 ${type}）`, ` (type ${type})`);
  return bilingual(
    `由${authority.zh}核发《${document.zh}》${number.zh}${like.zh}`,
    `${document.en} by ${authority.en}${number.en}${like.en}`,
  );
};

/**
 * For each kind of contents a hint to applicant and reviewer, who decides whether the approval is needed; from `asked` on also the demand
 * to give it or to say that none is needed, and then a remark or a statement 不涉及前置审批承诺书.
 */
const hints = preApprovalContents.flatMap(([name, row]): ProvinceRule[] => {
  if (row.dropped) return [];
  const hint = hintOf(row);
  const points = [{ fillsWebsite: true } as const, pointsTo(row)];
  const lacks: Condition = row.type === undefined ? isAbsent : not({ preApproval: row.type });
  const rule = {
    key: `preApproval.${name}`,
    in: allProvinces.filter((province) => row.provinces?.includes(province) ?? true),
    says: bilingual(
      `名称、经营范围或服务内容可能涉及“${row.label.zh}”，该内容须前置审批：${hint.zh}`,
      `Names, business scope or service contents point to a pre-approval (${row.label.en}): ${hint.en}`,
    ),
  };
  const warns: Reach = {
    ...check('website.preApprovals', 'warn', all(...points, lacks)),
    suggestion: bilingual(
      '请填写该项审批并上传审批文件；不涉及的，请在“不涉及前置审批”选“是”，并在网站备注中说明或附不涉及前置审批承诺书',
      "Give the approval with its document; if none is needed, answer 'None of the pre-approvals is needed' with yes and say why in a remark or a statement",
    ),
  };
  const demands: Reach = {
    ...check('website.noPreApproval', 'fail', all(...points, isAbsent, not(isDeclared))),
    suggestion: bilingual(
      '请填写前置审批；确不涉及的选“是”，并在网站备注中说明或附不涉及前置审批承诺书',
      'Give the pre-approval; if none is needed, answer yes and say why in a remark or a statement',
    ),
  };
  const statement: Reach = {
    to: 'material',
    material: 'NO_APPROVAL_STATEMENT',
    when: all(...points, isAbsent, isDeclared, { absent: 'website.remark' }),
  };
  const from = row.from ?? '2018-06-15';
  return [
    ...(from < asked ? [{ ...rule, from, until: asked, source: row.source, reaches: [warns] } as const] : []),
    {
      ...rule,
      from: from < asked ? asked : from,
      source: from < asked ? 'AL-LIM' : row.source,
      reaches: [warns, demands, statement],
    },
  ];
});

const contradiction: ProvinceRule = {
  key: 'preApproval.contradiction',
  in: allProvinces,
  from: asked,
  source: 'WX-PRE',
  says: bilingual(
    '已填写前置审批，又选择了“不涉及前置审批”',
    'A pre-approval is given, and the order says that none is needed',
  ),
  reaches: [
    {
      ...check('website.noPreApproval', 'fail', all(not(isAbsent), isDeclared)),
      suggestion: bilingual('请保留其中一项', 'Keep one of the two'),
    },
  ],
};

const validity: ProvinceRule = {
  key: 'preApproval.validUntil',
  in: allProvinces,
  from: asked,
  source: 'HW-AUDIT',
  says: bilingual(
    '前置审批过期属于备案后核查的问题，请填写有效期',
    'An expired pre-approval is a fault of later inspections: its last day is asked for',
  ),
  reaches: [
    {
      ...check(
        'website.preApprovalValidUntil',
        'warn',
        all(not(isAbsent), { absent: 'website.preApprovalValidUntil' }),
      ),
      on: ['website.preApprovals', 'website.preApprovalValidUntil'],
      suggestion: bilingual(
        '请填写审批文件的截止日期，多项时填最早的一项；无期限的填“长期”',
        'Give its last day, of several the earliest; “长期” if it has no end',
      ),
    },
  ],
};

const document: ProvinceRule = {
  key: 'preApproval',
  in: allProvinces,
  from: '2018-06-15',
  source: 'A19-PRE',
  says: bilingual('有前置审批的网站须附审批文件', 'A website with a pre-approval needs its document'),
  reaches: [{ to: 'material', material: 'PRE_APPROVAL', when: not(isAbsent) }],
};

export const preApprovalRules: readonly ProvinceRule[] = [document, ...hints, contradiction, validity];
