import { partnerConnections } from '@beian/database/connection';
import {
  currentNameOf,
  defaultPointLimits,
  keyBounds,
  scopeNames,
  scopeOperations,
  scopeRow,
  unscopedOperations,
} from '@beian/domain/partner';
import { countInWords } from '@beian/domain/text';
import { costRows } from './cost/cost-rows.ts';
import { costs } from './cost/cost-table.ts';
import { discardLimits } from './http/discard-body.ts';
import { minUploadRate } from './http/receive-body.ts';
import { defaultRouteLimits, requestTimes, routeLimitOverrides } from './http/route-limits.ts';
import { boundOf, inputsOf } from './inputs/bounds.ts';
import { limits, socketLimits, streamLimits, uploadsAtOnce } from './limits.ts';
import { partnerSchema } from './partner-schema.ts';
import { buildApiSchema } from './schema.ts';

/** Prints scopes, costs and limits for docs/generated. */
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
const codes = (names: readonly string[] | undefined) => (names ?? []).map((name) => `\`${name}\``).join(', ');
const { pointsPerSecond, bucket } = defaultPointLimits;
const number = (most: number | undefined) => (most === undefined ? '' : most.toLocaleString('en'));
/** Bounds of the arguments and input fields that partners use, by name; one row per name if its bounds are the same everywhere. */
function boundRows(): (readonly string[])[] {
  const schema = buildApiSchema();
  const theirs = new Set(
    inputsOf(partnerSchema(schema))
      .filter(({ isDeprecated }) => !isDeprecated)
      .map(({ coordinate }) => coordinate),
  );
  const rows = new Map<string, string[]>();
  for (const { coordinate, holder } of inputsOf(schema)) {
    const { length, items, points } = boundOf(holder);
    if (!theirs.has(coordinate) || (length === undefined && items === undefined)) continue;
    const row = [number(length), number(items), number(points)].join(' | ');
    rows.set(row, [...(rows.get(row) ?? []), coordinate]);
  }
  return [...rows]
    .map(([row, coordinates]) => [codes(coordinates), row])
    .sort((a, b) => (a[1] ?? '').localeCompare(b[1] ?? '', 'en', { numeric: true }));
}

process.stdout.write(
  `${[
    '# 密钥权限与额度 Scopes and limits',
    'Written by `npm run gen` from `packages/domain/src/partner/scopes.ts`, `apps/api/src/cost/cost-table.ts` and `apps/api/src/limits.ts`; change those, not this.',
    '## 密钥权限 Scopes of a key',
    `A key is \`bd_live_\` or \`bd_test_\`, 32 random characters of \`0-9A-Za-z\`, and the CRC-32 of all before in six digits of base62; a scanner finds it by \`bd_(live|test)_[0-9A-Za-z]{38}\`. A partner has at most ${keyBounds.open} keys that hold. A test key acts on test orders alone (see [test orders](test-orders.md)). Without a scope: ${codes(unscopedOperations)} (\`node\` asks for the scope of what the id names).`,
    table(
      ['权限 scope', '', '操作 operations', '字段 fields that ask for it, too'],
      scopeNames.map((name) => {
        const { label, fields } = scopeRow(name);
        return [
          `\`${name}\``,
          `${label.zh} ${label.en}`,
          codes(scopeOperations(name).map(currentNameOf)),
          codes(fields),
        ];
      }),
    ),
    '## 额度 Points',
    `Each partner has a bucket of ${bucket} points, into which ${pointsPerSecond} come back each second (an administrator may set others); all live keys, people and processes share it; test keys share another one, with these limits at least. A request is charged before it runs. Each answer says \`extensions.cost { requested remaining bucket restoreRate }\` and the fields \`RateLimit-Policy\` and \`RateLimit\` of draft-ietf-httpapi-ratelimit-headers-11 (unit: points). Too few points: 429, \`RATE_LIMITED\`, with \`Retry-After\` in seconds. More than the bucket holds: 400, \`LIMIT_EXCEEDED\`, \`limit: cost\`. All codes: [errors](errors.md).`,
    table(
      ['什么 what', '点 points'],
      costRows.map(({ what, points }) => [what.en, typeof points === 'number' ? points : points.en] as const),
    ),
    '## 查询的大小 Size of an operation',
    'Of what is asked by anybody; beyond it: 400 (413 for the body), `LIMIT_EXCEEDED` with `limit`.',
    table(
      ['`limit`', '至多 at most'],
      Object.entries(limits).map(([name, most]) => [`\`${name}\``, most]),
    ),
    '## 参数的长度 Length of what is given',
    'Each text and list that the schema takes has a bound, which holds for literals and variables alike. Beyond it: `BAD_USER_INPUT` with `field`, `rule` (`length`, `items`) and `most`; nothing is run. A rule of the field itself may be tighter. Characters are counted in UTF-16. U+0000 (`NUL_CHARACTER`) and half of a surrogate pair (`LONE_SURROGATE`) are refused everywhere.',
    table(['参数 argument', '字符 characters', '项 items', '点 points, where it is given'], boundRows()),
    '## 接口时限 Limits of each route',
    `Beyond the bytes: 413. A head has ${requestTimes.headMs / 1000} s to come, a body ${requestTimes.bodyMs / 1000} s, one of an image as long as ${minUploadRate.minBytes / 1024} KiB come in each ${minUploadRate.windowMs / 1000} s: then 408. An answer that takes longer is ended with 503. The body of any refused request is read on for ${discardLimits.ms / 1000} s or ${discardLimits.bytes / 1024 ** 2} MiB, so that its sender reads the answer. Images by keys are drawn ${countInWords(uploadsAtOnce.drawn.keys.places)} at a time, ${countInWords(uploadsAtOnce.drawn.keys.each)} of one partner, those of people ${countInWords(uploadsAtOnce.drawn.people.places)} at a time, ${countInWords(uploadsAtOnce.drawn.people.each)} of one person; who waits for ${uploadsAtOnce.drawn.keys.waitMs / 1000} s is told 503.`,
    table(
      ['接口 route', '字节 bytes of a body', '秒 seconds to the end of an answer'],
      [
        ...Object.entries(routeLimitOverrides).map(([url, limits]) => {
          const { bodyBytes, answerMs } = { ...defaultRouteLimits, ...limits };
          return [`\`${url}\``, bodyBytes, answerMs / 1000] as const;
        }),
        ['every other', defaultRouteLimits.bodyBytes, defaultRouteLimits.answerMs / 1000] as const,
      ],
    ),
    '## 同时进行的请求 Requests at a time',
    `A partner, all its live keys and persons together, has ${partnerConnections.atOnce} transactions at a time in each process, and its test keys as many of their own (${partnerConnections.testAtOnce} of all partners' test keys); others wait up to ${partnerConnections.waitMs / 1000} s for their turn: then \`TOO_MANY_AT_ONCE\`. A statement that reads is ended after ${partnerConnections.readMs / 1000} s: \`TOO_SLOW\`. Both come with \`Retry-After\` and \`extensions.retryAfterSeconds\`; where nothing else was answered, as 429 and 503. Staff have at most ${streamLimits.streamsOfSession} event streams of a session, ${streamLimits.streamsOfPerson} of a person and ${streamLimits.streams} in all, in each process.`,
    '## 订阅连接 WebSockets',
    'Of each process; how subscriptions are used: [docs/api/subscriptions.md](../api/subscriptions.md).',
    table(
      ['什么 what', '至多 at most'],
      [
        ['connections of a key; beyond it closed with 1013: come again', socketLimits.socketsOfKey],
        ['connections of an address (IPv6: of its /64); beyond it 429', socketLimits.socketsOfAddress],
        ['connections that have not said their key yet; beyond it 503', socketLimits.socketsBeforeInit],
        ['connections of all partners; beyond it 503', socketLimits.sockets],
        ['subscriptions of a connection', socketLimits.subscriptions],
        ['subscriptions of a partner', socketLimits.subscriptionsOfPartner],
        [
          `seconds until \`connection_init\`; then closed with 4408. A connection that ends without a key that holds costs its address ${costs.refusedForForm} points; with none left it is refused with 429`,
          socketLimits.initMs / 1000,
        ],
        ['seconds between two pings; who has not answered one by the next is let go', socketLimits.pingMs / 1000],
        ['bytes of a message from the client; beyond it closed with 1009', socketLimits.messageBytes],
        ['messages from the client between two pings', socketLimits.messages],
        ['bytes of answers that wait for a client while it sends', socketLimits.unreadBytes],
      ],
    ),
  ].join('\n\n')}\n`,
);
