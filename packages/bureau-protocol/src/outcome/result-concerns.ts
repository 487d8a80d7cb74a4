import type { Concern, ExplainedCode } from '@beian/domain/reasons';
import type { ResultEntry } from '../download/result.ts';
import { classifyResult } from './outcome.ts';

/** The items that a code refers to; empty for a code that approves, reports a success or is not listed. */
export const concernsOf = (code: string): Concern[] =>
  Object.entries(classifyResult(code)?.reasons ?? {}).map(([place, reason]) => ({
    code,
    item: place === 'order' ? null : place,
    reason,
  }));

const unlisted = { zh: '接口规范未列出的代码', en: 'a code that the interface does not list' };

/** A code for display: the bureau's sentence in Chinese, its meaning in English. */
export function explainCode(code: string): ExplainedCode {
  const row = classifyResult(code);
  const sentence = row === undefined ? unlisted : { zh: row.message, en: row.meaning };
  return { code, sentence, handling: row?.handling };
}

/** The codes of an entry; an opinion has none and gets the code with the same meaning. */
export function codesOf({ codes, passed }: ResultEntry): string[] {
  if (codes.length > 0) return codes.map(({ code }) => code);
  return passed === undefined ? [] : [passed ? '1001' : '1002'];
}
