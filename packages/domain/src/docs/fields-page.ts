import { type FormatName, formats } from '../checks/formats.ts';
import { type FieldId, type FieldValues, fieldIds, fieldRow, kindsOfField } from '../filing/fields.ts';
import { changeMoves } from '../filing/proposal.ts';
import { checkFields } from '../order/check-fields.ts';
import { namedEditions } from '../province/editions.ts';
import { both, code, page, section, table, yesOrNo } from './markdown.ts';

/** 单位 and 个人, each with its usual certificate: some checks depend on who files. */
const filers: readonly FieldValues[] = [
  { 'subject.nature': '4', 'subject.certificateType': '1' },
  { 'subject.nature': '5', 'subject.certificateType': '2' },
];

/** Messages of the checks for a value that is invalid for every field, in a province without rules of its own. */
const refusals = (id: FieldId): string => {
  const [kind] = kindsOfField(id);
  if (kind === undefined) return '';
  const value = fieldRow(id).shape === 'list' ? ['x1'] : 'x1';
  const found = filers.flatMap((filer) =>
    checkFields({
      kind,
      province: '340000',
      edition: namedEditions.at(-1) ?? '2020-08',
      today: '2026-01-05',
      before: {},
      after: { ...filer, [id]: value },
    }).filter(({ field, outcome }) => field === id && outcome === 'fail'),
  );
  const told = found.map(({ message, ruleId }) => `${both(message)} (${ruleId})`);
  return [...new Set(told)].join('; ');
};

const rows = fieldIds.map((id) => {
  const { label, shape, required, max, personal, openForUnits } = fieldRow(id);
  return [
    code(id),
    both(label),
    kindsOfField(id).map(code).join(' '),
    shape === 'list' ? '多项 list' : '单项 one',
    yesOrNo(required),
    String(max),
    personal ? (openForUnits ? '个人的 where a person files' : '是 yes') : '否 no',
    refusals(id),
  ];
});

/** Two backticks, because a pattern may hold one. */
const patternOf = (name: FormatName): string => {
  const { pattern } = formats[name];
  return pattern === null ? '–' : `\`\` ${pattern.source} \`\``;
};
const shapeOf = (name: FormatName): string[] => {
  const { input, min, says, example } = formats[name];
  return [code(input), String(min), both(says), patternOf(name), example === null ? '–' : code(example)];
};
const formatRows = fieldIds.flatMap((id) => {
  const { format, formatWhen = [] } = fieldRow(id);
  return [
    [code(id), '', ...shapeOf(format)],
    ...formatWhen.map((when) => ['', `${code(when.field)} = ${when.codes.join(' ')}`, ...shapeOf(when.format)]),
  ];
});

export const fieldsPage = (): string =>
  page('填报项 Fields', 'filing/fields.ts` and `order/field-checks/', [
    'What a change may change. Each value is a text or a list of texts; “longest” counts characters of each. The last column is what the checks themselves answer to a value that fits nowhere.',
    section(
      '各项 Each',
      table(
        [
          '项 field',
          '',
          '订单 order',
          '',
          '必填 required',
          '最长 longest',
          '个人信息 personal',
          '例如拒绝 refused, e.g.',
        ],
        rows,
      ),
    ),
    section(
      '格式 Formats',
      'The shape of each value, as `orderForm` tells it and as the checks use it. Patterns are ECMAScript with the flag `u`; what matches may still be refused, as for a check digit. A row with a condition replaces the one above while another field has one of these codes; a registered number may be older.',
      table(
        ['项 field', '条件 while', '填写方式 input', '最短 shortest', '格式 format', '正则 pattern', '示例 example'],
        formatRows,
      ),
    ),
    section(
      '相互关系 Together',
      'What values must be together is said by the rules of the province ([provinces](provinces.md)): which change of the subject the bureau takes directly, which materials it asks for, which items are laid before a reviewer. The ways to change a subject:',
      table(
        ['变更 move', ''],
        Object.entries(changeMoves).map(([move, label]) => [code(move), both(label)]),
      ),
    ),
  ]);
