import { shortTimeText } from '@beian/domain/clock';
import {
  allPartnerEventKinds,
  attemptFaults,
  deliveryStates,
  disabledReasons,
  EVENT_LOG_DAYS,
  eventKindRow,
  formerKinds,
  MAX_DELIVERY_TRIES,
  MAX_ENDPOINTS,
  MAX_REPLAYED_EVENTS,
  overlapHours,
  RETRY_PAUSES_S,
  statesAfterKind,
  WEBHOOK_ANSWER_S,
  webhookPorts,
} from '@beian/domain/partner';
import { type BilingualText, bilingual, type Language } from '@beian/domain/text';
import { html } from '../html.ts';
import { code, codeBlock, codes, type DocsSource, type Entry, type PageRow, prose, table } from '../page.ts';

/** As in the examples of docs/api/webhooks: how far the clock of a receiver may be off. */
const TOLERANCE_S = 300;

/** The examples of docs/api/webhooks, each run by a test against the signer of the worker. */
const verifiers = [
  { language: 'Node.js', file: 'verify.mjs', fence: 'js' },
  { language: 'Python', file: 'verify.py', fence: 'python' },
  { language: 'Java', file: 'Verify.java', fence: 'java' },
  { language: 'PHP', file: 'verify.php', fence: 'php' },
] as const;

const headers = [
  [
    'webhook-id',
    bilingual(
      '事件编号；重试和重放时不变，按它去重',
      'the event’s id, the same on every try and replay: ignore those that you have processed',
    ),
  ],
  [
    'webhook-timestamp',
    bilingual(
      `发送时刻，Unix 秒；与本机相差超过 ${TOLERANCE_S} 秒的应拒绝`,
      `when it was sent, in Unix seconds; refuse what is more than ${TOLERANCE_S} s off`,
    ),
  ],
  [
    'webhook-signature',
    bilingual(
      '一个或多个 `v1,…`，以空格分隔；每个有效的签名密钥一个',
      'one or more `v1,…`, separated by blanks: one for each secret that is valid',
    ),
  ],
  [
    'beian-attempt',
    bilingual('这一次尝试的编号，报告问题时请附上', 'the id of this try; name it when you report a problem'),
  ],
  ['content-type', bilingual('application/json; charset=utf-8', 'application/json; charset=utf-8')],
  ['user-agent', bilingual('beian-desk-webhooks/1', 'beian-desk-webhooks/1')],
] as const;

const body = `{
  "id": "event_…",
  "kind": "order.returned",
  "at": "2026-11-29T02:00:00.000Z",
  "test": true,
  "order": { "id": "order_…", "number": "BD…", "kind": "CHANGE_WEBSITE", "province": "320000", "state": "CORRECTION_REQUIRED", "version": 7 }
}`;

const kindsEntry = (language: Language): Entry => ({
  anchor: 'kinds',
  title: bilingual('事件类别', 'Kinds of events')[language],
  hint: bilingual('order.opened、order.approved……', 'order.opened, order.approved …')[language],
  body: html`<p>${
    bilingual(
      '在 GraphQL 中写作大写，例如 order.sent_back 为 ORDER_SENT_BACK。类别只增加，不改名：请忽略不认识的。',
      'In GraphQL they are upper case: order.sent_back is ORDER_SENT_BACK. Kinds are added, never renamed: ignore those that you do not know.',
    )[language]
  }</p>${table(
    bilingual('类别|含义|此后状态', 'Kind|Meaning|State after it')[language].split('|'),
    allPartnerEventKinds.map((kind) => {
      const states = statesAfterKind(kind);
      const former = formerKinds[kind];
      return {
        anchor: kind,
        cells: [
          code(kind),
          html`${eventKindRow(kind).label[language]}${
            former &&
            html` (${bilingual(`${former.until} 以前只登记了 ${former.formerName} 的地址仍以该类别收到`, `until ${former.until}, endpoints that name ${former.formerName} alone are sent it under that kind`)[language]})`
          }`,
          states.length === 0 ? bilingual('不变', 'stays')[language] : codes(states),
        ],
      };
    }),
  )}`,
  members: allPartnerEventKinds.map((kind) => ({
    anchor: kind,
    title: kind,
    hint: eventKindRow(kind).label[language],
  })),
});

const signatureEntry = ({ read }: DocsSource, language: Language): Entry => ({
  anchor: 'signature',
  title: bilingual('验证签名', 'Verify the signature')[language],
  hint: bilingual('HMAC-SHA256，四种语言的代码', 'HMAC-SHA256, with code in four languages')[language],
  body: html`<p>${
    bilingual(
      '签名遵循 Standard Webhooks：以密钥（whsec_ 之后的 base64）对“编号.时刻.原始正文”做 HMAC-SHA256，再以 base64 表示。用收到的原始字节验证，不要先解析再序列化。',
      'Signatures follow Standard Webhooks: HMAC-SHA256 over “id.timestamp.raw body” with the secret (base64 after whsec_), as base64. Verify the bytes as they arrived, before you parse them.',
    )[language]
  }</p>${verifiers.map(
    ({ language: name, file, fence }) =>
      html`<h3 id="verify-${fence}">${name} <a class="file" href="/docs/webhooks/${file}">${file}</a></h3>${codeBlock(read(`api/webhooks/${file}`).trim(), fence)}`,
  )}`,
  members: verifiers.map(({ language: name, fence }) => ({
    anchor: `verify-${fence}`,
    title: bilingual(`验证签名：${name}`, `Verify the signature: ${name}`)[language],
    hint: 'webhook-signature',
  })),
});

const valueEntry = (
  anchor: string,
  title: BilingualText,
  says: BilingualText,
  rows: Readonly<Record<string, BilingualText>>,
  language: Language,
): Entry => ({
  ...{ anchor, title: title[language], hint: says[language] },
  body: html`<p>${says[language]}</p>${table(
    bilingual('值|含义', 'Value|Meaning')[language].split('|'),
    Object.entries(rows).map(([name, label]) => ({
      anchor: `${anchor}.${name}`,
      cells: [code(name), label[language]],
    })),
  )}`,
  members: Object.entries(rows).map(([name, label]) => ({
    anchor: `${anchor}.${name}`,
    title: name,
    hint: label[language],
  })),
});

export const webhooksPage: PageRow = {
  name: 'webhooks',
  group: 'behaviour',
  label: bilingual('事件与推送', 'Events and webhooks'),
  intro: bilingual(
    '同一个事件日志有三种读法：推送到您的地址、订阅 `orderEvents`、按游标查询 `partnerEvents`。编号和顺序相同，可以换着用。',
    'One event log, read in three ways: sent to your address, by the subscription `orderEvents`, or by cursor with `partnerEvents`. Ids and sequence are the same, so you may change between them.',
  ),
  entries: (source, language) => [
    kindsEntry(language),
    prose(
      language,
      'body',
      bilingual('推送的内容', 'What is sent'),
      bilingual(
        `\`POST\`，正文为 JSON，不含个人信息：订单内容请以 \`order(id)\` 查询。\`order\` 是事件发生后的样子，现在可能已经不同。关于整改通知的事件 \`order\` 为 null，另有 \`rectification\`；\`rules.changed\` 另有 \`rules\`。\n\n\`\`\`json\n${body}\n\`\`\``,
        `\`POST\` with a JSON body that holds nothing personal: ask \`order(id)\` for the order. \`order\` is as the event left it; it may have changed since. Events about a rectification notice have \`order\` null and \`rectification\` instead; \`rules.changed\` has \`rules\`.\n\n\`\`\`json\n${body}\n\`\`\``,
      ),
    ),
    prose(
      language,
      'headers',
      bilingual('请求头', 'Headers'),
      bilingual('名称为小写。', 'Names in lower case.'),
      table(
        bilingual('请求头|内容', 'Header|Content')[language].split('|'),
        headers.map(([name, label]) => ({ anchor: `header.${name}`, cells: [code(name), label[language]] })),
      ),
    ),
    signatureEntry(source, language),
    prose(
      language,
      'answer',
      bilingual('答复与重试', 'Your answer, and retries'),
      bilingual(
        `在 ${WEBHOOK_ANSWER_S} 秒内答复任何 2xx 即为送达：先答复，后处理。其他答复、重定向（不跟随）、超时和连接失败都会重试，连同第一次共 ${MAX_DELIVERY_TRIES} 次，历时约一天。答复 410 表示不再接收，地址立即停用。各次尝试见 \`webhookDeliveries\`。`,
        `Any 2xx within ${WEBHOOK_ANSWER_S} s means delivered: answer first, process afterwards. Any other status, a redirect (not followed), a time-out and a failed connection are tried again, ${MAX_DELIVERY_TRIES} times in all within about a day. 410 says that you take no more: the endpoint is switched off at once. \`webhookDeliveries\` shows each try.`,
      ),
      table(
        bilingual('第几次|与上一次的间隔', 'Try|Pause before it')[language].split('|'),
        [0, ...RETRY_PAUSES_S].map((seconds, at) => ({
          cells: [String(at + 1), at === 0 ? '–' : shortTimeText(seconds)[language]],
        })),
      ),
    ),
    prose(
      language,
      'order',
      bilingual('顺序与重复', 'Sequence and repetition'),
      bilingual(
        '同一个事件可能送达多次：按 `webhook-id` 去重。先发生的不一定先到：以 `order.version` 判断新旧，或重新查询订单。',
        'The same event may arrive more than once: ignore a `webhook-id` that you have processed. Events may arrive out of sequence: compare `order.version`, or read the order again.',
      ),
    ),
    prose(
      language,
      'addresses',
      bilingual('可以登记的地址', 'Addresses that are taken'),
      bilingual(
        `\`https://\` 加公网域名，端口 ${webhookPorts.join(' 或 ')}；不接受 IP 地址、内网名称、账号密码和 # 部分。每次连接时还会检查域名是否解析到公网。每个合作方最多 ${MAX_ENDPOINTS} 个。测试密钥登记的地址只收到测试订单的事件。`,
        `\`https://\` with a public host name and port ${webhookPorts.join(' or ')}; no IP address, no name inside a network, no user, password or fragment. At each connection the host must resolve to a public address. A partner has ${MAX_ENDPOINTS} at most. Endpoints that a test key makes receive events of test orders alone.`,
      ),
    ),
    prose(
      language,
      'rotation',
      bilingual('更换签名密钥', 'Rotate the secret'),
      bilingual(
        `\`rotateWebhookSecret\` 给出新密钥（只显示一次）。此后 ${overlapHours.usual} 小时（可设 0 到 ${overlapHours.most} 小时）新旧密钥同时签名，\`webhook-signature\` 有两个值：把新密钥加入接收程序，再删去旧的，不会漏收。`,
        `\`rotateWebhookSecret\` shows a new secret once. For ${overlapHours.usual} hours (0 to ${overlapHours.most} if you say so) both secrets sign, and \`webhook-signature\` has two values: add the new secret to your receiver, then remove the old one. Nothing is lost.`,
      ),
    ),
    prose(
      language,
      'replay',
      bilingual('重放', 'Replay'),
      bilingual(
        `\`replayPartnerEvents\` 从某个事件之后重新发送，一次最多 ${MAX_REPLAYED_EVENTS} 个。事件日志保留 ${EVENT_LOG_DAYS} 天；更早的请按订单查询补齐。`,
        `\`replayPartnerEvents\` sends again what came after an event, ${MAX_REPLAYED_EVENTS} events at most. The event log reaches back ${EVENT_LOG_DAYS} days; for what is older, read your orders.`,
      ),
    ),
    valueEntry(
      'disabled',
      bilingual('地址何时停用', 'When an endpoint is switched off'),
      bilingual(
        '停用后不再推送；用 updateWebhookEndpoint 启用后，从那时起的事件才会推送，之前的请重放。',
        'Nothing is sent any more. Switched on again by updateWebhookEndpoint it receives what happens from then on; replay what came before.',
      ),
      disabledReasons,
      language,
    ),
    valueEntry(
      'attempt',
      bilingual('一次尝试为何失败', 'Why a try failed'),
      bilingual('webhookDeliveries 中每次尝试的原因。', 'The reason of each try in webhookDeliveries.'),
      attemptFaults,
      language,
    ),
    valueEntry(
      'delivery',
      bilingual('推送的状态', 'States of a delivery'),
      bilingual('一个事件对一个地址。', 'Of one event to one endpoint.'),
      deliveryStates,
      language,
    ),
    prose(
      language,
      'subscription',
      bilingual('订阅 orderEvents', 'The subscription orderEvents'),
      bilingual(
        `经 WebSocket \`/graphql\`，协议 graphql-transport-ws，\`connection_init\` 的内容为 \`{ "authorization": "Bearer bd_…" }\`。第一个答复只有游标。断线后以最后处理的游标作为 \`after\` 重新订阅，${EVENT_LOG_DAYS} 天内不漏不重；更早则以 \`CURSOR_EXPIRED\` 拒绝。关闭码 4403：密钥无效，不要重试；1001、1006、1013：稍后重连。`,
        `Over WebSocket at \`/graphql\`, protocol graphql-transport-ws, with \`{ "authorization": "Bearer bd_…" }\` in \`connection_init\`. The first answer holds only a cursor. After a disconnection subscribe with the last cursor that you processed as \`after\`: within ${EVENT_LOG_DAYS} days nothing is missed or repeated; later it is refused with \`CURSOR_EXPIRED\`. Closed with 4403: the key is not valid, do not come back. With 1001, 1006 or 1013: come back in a moment.`,
      ),
    ),
  ],
};
