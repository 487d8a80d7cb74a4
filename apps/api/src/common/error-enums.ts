import { type ErrorCode, type ErrorRetry, errorCatalogue, errorRetries } from '@beian/domain/errors';
import {
  type BilingualText,
  bilingual,
  type RefusalCode,
  type RefusalReasonCode,
  refusalKinds,
  refusalReasonCodes,
  retiredReasonCodes,
} from '@beian/domain/text';
import { enumOf } from './enums.ts';

const mapOf = <K extends string, V>(rows: Readonly<Record<K, V>>, text: (row: V) => BilingualText) =>
  Object.fromEntries(Object.entries<V>(rows).map(([name, row]) => [name, text(row)])) as Record<K, BilingualText>;

export const RefusalKinds = enumOf<RefusalCode>(
  'RefusalKind',
  'The class of a refusal 拒绝类别. New values may be added: treat one that you do not know as `GUARD_FAILED`.',
  mapOf(refusalKinds, ({ when }) => when),
);
export const RefusalReasonCodes = enumOf<RefusalReasonCode>(
  'RefusalReasonCode',
  'What a reason of a refusal is about 原因代码. New values may be added: show `message` and `suggestion` of one that you do not know.',
  Object.fromEntries(
    refusalReasonCodes.map((code) => [code, bilingual('见', `See /docs/errors#reason-${code}`)]),
  ) as Record<RefusalReasonCode, BilingualText>,
  Object.fromEntries(
    Object.entries(retiredReasonCodes).map(([code, { goneFrom }]) => [
      code,
      `No reason gives it. Gone from ${goneFrom} on.`,
    ]),
  ),
);
export const ErrorCodes = enumOf<ErrorCode>(
  'ErrorCode',
  '`extensions.code` of an error, and `code` of a refusal of another route 错误代码. New values may be added: treat one that you do not know by its HTTP status.',
  mapOf(errorCatalogue, ({ message }: { message: BilingualText }) => message),
);
export const ErrorRetries = enumOf<ErrorRetry>(
  'ErrorRetry',
  'Whether a request that got an error may be sent again 重试. New values may be added.',
  mapOf(errorRetries, ({ label }) => label),
);
