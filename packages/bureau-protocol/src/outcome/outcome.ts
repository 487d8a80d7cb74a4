import type { Concern, ExplainedCode } from '@beian/domain/reasons';
import type { ResultEntry } from '../download/result.ts';
import type { ResultCodeRow } from './code-row.ts';
import { foreignCodes } from './foreign-codes.ts';
import { resultCodes } from './result-codes.ts';
import { type ReturnCodeRow, returnCodes } from './return-codes.ts';

/** `known` is false for a code that the interface does not list. */
export type Classified<Row> = Row & { readonly known: boolean };

const unknownReturn: ReturnCodeRow = {
  class: 'other',
  message: '未知的返回代码',
  meaning: 'a code that the interface does not list',
  advice: 'try again a few times, then call a person',
};

/** Meaning of a call's `msg_code`. Codes are compared as text: `0x0`, `-0`, ` 0` and `00` are unknown, not accepted. */
export function classifyReturn(code: string): Classified<ReturnCodeRow> {
  const row = find<ReturnCodeRow>(returnCodes, code);
  return { ...(row ?? unknownReturn), known: row !== undefined };
}

/** Meaning of a filing's `Jgdm`, compared as text; undefined for a code that the interface does not list. */
export function classifyResult(code: string): ResultCodeRow | undefined {
  return find(resultCodes, code) ?? find(foreignCodes, code);
}

const find = <Row>(table: Readonly<Record<string, Row>>, code: string): Row | undefined =>
  Object.hasOwn(table, code) ? table[code] : undefined;

/** `unknown`: no usable meaning (a code not listed, no code, an opinion without result); a person decides. */
export type EntryVerdict = 'approved' | 'refused' | 'technical' | 'notice' | 'unknown';

/**
 * Verdict of one entry. Of several codes the most serious counts: technical, then refused, then unknown; approved only
 * if nothing contradicts it (docs/spec/bureau-interface.md B-9.2: code 1001/1002 or the opinion, either is the verdict).
 */
export function verdictOf(entry: ResultEntry): EntryVerdict {
  if (entry.kind === 'opinion') return entry.passed === undefined ? 'unknown' : entry.passed ? 'approved' : 'refused';
  const classes = entry.codes.map(({ code }) => classifyResult(code)?.class ?? 'unknown');
  const gravest = gravity.find(({ of }) => classes.includes(of));
  return gravest?.verdict ?? 'unknown';
}

const gravity = [
  { of: 'technical', verdict: 'technical' },
  { of: 'refuse', verdict: 'refused' },
  { of: 'unknown', verdict: 'unknown' },
  { of: 'foreign', verdict: 'unknown' },
  { of: 'approve', verdict: 'approved' },
  { of: 'notice', verdict: 'notice' },
] as const satisfies { of: ResultCodeRow['class'] | 'unknown'; verdict: EntryVerdict }[];

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
