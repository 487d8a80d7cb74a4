import { HeaderMap } from '@apollo/server';
import { type Scope, scopeRow } from '@beian/domain/partner';
import type { Language } from '@beian/domain/text';
import { GraphQLError } from 'graphql';
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

/** Body of a refusal for a lack of points. Built without a GraphQLError, because a flood of requests produces thousands of them. */
export function rateLimitedBody(spent: RateLimitResult, requested: number | undefined, language: Language) {
  const { retryAfter } = spent;
  const message =
    language === 'zh'
      ? `额度不足：请在 ${retryAfter} 秒后重试，或减少 \`first\` 和所选字段`
      : `Too few points are left: try again in ${retryAfter} s, or ask for a smaller \`first\` or fewer fields.`;
  return { message, extensions: { code: 'RATE_LIMITED', retryAfter, cost: costExtension(spent, requested) } };
}

export function rateLimitedError(
  spent: RateLimitResult,
  requested: number | undefined,
  language: Language,
): GraphQLError {
  const { message, extensions } = rateLimitedBody(spent, requested, language);
  const http = { status: 429, headers: new HeaderMap([['retry-after', String(spent.retryAfter)]]) };
  return new GraphQLError(message, { extensions: { ...extensions, http } });
}

export function costLimitError({ bucket }: RateLimitResult, cost: number, language: Language): GraphQLError {
  const message = {
    zh: `此操作需要 ${cost} 点，超过上限 ${bucket}：请减少 \`first\` 或所选字段`,
    en: `The operation costs ${cost} points, which is more than the bucket of ${bucket} holds: ask for a smaller \`first\` or fewer fields.`,
  };
  return new GraphQLError(message[language], {
    extensions: { code: 'LIMIT_EXCEEDED', limit: 'cost', http: { status: 400, headers: new HeaderMap() } },
  });
}

export function scopeMissingError(scope: Scope, language: Language): GraphQLError {
  const message = {
    zh: `此密钥没有权限 ${scope}（${scopeRow(scope).label.zh}）`,
    en: `This key does not hold the scope ${scope}.`,
  };
  const suggestion = httpRefusals.SCOPE_MISSING.suggestion[language];
  return new GraphQLError(`${message[language]} ${suggestion}`, {
    extensions: { code: 'SCOPE_MISSING', scope, http: { status: 403, headers: new HeaderMap() } },
  });
}
