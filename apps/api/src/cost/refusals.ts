import { HeaderMap } from '@apollo/server';
import { type Scope, scopeRow } from '@beian/domain/partner';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { BilingualError } from '../bilingual-error.ts';
import { type AskedBy, retryExtensions } from '../errors.ts';
import { httpRefusals } from '../texts.ts';
import type { RateLimitResult } from './rate-limiter.ts';

export const costExtension = (
  { pointsPerSecond, bucket, remaining }: RateLimitResult,
  requested: number | undefined,
) => ({
  ...(requested === undefined ? {} : { requested }),
  ...{ remaining, bucket, restoreRate: pointsPerSecond },
});

/**
 * Headers of draft-ietf-httpapi-ratelimit-headers-11: `w`, the seconds in which the quota `q` is refilled; `r`, the points left; `t`, the
 * seconds until the bucket is full.
 */
export function rateLimitHeaders({
  allowed,
  pointsPerSecond,
  bucket,
  remaining,
  retryAfter,
}: RateLimitResult): Record<string, string> {
  const seconds = (points: number) => Math.ceil(points / pointsPerSecond);
  return {
    'ratelimit-policy': `"points";q=${bucket};w=${seconds(bucket)}`,
    ratelimit: `"points";r=${remaining};t=${seconds(bucket - remaining)}`,
    ...(allowed || retryAfter === Number.POSITIVE_INFINITY ? {} : { 'retry-after': String(retryAfter) }),
  };
}

/** Error of a refusal for a lack of points, for the body. Built without a GraphQLError: a flood of requests produces thousands. */
export function rateLimitedBody(
  spent: RateLimitResult,
  requested: number | undefined,
  { language, requestId }: AskedBy,
) {
  const message = rateLimitedTexts(spent)[language];
  return { message, extensions: { ...rateLimitedExtensions(spent, requested), requestId } };
}

export const rateLimitedError = (spent: RateLimitResult, requested: number | undefined): BilingualError =>
  new BilingualError(rateLimitedTexts(spent), {
    ...rateLimitedExtensions(spent, requested),
    http: { status: 429, headers: new HeaderMap([['retry-after', String(spent.retryAfter)]]) },
  });

const rateLimitedTexts = ({ retryAfter }: RateLimitResult): BilingualText =>
  bilingual(
    `额度不足：请在 ${retryAfter} 秒后重试，或减少 \`first\` 和所选字段`,
    `Too few points are left: try again in ${retryAfter} s, or ask for a smaller \`first\` or fewer fields.`,
  );

const rateLimitedExtensions = (spent: RateLimitResult, requested: number | undefined) => ({
  code: 'RATE_LIMITED',
  ...retryExtensions(spent.retryAfter),
  cost: costExtension(spent, requested),
});

export const costLimitError = ({ bucket }: RateLimitResult, cost: number): BilingualError =>
  new BilingualError(
    bilingual(
      `此操作需要 ${cost} 点，超过上限 ${bucket}：请减少 \`first\` 或所选字段`,
      `The operation costs ${cost} points, which is more than the bucket of ${bucket} holds: ask for a smaller \`first\` or fewer fields.`,
    ),
    { code: 'LIMIT_EXCEEDED', limit: 'cost', http: { status: 400, headers: new HeaderMap() } },
  );

export function scopeMissingError(scope: Scope): BilingualError {
  const { zh, en } = httpRefusals.SCOPE_MISSING.suggestion;
  return new BilingualError(
    bilingual(
      `此密钥没有权限 ${scope}（${scopeRow(scope).label.zh}）。${zh}`,
      `This key does not hold the scope ${scope}. ${en}`,
    ),
    { code: 'SCOPE_MISSING', scope, http: { status: 403, headers: new HeaderMap() } },
  );
}
