import { bilingual, fillTemplate } from '../text/bilingual-text.ts';
import { lengthOf } from './characters.ts';
import { type Finding, passFinding } from './finding.ts';

export interface Lengths {
  /** In characters (code points), inclusive. */
  readonly min: number;
  readonly max: number;
}

const RULE = 'FMT-LENGTH';
const empty = bilingual('未填写', 'Not filled in');
const short = bilingual('少于{min}个字符', 'Fewer than {min} characters');
const long = bilingual('超过{max}个字符', 'More than {max} characters');
const range = bilingual('请填写{min}–{max}个字符', 'Give {min} to {max} characters');

/**
 * Checks the length of a text as the reporting schema counts it (docs/spec/rules.md R-4). Blanks only count as empty; `min` 0
 * makes the field optional.
 */
export function checkTextLength(value: string, lengths: Lengths): Finding {
  const length = value.trim() === '' ? 0 : lengthOf(value);
  const fault = length > lengths.max ? long : length >= lengths.min ? undefined : length === 0 ? empty : short;
  if (fault === undefined) return passFinding(RULE);
  const places = { min: lengths.min, max: lengths.max };
  return {
    ruleId: RULE,
    outcome: 'fail',
    message: fillTemplate(fault, places),
    suggestion: fillTemplate(range, places),
  };
}
