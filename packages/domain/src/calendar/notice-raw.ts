import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';

/** Values of a notice by name before they are checked, and the wording of their positions. */
export interface RawNotice {
  readonly heads: Readonly<Record<string, unknown>>;
  readonly headAt: (name: string) => string;
  readonly rows: readonly { readonly at: string; readonly cells: Readonly<Record<string, unknown>> }[];
  /** A text of lines: a missing head can be added as a line. */
  readonly lines: boolean;
}

export interface Unreadable {
  readonly faults: readonly Reason[];
}

export const fault = (field: string, message: BilingualText, suggestion: BilingualText): Reason => ({
  code: 'NOTICE_UNREADABLE',
  field,
  message,
  suggestion,
  ruleId: 'L-time',
});

export const wrong = (field: string, name: string, must: BilingualText): Reason =>
  fault(
    field,
    bilingual(`${name} 缺失或有误`, `${name} is missing or wrong`),
    bilingual(`应为：${must.zh}`, `It must be: ${must.en}`),
  );

/** Names of the values of a notice, as the lines `# name: value` may spell them. */
const headNames: Readonly<Record<string, string>> = {
  编号: 'id',
  标题: 'title',
  文号: 'number',
  发文字号: 'number',
  发布日期: 'published',
  地址: 'url',
  载入至: 'loadedUntil',
};

export interface HeadLine {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** `# name: value`, or undefined. */
export function headLine(text: string, line: number): HeadLine | undefined {
  const found = /^#\s*([\w\u4e00-\u9fff]+)\s*[:：]\s*(.*)$/u.exec(text.trim());
  if (found === null) return undefined;
  const name = found[1] ?? '';
  return { name: headNames[name] ?? name, value: (found[2] ?? '').trim(), line };
}

export const headsOf = (lines: readonly HeadLine[]): Pick<RawNotice, 'heads' | 'headAt'> => {
  const places = new Map(lines.map(({ name, line }) => [name, line]));
  return {
    heads: Object.fromEntries(lines.map(({ name, value }) => [name, value])),
    headAt: (name) => (places.has(name) ? `line ${places.get(name)} ${name}` : name),
  };
};
