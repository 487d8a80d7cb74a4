import type { RefusalReasonCode } from '@beian/domain/text';
import { type BilingualText, bilingual, fillTemplate, type Reason, type Refusal, refusal } from '@beian/domain/text';
import type { z } from 'zod';

/** The input as parsed by its schema, or a refusal that names each invalid field. */
export function checkInput<T>(schema: z.ZodType<T>, input: unknown): { readonly value: T } | Refusal {
  const unstorable = pathsOfUnstorableText(input, '').map((field) =>
    inputReason('UNSTORABLE_TEXT', field, unstorableText),
  );
  if (unstorable.length > 0) return refusal('INVALID_INPUT', ...unstorable);
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return { value: parsed.data };
  const reasons = parsed.error.issues.map((issue) =>
    inputReason(
      issue.code === 'unrecognized_keys' ? 'UNKNOWN_FIELD' : 'WRONG_SHAPE',
      issue.path.join('.') ||
        (issue.code === 'unrecognized_keys' ? [...new Set(issue.keys.map(safeFieldName))].join(', ') : 'input'),
      describeIssue(issue),
    ),
  );
  return refusal('INVALID_INPUT', ...reasons);
}

/** A caller's field name that is safe to repeat in a message; anything that could be a value becomes 'fields'. */
export const safeFieldName = (name: string): string => (/^[A-Za-z][A-Za-z0-9_.]{0,79}$/.test(name) ? name : 'fields');

type Issue = z.core.$ZodIssue;

/** Written in both languages, because Zod's own message is English and may list a whole table. */
function describeIssue(issue: Issue): BilingualText {
  if (issue.code === 'unrecognized_keys') return bilingual('没有这个字段', 'There is no such field');
  if (issue.code === 'too_small') {
    const n = Number(issue.minimum);
    return n === 1 ? bilingual('不能为空', 'It must not be empty') : fillTemplate(minimumMessage(issue.origin), { n });
  }
  if (issue.code === 'too_big') return fillTemplate(maximumMessage(issue.origin), { n: Number(issue.maximum) });
  if (issue.code === 'invalid_value')
    return bilingual('不在可选的值之内', 'It is none of the values that may be given');
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return bilingual(
      '不是完整的网址，须以 https:// 或 http:// 开头',
      'It is no whole address: it begins with https:// or http://',
    );
  if (issue.code === 'custom' && isBilingualText(issue.params?.says)) return issue.params.says;
  return bilingual('缺少此项或格式不符', 'It is missing or not of its shape');
}

const minimumMessage = (origin: string) =>
  origin === 'string'
    ? bilingual('至少 {n} 个字符', 'At least {n} characters')
    : bilingual('至少为 {n}', 'At least {n}');
const maximumMessage = (origin: string) =>
  origin === 'string' ? bilingual('最多 {n} 个字符', 'At most {n} characters') : bilingual('最多为 {n}', 'At most {n}');
const isBilingualText = (value: unknown): value is BilingualText =>
  typeof value === 'object' && value !== null && 'zh' in value;

const unstorableText = bilingual('文字中有无法保存的字符', 'The text holds characters that cannot be stored');

const inputReason = (code: RefusalReasonCode, field: string, message: Reason['message']): Reason => ({
  code,
  field,
  message,
  suggestion: bilingual('请修改后重试', 'Correct it and send it again'),
  ruleId: 'D-input',
});

/** U+0000 and lone surrogates, which PostgreSQL cannot store. */
const unstorable = /\0|\p{Surrogate}/u;

/** Paths of the texts that PostgreSQL cannot store. */
function pathsOfUnstorableText(value: unknown, path: string): string[] {
  if (typeof value === 'string') return unstorable.test(value) ? [path || 'input'] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    pathsOfUnstorableText(inside, path === '' ? name : `${path}.${name}`),
  );
}
