import { fill, type Reason, type Refusal, refusal, type Text, text } from '@beian/domain';
import type { z } from 'zod';

/** The input as its schema gives it out, or a refusal that names each field at fault. */
export function checkInput(schema: z.ZodType | undefined, input: unknown): { value: unknown } | Refusal {
  if (schema === undefined) return { value: undefined };
  const unstorable = placesOf(input, '').map((field) => wrong('UNSTORABLE_TEXT', field, unstorableText));
  if (unstorable.length > 0) return refusal('INVALID_INPUT', ...unstorable);
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return { value: parsed.data };
  const reasons = parsed.error.issues.map((issue) =>
    wrong(
      issue.code === 'unrecognized_keys' ? 'UNKNOWN_FIELD' : 'WRONG_SHAPE',
      issue.path.join('.') ||
        (issue.code === 'unrecognized_keys' ? [...new Set(issue.keys.map(fieldName))].join(', ') : 'input'),
      said(issue),
    ),
  );
  return refusal('INVALID_INPUT', ...reasons);
}

/** A name that a caller gave to a field, as it may be said again: one that could be a value is not. */
export const fieldName = (name: string): string => (/^[A-Za-z][A-Za-z0-9_.]{0,79}$/.test(name) ? name : 'fields');

type Issue = z.core.$ZodIssue;

/** In both languages: the library's own sentence is English, and may list a whole table. */
function said(issue: Issue): Text {
  if (issue.code === 'unrecognized_keys') return text('没有这个字段', 'There is no such field');
  if (issue.code === 'too_small') {
    const n = Number(issue.minimum);
    return n === 1 ? text('不能为空', 'It must not be empty') : fill(least(issue.origin), { n });
  }
  if (issue.code === 'too_big') return fill(most(issue.origin), { n: Number(issue.maximum) });
  if (issue.code === 'invalid_value') return text('不在可选的值之内', 'It is none of the values that may be given');
  if (issue.code === 'custom' && isText(issue.params?.says)) return issue.params.says;
  return text('缺少此项或格式不符', 'It is missing or not of its shape');
}

const least = (origin: string) =>
  origin === 'string' ? text('至少 {n} 个字符', 'At least {n} characters') : text('至少为 {n}', 'At least {n}');
const most = (origin: string) =>
  origin === 'string' ? text('最多 {n} 个字符', 'At most {n} characters') : text('最多为 {n}', 'At most {n}');
const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value;

const unstorableText = text('文字中有无法保存的字符', 'The text holds characters that cannot be stored');

const wrong = (code: string, field: string, message: Reason['message']): Reason => ({
  code,
  field,
  message,
  suggestion: text('请对照接口文档修改后重试', 'See the schema and send it again'),
  ruleId: 'house.md §4 input',
});

/** U+0000, and half of a character: PostgreSQL stores neither. */
const unstorable = /\0|\p{Surrogate}/u;

/** Paths of the texts that cannot be stored. */
function placesOf(value: unknown, path: string): string[] {
  if (typeof value === 'string') return unstorable.test(value) ? [path || 'input'] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => placesOf(inside, path === '' ? name : `${path}.${name}`));
}
