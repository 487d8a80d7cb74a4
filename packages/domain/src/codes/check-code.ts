import { type Fault, type Finding, firstFaultFinding } from '../checks/finding.ts';
import { formats } from '../checks/formats.ts';
import { bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type CodeList, codeTable, findCertificateType, findCode } from './code-lists.ts';

interface Asked {
  readonly code: string;
  /** Codes that the bureau has on record for the field: valid, although a list may not contain them. */
  readonly registered: readonly string[];
}

const choose = bilingual('请从列表中选择', 'Choose from the list');

/** One set of faults per list: the messages contain the range accepted by the reporting schema. */
function faultsOf(list: CodeList): readonly Fault<Asked>[] {
  const [low, high] = codeTable(list).range;
  return [
    {
      isBroken: ({ code }) => !formats.code.pattern.test(code) || Number(code) < low || Number(code) > high,
      message: fillTemplate(
        bilingual('代码应为 {low}–{high} 的整数', 'A code is a whole number from {low} to {high}'),
        {
          low,
          high,
        },
      ),
      suggestion: choose,
    },
    {
      isBroken: ({ code, registered }) => findCode(list, code) === undefined && !registered.includes(code),
      message: bilingual(
        '代码表中没有此代码，管局会拒收',
        'The code table does not hold this code; the bureau would refuse it',
      ),
      suggestion: choose,
    },
  ];
}

const ruleIdOf = (list: CodeList): string => `FMT-CODE, code ${codeTable(list).refusedAs}`;

/**
 * Checks one code against a bureau's code table. Lists grow, so an already registered code passes; a new code that no
 * source knows is refused here, as the bureau would refuse it.
 */
export const checkCodeIn =
  (list: CodeList) =>
  (code: string, registered: readonly string[] = []): Finding =>
    firstFaultFinding(ruleIdOf(list), faultsOf(list), { code, registered });

const idTypeFaults: readonly Fault<Asked>[] = [
  {
    isBroken: ({ code, registered }) => findCertificateType(code)?.personal === false && !registered.includes(code),
    message: bilingual(
      '这是单位证件，负责人应使用个人证件',
      "This is a unit's certificate; a responsible person has a personal one",
    ),
    suggestion: bilingual(
      '内地居民用身份证；港澳居民用居住证或来往内地通行证；台湾居民用居住证或来往大陆通行证；其他人员用护照',
      'Mainland: resident ID; Hong Kong and Macao: residence or travel permit; Taiwan: residence or travel permit; others: passport',
    ),
  },
  ...faultsOf('ID_TYPE'),
];

/** 负责人证件类型: ID type of a responsible person (docs/spec/rules.md ). */
export const checkIdType = (code: string, registered: readonly string[] = []): Finding =>
  firstFaultFinding(ruleIdOf('ID_TYPE'), idTypeFaults, { code, registered });
