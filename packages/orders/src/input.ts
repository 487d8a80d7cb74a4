import { type Reason, type Refusal, refusal, text } from '@beian/domain';
import type { z } from 'zod';

/** The input as its schema gives it out, or a refusal that names each field at fault. */
export function checkInput(schema: z.ZodType | undefined, input: unknown): { value: unknown } | Refusal {
  if (schema === undefined) return { value: undefined };
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return { value: parsed.data };
  const reasons: Reason[] = parsed.error.issues.map((issue) => ({
    code: issue.code === 'unrecognized_keys' ? 'UNKNOWN_FIELD' : 'WRONG_SHAPE',
    field: issue.path.join('.') || (issue.code === 'unrecognized_keys' ? issue.keys.join(', ') : 'input'),
    message: text(`输入不符合要求：${issue.message}`, `The input is not of its shape: ${issue.message}`),
    suggestion: text('请对照接口文档修改后重试', 'See the schema and send it again'),
    ruleId: 'house.md §4 input',
  }));
  return refusal('INVALID_INPUT', ...reasons);
}
