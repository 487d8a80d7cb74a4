import { type Reason, type Refusal, refusal, text } from '@beian/domain';
import { z } from 'zod';

const chinese = z.locales.zhCN();

/** The input as its schema gives it out, or a refusal that names each field at fault. */
export function checkInput(schema: z.ZodType | undefined, input: unknown): { value: unknown } | Refusal {
  if (schema === undefined) return { value: undefined };
  const unstorable = placesOf(input, '').map((field) => wrong('UNSTORABLE_TEXT', field, unstorableText));
  if (unstorable.length > 0) return refusal('INVALID_INPUT', ...unstorable);
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return { value: parsed.data };
  const inChinese = schema.safeParse(input ?? {}, { error: chinese.localeError }).error?.issues ?? [];
  const reasons = parsed.error.issues.map((issue, at) =>
    wrong(
      issue.code === 'unrecognized_keys' ? 'UNKNOWN_FIELD' : 'WRONG_SHAPE',
      issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'input'),
      text(
        `输入不符合要求：${inChinese[at]?.message ?? issue.message}`,
        `The input is not of its shape: ${issue.message}`,
      ),
    ),
  );
  return refusal('INVALID_INPUT', ...reasons);
}

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
