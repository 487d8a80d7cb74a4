import { bilingual } from '../text/bilingual-text.ts';
import { lengthOf } from './characters.ts';
import { type Fault, type Finding, firstFaultFinding } from './finding.ts';

/** Other dots (• ‧ ∙ ⋅ ・ ･ ● ．), and the right one with spaces: the interval sign of names is · (GB/T 15834). */
export const lookAlikesOfDot = /[\u2022\u2027\u2219\u22C5\u30FB\uFF65\u25CF\uFF0E]|\s·|·\s/u;

/** A name with the interval sign · in place of each other dot. */
export const withRightDots = (name: string): string =>
  name.replace(/\s*[\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65\u25CF\uFF0E]\s*/gu, '·');

const faults: readonly Fault<string>[] = [
  {
    isBroken: (name) => name.trim() === '',
    message: bilingual('未填写姓名', 'No name is given'),
    suggestion: bilingual('请按证件填写姓名', 'Give the name as on the ID'),
  },
  {
    isBroken: (name) => lengthOf(name) > 128,
    message: bilingual('姓名超过128个字符', 'The name has more than 128 characters'),
    suggestion: bilingual('请按证件填写姓名', 'Give the name as on the ID'),
  },
  {
    isBroken: (name) => name !== name.trim() || /\s{2}|[^\S ]/u.test(name),
    message: bilingual('姓名前后或中间有多余的空白', 'The name has surplus blanks around or inside'),
    suggestion: bilingual('请删除多余的空白', 'Remove the surplus blanks'),
  },
  {
    isBroken: (name) => lookAlikesOfDot.test(name),
    message: bilingual('姓名中的间隔号不是“·”', 'The dot between the parts of the name is not “·”'),
    suggestion: bilingual('请改为“·”（U+00B7），前后不加空格', 'Use “·” (U+00B7), without spaces around it'),
  },
  {
    isBroken: (name) => /\p{N}/u.test(name.replaceAll('〇', '')),
    message: bilingual('姓名中不能有数字', 'A name holds no digits'),
    suggestion: bilingual('请按证件填写姓名', 'Give the name as on the ID'),
  },
  {
    isBroken: (name) => /[\p{Cc}\p{Cf}]/u.test(name) || !/\p{L}/u.test(name),
    message: bilingual('姓名含有不可见字符或没有文字', 'The name holds invisible characters, or no letters'),
    suggestion: bilingual('请按证件填写姓名', 'Give the name as on the ID'),
  },
];

/**
 * The name of a responsible person: 1–128 characters, no digits (docs/spec/rules.md ). Foreign names may contain single
 * spaces.
 */
export const checkPersonName = (name: string): Finding => firstFaultFinding('FMT-PERSON-NAME', faults, name);
