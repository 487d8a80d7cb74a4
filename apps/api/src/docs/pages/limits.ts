import { partnerConnections } from '@beian/database/connection';
import {
  currentNameOf,
  defaultPointLimits,
  scopeNames,
  scopeOperations,
  scopeRow,
  unscopedOperations,
} from '@beian/domain/partner';
import { bilingual, type Language } from '@beian/domain/text';
import { costRows } from '../../cost/cost-rows.ts';
import { defaultRouteLimits, routeLimitOverrides } from '../../http/route-limits.ts';
import { limits, socketLimits } from '../../limits.ts';
import { type HtmlValue, html } from '../html.ts';
import { markdownLine } from '../markdown.ts';
import { code, codes, type Entry, type PageRow, prose, type TableRow, table } from '../page.ts';

const { pointsPerSecond, bucket } = defaultPointLimits;
const pair = (name: HtmlValue, value: HtmlValue, anchor?: string): TableRow => ({
  cells: [name, value],
  ...(anchor === undefined ? {} : { anchor }),
});

/** Routes that partners call. */
const partnerRoutes = [
  '/graphql',
  '/uploads',
  '/uploads/:ticket',
  '/upload-links/:token',
  '/face-links/:token/pictures/:kind',
  '/step-links/:token/materials/:material',
];

const scopesEntry = (language: Language): Entry => ({
  anchor: 'scopes',
  title: bilingual('密钥权限', 'Scopes of a key')[language],
  hint: scopeNames.join(', '),
  body: html`<p>${bilingual('任何密钥都可使用', 'Every key may use')[language]}: ${codes(unscopedOperations)}</p>${table(
    bilingual('权限|操作|另需该权限的字段', 'Scope|Operations|Fields that ask for it, too')[language].split('|'),
    scopeNames.map((name) => {
      const { label, fields = [] } = scopeRow(name);
      return {
        anchor: name,
        cells: [
          html`${code(name)}<br>${label[language]}`,
          codes(scopeOperations(name).map(currentNameOf)),
          codes(fields),
        ],
      };
    }),
  )}`,
  members: scopeNames.map((name) => ({ anchor: name, title: name, hint: scopeRow(name).label[language] })),
});

export const limitsPage: PageRow = {
  name: 'limits',
  group: 'behaviour',
  label: bilingual('额度与限制', 'Limits and costs'),
  intro: bilingual(
    '每个请求按点数计费，先扣后办。超过的请求以代码、`Retry-After` 说明，等候后重试即可。',
    'Each request costs points, charged before it runs. What exceeds a limit is refused with a code and, where waiting helps, `Retry-After`.',
  ),
  entries: (_source, language) => [
    scopesEntry(language),
    prose(
      language,
      'points',
      bilingual('点数', 'Points'),
      bilingual(
        `每个合作方有 ${bucket} 点，每秒恢复 ${pointsPerSecond} 点（管理员可另设），所有正式密钥、人员和进程共用；测试密钥另有一份，至少同样多。每个答复的 \`extensions.cost\` 有 \`requested\`、\`remaining\`、\`bucket\`、\`restoreRate\`，请求头 \`RateLimit\`、\`RateLimit-Policy\` 同。点数不足：429，\`RATE_LIMITED\`，\`Retry-After\` 为秒数。一个请求超过全部点数：400，\`LIMIT_EXCEEDED\`。`,
        `Each partner has ${bucket} points; ${pointsPerSecond} come back each second (an administrator may set others). All its live keys, people and processes share them; its test keys share others, at least as many. \`extensions.cost\` of each answer has \`requested\`, \`remaining\`, \`bucket\` and \`restoreRate\`; the headers \`RateLimit\` and \`RateLimit-Policy\` say the same. Too few points: 429, \`RATE_LIMITED\`, with \`Retry-After\` in seconds. More than the whole bucket: 400, \`LIMIT_EXCEEDED\`.`,
      ),
      table(bilingual('什么|点数', 'What|Points')[language].split('|'), [
        ...costRows.map(({ what, points }) =>
          pair(markdownLine(what[language]), typeof points === 'number' ? points : markdownLine(points[language])),
        ),
      ]),
    ),
    prose(
      language,
      'operation',
      bilingual('一个请求的大小', 'Size of an operation'),
      bilingual(
        '超过时 400（正文过大 413），`LIMIT_EXCEEDED`，`limit` 为下列名称。参数的长度限制见各操作；超过时 `BAD_USER_INPUT`。',
        'Beyond it: 400 (413 for the body), `LIMIT_EXCEEDED`, with `limit` as named here. Arguments have a longest length of their own; beyond it: `BAD_USER_INPUT`.',
      ),
      table(
        bilingual('limit|至多', 'limit|At most')[language].split('|'),
        Object.entries(limits).map(([name, most]) => pair(code(name), most, `limit.${name}`)),
      ),
    ),
    prose(
      language,
      'at-once',
      bilingual('同时进行的请求', 'Requests at the same time'),
      bilingual(
        `一个合作方的正式密钥与用户在每个进程中同时有 ${partnerConnections.atOnce} 个请求访问数据库，测试密钥另有 ${partnerConnections.atOnce} 个；其余至多等 ${partnerConnections.waitMs / 1000} 秒：\`TOO_MANY_AT_ONCE\`。一个读取语句至多 ${partnerConnections.readMs / 1000} 秒：\`TOO_SLOW\`。两者都带 \`Retry-After\`。`,
        `In each process, ${partnerConnections.atOnce} requests of a partner's live keys and persons read or write the database at the same time, and ${partnerConnections.atOnce} of its test keys apart from them; others wait up to ${partnerConnections.waitMs / 1000} s: \`TOO_MANY_AT_ONCE\`. A statement that reads is ended after ${partnerConnections.readMs / 1000} s: \`TOO_SLOW\`. Both come with \`Retry-After\`.`,
      ),
    ),
    prose(
      language,
      'routes',
      bilingual('各地址的限制', 'Limits of each address'),
      bilingual(
        '正文过大：413；过慢：408；答复超时：503。',
        'Too large a body: 413; too slow: 408; an answer that takes too long: 503.',
      ),
      table(
        bilingual('地址|正文字节|答复秒数', 'Address|Bytes of a body|Seconds to answer')[language].split('|'),
        [...partnerRoutes, bilingual('其他', 'others')[language]].map((url) => {
          const { bodyBytes, answerMs } = { ...defaultRouteLimits, ...routeLimitOverrides[url] };
          return { cells: [code(url), String(bodyBytes), String(answerMs / 1000)] };
        }),
      ),
    ),
    prose(
      language,
      'sockets',
      bilingual('WebSocket 连接', 'WebSockets'),
      bilingual('每个进程。', 'In each process.'),
      table(bilingual('什么|至多', 'What|At most')[language].split('|'), [
        pair(
          bilingual('一个密钥的连接（超过：关闭码 1013）', 'connections of a key (beyond: closed with 1013)')[language],
          socketLimits.socketsOfKey,
        ),
        pair(
          bilingual('一个地址的连接（超过：429）', 'connections of an address (beyond: 429)')[language],
          socketLimits.socketsOfAddress,
        ),
        pair(bilingual('一个连接上的订阅', 'subscriptions of a connection')[language], socketLimits.subscriptions),
        pair(
          bilingual('一个合作方的订阅', 'subscriptions of a partner')[language],
          socketLimits.subscriptionsOfPartner,
        ),
        pair(
          bilingual('等待 connection_init 的秒数（超过：4408）', 'seconds until connection_init (beyond: 4408)')[
            language
          ],
          socketLimits.initMs / 1000,
        ),
        pair(bilingual('两次 ping 之间的秒数', 'seconds between two pings')[language], socketLimits.pingMs / 1000),
        pair(
          bilingual('一条消息的字节（超过：1009）', 'bytes of a message (beyond: 1009)')[language],
          socketLimits.messageBytes,
        ),
      ]),
    ),
  ],
};
