import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type Finding, passFinding } from './finding.ts';

/** Registering authority and category, the first two characters of a credit code (GB 32100-2015), that bodies of a nature have. */
interface CodesOfNature {
  /** What a code begins with: one character stands for every category of an authority. */
  readonly starts: readonly string[];
  /** From nature 7 on two sources number differently (docs/spec/rules.md ): both readings count, and a misfit only warns. */
  readonly certain: boolean;
}
const certain = (...starts: readonly string[]): CodesOfNature => ({ starts, certain: true });
const uncertain = (...starts: readonly string[]): CodesOfNature => ({ starts, certain: false });

const codesOfNature: Readonly<Record<string, CodesOfNature>> = {
  '1': certain('A'),
  '2': certain('11', '19'),
  '3': certain('12', '19', 'A1'),
  '4': certain('91', '92', '93'),
  '6': certain('51', '13', '8', '59'),
  '7': uncertain('52'),
  '8': uncertain('53'),
  '9': uncertain('52', '3'),
  '10': uncertain('53', '4'),
  '11': uncertain('3', '13', '5', '8'),
  '12': uncertain('4', '3'),
  '13': uncertain('13', '5', '8', '7'),
  '14': uncertain('3', '12', '5', '2', 'Y'),
  '15': uncertain('7', '5', '12', '91', 'Y'),
  '16': uncertain('2', '3', '12', 'Y'),
  '17': uncertain('12', '52', '9', 'A1', 'Y'),
  '18': uncertain('3', '12'),
  '19': uncertain('N', '9', '5'),
  '20': uncertain('3', '12'),
};

const advice = (starts: readonly string[]): BilingualText =>
  bilingual(
    `该性质的代码以 ${starts.join('、')} 开头：请对照证件核对代码，或改选单位性质`,
    `A code of this nature begins with ${starts.join(', ')}: compare the code with the certificate, or choose the nature that it has`,
  );

/** Whether a credit code fits the nature 单位性质 of the unit; one that is no credit code passes. */
export function checkNatureOfCode(code: string, nature: string | undefined): Finding {
  const row = codesOfNature[nature ?? ''];
  if (row === undefined || code.length !== 18 || row.starts.some((start) => code.startsWith(start)))
    return passFinding('SUB-05');
  return {
    ruleId: 'SUB-05',
    outcome: row.certain ? 'fail' : 'warn',
    message: bilingual(
      '单位性质与统一社会信用代码前两位（登记管理部门和机构类别）不符',
      'The nature of the unit does not fit the first two characters of the credit code (registering authority and category)',
    ),
    suggestion: advice(row.starts),
  };
}
