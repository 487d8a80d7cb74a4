import { bilingual } from '../text/bilingual-text.ts';
import type { Fault } from './finding.ts';

/** Length as in the reporting schema: in characters (code points), not in UTF-16 units. */
export const lengthOf = (value: string): number => [...value].length;

/** Number of Chinese characters (汉字). */
export const hanCount = (value: string): number => value.match(/\p{Script=Han}/gu)?.length ?? 0;

/** The parts of a value that contains several, separated by `;` (docs/spec/bureau-interface.md B-8). */
export const partsOf = (value: string): string[] => value.split(';');

/** Full-width forms (全角) of ASCII, and the ideographic space and full stop: mistakes of the input method. */
const fullWidth = /[\uFF01-\uFF5E\u3000\u3002]/;

/** Typing mistakes checked first for every code-like field. */
export const typingFaults: readonly Fault<string>[] = [
  {
    isBroken: (value) => fullWidth.test(value),
    message: bilingual('含有全角字符', 'Holds full-width characters'),
    suggestion: bilingual('请改用半角字符填写', 'Type it with half-width characters'),
  },
  {
    isBroken: (value) => /[\s\p{Cc}\p{Cf}]/u.test(value),
    message: bilingual('含有空格或不可见字符', 'Holds spaces or invisible characters'),
    suggestion: bilingual('请删除空格和不可见字符', 'Remove spaces and invisible characters'),
  },
];
