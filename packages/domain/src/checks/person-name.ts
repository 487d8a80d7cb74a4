import { text } from '../text.ts';
import { lengthOf } from './characters.ts';
import { type Fault, type Finding, firstFault } from './finding.ts';

const faults: readonly Fault<string>[] = [
  {
    broken: (name) => name.trim() === '',
    message: text('未填写姓名', 'No name is given'),
    suggestion: text('请按证件填写姓名', 'Give the name as on the ID'),
  },
  {
    broken: (name) => lengthOf(name) > 128,
    message: text('姓名超过128个字符', 'The name has more than 128 characters'),
    suggestion: text('请按证件填写姓名', 'Give the name as on the ID'),
  },
  {
    broken: (name) => name !== name.trim() || /\s{2}|[^\S ]/u.test(name),
    message: text('姓名前后或中间有多余的空白', 'The name has surplus blanks around or inside'),
    suggestion: text('请删除多余的空白', 'Remove the surplus blanks'),
  },
  {
    broken: (name) => /\p{N}/u.test(name.replaceAll('〇', '')),
    message: text('姓名中不能有数字', 'A name holds no digits'),
    suggestion: text('请按证件填写姓名', 'Give the name as on the ID'),
  },
  {
    broken: (name) => /[\p{Cc}\p{Cf}]/u.test(name) || !/\p{L}/u.test(name),
    message: text('姓名含有不可见字符或没有文字', 'The name holds invisible characters, or no letters'),
    suggestion: text('请按证件填写姓名', 'Give the name as on the ID'),
  },
];

/** The name of a responsible person: 1–128 characters, no digits (rules.md §4.2). Foreign names may hold single spaces. */
export const checkPersonName = (name: string): Finding => firstFault('FMT-PERSON-NAME', faults, name);
