import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Reason } from '../text/refusal.ts';

/** Values of a notice by name before they are checked, and the wording of their positions. */
export interface RawNotice {
  readonly heads: Readonly<Record<string, unknown>>;
  readonly headAt: (name: string) => string;
  readonly rows: readonly { readonly at: string; readonly cells: Readonly<Record<string, unknown>> }[];
  /** A text of lines: a missing head can be added as a line. */
  readonly lines: boolean;
  /** By its title it changes a part of a year that is loaded already. */
  readonly partOfYear?: boolean;
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

/** What people call the values of a notice. */
const valueNames: Readonly<Record<string, BilingualText>> = {
  id: bilingual('编号', 'The id'),
  title: bilingual('标题', 'The title'),
  number: bilingual('文号', 'The number'),
  published: bilingual('发布日期', 'The day of publication'),
  url: bilingual('通知的网址', 'The address of the notice'),
  loadedUntil: bilingual('“日历载入至”的日期', 'The day of “Calendar loaded until”'),
  date: bilingual('日期', 'The day'),
  kind: bilingual('安排（放假或上班）', 'The arrangement (off or work)'),
  holiday: bilingual('节日', 'The holiday'),
};

export const wrong = (field: string, name: string, must: BilingualText): Reason =>
  fault(
    field,
    bilingual(`${valueNames[name]?.zh ?? name}缺失或有误`, `${valueNames[name]?.en ?? name} is missing or wrong`),
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
  网址: 'url',
  载入至: 'loadedUntil',
  节日: 'holiday',
};

export interface HeadLine {
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** `# name: value`, or undefined. */
export function headLine(text: string, line: number): HeadLine | undefined {
  // A sheet that is saved again as CSV has quotes around the line, and a separator for each empty cell behind it.
  const plain = text
    .trim()
    .replace(/^"\s*#/, '#')
    .replace(/[",;\t\s]+$/, '');
  const found = /^#\s*([\w\u4e00-\u9fff]+)\s*[:：]\s*"*(.*)$/u.exec(plain);
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
