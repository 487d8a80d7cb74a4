import { MAX_KEY_LENGTH } from '@beian/database/idempotency';
import { keyBounds, scopeNames, scopeOperations, scopeRow } from '@beian/domain/partner';
import { bilingual, type Language } from '@beian/domain/text';
import { html } from '../html.ts';
import { code, codes, linkTo, type PageRow, prose, table } from '../page.ts';

const firstRequest = (language: Language) => `curl -s "$BEIAN_URL/graphql" \\
  -H "authorization: Bearer $BEIAN_KEY" \\
  -H "content-type: application/json" \\
  -H "accept-language: ${language}" \\
  -d '{"query":"{ viewer { name } records(first: 3) { edges { node { id filingNumber name } } } }"}'`;

const clientExample = `import { createClient } from '@beian-desk/client';

const client = createClient({ url: 'https://desk.example', key: process.env.BEIAN_KEY ?? '' });
for await (const { kind, order } of client.followOrders()) console.log(kind, order?.number, order?.state);`;

export const startPage: PageRow = {
  name: 'start',
  group: 'start',
  label: bilingual('快速开始', 'Start'),
  intro: bilingual(
    '备案审核台的接口供合作方提交备案订单、上传材料、跟踪进度。一个地址、一个密钥：GraphQL 在 `POST /graphql`，图片经 HTTP 上传，结果由推送、订阅或事件日志告知。本站由代码中的表生成，与服务端一致。',
    'With this interface a partner opens filing orders, uploads materials and follows what becomes of them. One address and one key: GraphQL at `POST /graphql`, images over HTTP, results by webhook, subscription or event log. This site is generated from the tables of the running program and agrees with it.',
  ),
  entries: (_source, language) => [
    prose(
      language,
      'key',
      bilingual('一、取得测试密钥', '1. Get a test key'),
      bilingual(
        `由平台管理员在“合作方”页面创建，密钥只显示一次。测试密钥以 \`bd_test_\` 开头，正式密钥以 \`bd_live_\` 开头。测试密钥附带测试备案，只能看到测试订单；测试订单不会有人审核，也不会发往管局，要等几天的环节几秒内完成。一个合作方最多有 ${keyBounds.open} 个有效密钥。`,
        `An administrator of the desk makes it on the page Partners; it is shown once. Test keys begin with \`bd_test_\`, live keys with \`bd_live_\`. A test key comes with made-up records and sees test orders alone: nobody reviews them, no bureau receives them, and steps that take days happen within seconds. A partner has at most ${keyBounds.open} keys that are valid.`,
      ),
    ),
    prose(
      language,
      'first-request',
      bilingual('二、第一个请求', '2. The first request'),
      bilingual(
        `密钥放在 \`Authorization\` 请求头；\`Accept-Language\` 为 \`zh\` 或 \`en\`，决定标签和提示的语言。\n\n\`\`\`sh\n${firstRequest('zh')}\n\`\`\`\n\n不写程序也可以：在[浏览器中的查询工具](/graphiql)填入密钥，示例会填好您自己的编号。`,
        `The key goes into the header \`Authorization\`. \`Accept-Language\`, \`zh\` or \`en\`, chooses the language of labels and messages.\n\n\`\`\`sh\n${firstRequest('en')}\n\`\`\`\n\nWithout a program: enter the key in the [explorer](/graphiql); its examples are filled in with your own ids.`,
      ),
    ),
    prose(
      language,
      'first-order',
      bilingual('三、第一个订单，八分钟', '3. The first order, in eight minutes'),
      bilingual(
        '照[用法示例](/docs/zh/recipes#first-order)的步骤：打开订单、填写、上传材料、预检、提交、交照片，到办理成功。在备注中写入[标记](/docs/zh/test-orders)，可以得到退回、驳回、超时等结果。',
        'Follow the [first recipe](/docs/en/recipes#first-order): open, fill in, upload, dry run, submit, photo, approval. With a [mark](/docs/en/test-orders) in the remark the order is returned, refused or left waiting instead.',
      ),
    ),
    prose(
      language,
      'rules',
      bilingual('四、五条约定', '4. Five conventions'),
      bilingual(
        [
          `- **幂等键**：每个变更都带 \`idempotencyKey\`（1–${MAX_KEY_LENGTH} 个字符）。没有收到答复时用同一个键重发，不会重复办理；同一个键配另一个请求会被拒绝（\`KEY_REUSED\`）。`,
          '- **版本**：修改订单时带上您看到的 `version`；已过期则以 `STALE` 拒绝，重新读取后再试。',
          '- **拒绝是数据**：预期内的拒绝以 `ActionRefused` 返回，`reasons` 逐条说明哪一项、为什么、怎么办（`field`、`message`、`suggestion`、`ruleId`）。',
          '- **不认识的值**：枚举、事件类别和错误代码会增加，请忽略或归入“其他”。',
          '- **时间**：时刻为 ISO 8601（UTC）；日期为北京时间的日历日。',
        ].join('\n'),
        [
          `- **Idempotency key**: each mutation takes an \`idempotencyKey\` of 1 to ${MAX_KEY_LENGTH} characters. Without an answer, send the same request with the same key: it has no second effect. The same key with another request is refused (\`KEY_REUSED\`).`,
          '- **Version**: a change of an order names the `version` that you have read; an older one is refused as `STALE`: read again, then try again.',
          '- **Refusals are data**: expected refusals are returned as `ActionRefused`; each of its `reasons` says which field, why and what to do (`field`, `message`, `suggestion`, `ruleId`).',
          '- **Unknown values**: enums, event kinds and error codes grow. Ignore the ones you do not know, or treat them as “other”.',
          '- **Time**: instants are ISO 8601 in UTC; days are calendar days in Asia/Shanghai.',
        ].join('\n'),
      ),
    ),
    prose(
      language,
      'scopes',
      bilingual('密钥权限', 'Scopes of a key'),
      bilingual(
        `密钥只能做其权限允许的事。操作和字段的明细见[额度与限制](/docs/zh/limits)。密钥无效、过期或已吊销：401，\`UNAUTHENTICATED\`，不要用同一个密钥重试。`,
        'A key may do what its scopes allow; the operations and fields of each are listed under [limits](/docs/en/limits). A key that is unknown, expired or revoked is answered with 401 and `UNAUTHENTICATED`: do not try again with it.',
      ),
      table(
        bilingual('权限||操作数', 'Scope||Operations')[language].split('|'),
        scopeNames.map((name) => ({
          cells: [
            html`<a href="${linkTo(language, 'limits', name)}">${code(name)}</a>`,
            scopeRow(name).label[language],
            String(scopeOperations(name).length),
          ],
        })),
      ),
    ),
    prose(
      language,
      'addresses',
      bilingual('地址一览', 'Addresses'),
      bilingual('以下地址都在同一主机上。', 'All on the same host.'),
      table(
        bilingual('地址|用途', 'Address|Purpose')[language].split('|'),
        addresses.map(([address, label]) => ({ cells: [code(address), label[language]] })),
      ),
    ),
    prose(
      language,
      'libraries',
      bilingual('现成的客户端', 'A client to begin with'),
      bilingual(
        `TypeScript 客户端 \`@beian-desk/client\`（代码库的 \`packages/client\`）带全部类型，自动加幂等键并按 \`Retry-After\` 重试，可上传图片、跟踪订单、验证推送：\n\n\`\`\`ts\n${clientExample}\n\`\`\`\n\n\`examples/partner\`（TypeScript）和 \`examples/partner-python\`（Python）是完整的程序，可复制到您自己的项目中。[模式文件](/docs/schema.graphql)可用于生成其他语言的类型。`,
        `The client for TypeScript, \`@beian-desk/client\` (\`packages/client\` of the repository), has all types, adds idempotency keys, retries by \`Retry-After\`, uploads images, follows orders and verifies webhooks:\n\n\`\`\`ts\n${clientExample}\n\`\`\`\n\n\`examples/partner\` (TypeScript) and \`examples/partner-python\` (Python) are complete programs that you can copy into a project of your own. The [schema](/docs/schema.graphql) generates types for other languages.`,
      ),
      html`<p>${codes(['POST /graphql', 'GET /docs/schema.graphql', 'GET /graphiql'])}</p>`,
    ),
  ],
};

const addresses = [
  ['POST /graphql', bilingual('查询和变更', 'queries and mutations')],
  ['wss://…/graphql', bilingual('订阅（graphql-transport-ws）', 'subscriptions (graphql-transport-ws)')],
  ['PUT /uploads/:ticket', bilingual('凭上传凭证上传图片', 'uploads an image with a ticket')],
  ['POST /uploads', bilingual('用密钥上传图片', 'uploads an image with a key')],
  ['GET /materials/:id', bilingual('已上传的图片', 'an uploaded image')],
  ['GET /verification-forms/:orderId', bilingual('待签署的核验单（PDF）', 'the verification form to sign, PDF')],
  ['GET /letters/:orderId/:material', bilingual('待签署的授权书、承诺书（PDF）', 'a letter to sign, PDF')],
  ['/graphiql', bilingual('浏览器中的查询工具', 'the explorer in the browser')],
  ['/docs/schema.graphql', bilingual('合作方可用的模式', 'the schema for partners')],
] as const;
