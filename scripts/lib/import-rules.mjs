/**
 * The rules of who may import what, and the advice for a line that breaks one, as data. `scripts/import-boundaries.mjs` checks them.
 * @typedef {{ folder: string, mayImport: string[], groups: string[], node: boolean, purpose: string, advice?: string }} PackageRule
 * `mayImport`: own packages whose entry points it may import; `groups`: groups of third-party packages; `node`: whether Node's own
 * modules are allowed; `purpose`: what the package holds; `advice`: printed to whoever breaks the rule
 * @typedef {{ names: string[], purpose: string }} Group
 * @typedef {{ packages: Record<string, PackageRule>, groups: Record<string, Group>, testFiles: string[], testGroups: string[],
 *   otherFolders: Record<string, { mayImport: 'any' | 'none', groups: 'any' | string[] }>, environment: string[], outbound: { packages: string[], except: string[] },
 *   relativeImports: { from: string, to: string }[], entryPoints: Record<string, string[]>, lines: { warn: number, fail: number, except: string[] } }} ImportRules
 */

/** @satisfies {ImportRules} */
export const importRules = {
  packages: {
    domain: {
      folder: 'packages/domain',
      mayImport: [],
      groups: ['zod'],
      node: false,
      purpose: 'packages/domain says what is true (life cycles, guards, checks, calendar) and knows no other room',
    },
    orders: {
      folder: 'packages/orders',
      mayImport: ['@beian/domain'],
      groups: ['zod', 'sql', 'images', 'papers', 'passwords', 'ids', 'zip'],
      node: true,
      purpose:
        'what may be done, and its memory, lives in packages/orders: let an app call a function that its index.ts exports; the console asks the API over GraphQL',
    },
    bureau: {
      folder: 'packages/bureau',
      mayImport: ['@beian/domain'],
      groups: ['zod', 'wire', 'zip', 'outbound'],
      node: true,
      purpose:
        'only the worker speaks to a bureau: declare a job in packages/domain/src/jobs.ts, name it in a row’s `then`, implement it in apps/worker/src/jobs',
    },
    api: {
      folder: 'apps/api',
      mayImport: ['@beian/domain', '@beian/orders', '@beian/bureau/outbound'],
      groups: ['zod', 'graphql', 'web', 'log', 'csv', 'signIn', 'zip'],
      node: true,
      purpose:
        'what knows GraphQL lives in apps/api/src/<noun>; what others need too belongs in packages/orders or packages/domain',
    },
    worker: {
      folder: 'apps/worker',
      mayImport: ['@beian/domain', '@beian/orders', '@beian/bureau'],
      groups: ['zod', 'queue', 'mail', 'webhook', 'log'],
      node: true,
      purpose:
        'what knows a queue, a retry or a delay lives in apps/worker/src; what others need too belongs in packages/orders',
    },
    console: {
      folder: 'apps/console',
      mayImport: ['@beian/domain'],
      groups: ['zod', 'screen', 'typed'],
      node: false,
      purpose: 'what knows a pixel lives in apps/console/src/<noun>; nothing else imports it',
    },
    sandbox: {
      folder: 'apps/sandbox',
      mayImport: ['@beian/bureau/protocol'],
      groups: ['zod', 'wire', 'zip', 'web', 'mailbox', 'log'],
      node: true,
      purpose: 'the sandbox is the outside world: reach it over its ports, as one reaches a bureau',
      advice:
        'the sandbox judges by its own reading of the specification: write it in apps/sandbox/src, from the document',
    },
  },
  groups: {
    zod: { names: ['zod'], purpose: 'zod may be used in every room' },
    sql: {
      names: ['drizzle-orm', 'pg', 'pg-*', 'postgres'],
      purpose:
        'SQL lives in packages/orders/src/sql/<table>.ts, a screen’s in packages/orders/src/queries/<screen>.ts: export a function from @beian/orders and call that',
    },
    images: { names: ['sharp'], purpose: 'images are re-encoded in packages/orders/src/files' },
    papers: {
      names: ['pdfkit', 'fontkit', '@expo-google-fonts/*'],
      purpose: 'papers are drawn in packages/orders/src/papers, from what packages/domain/src/papers says',
    },
    passwords: {
      names: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'otpauth'],
      purpose: 'passwords and codes are checked in packages/orders/src/people',
    },
    csv: {
      names: ['csv-stringify'],
      purpose:
        'lists are downloaded through apps/api/src/http/downloads.ts: add a row to packages/orders/src/downloads/lists.ts',
    },
    signIn: {
      names: ['openid-client', 'bowser'],
      purpose: 'the identity provider is asked, and browsers are named, in apps/api/src/http',
    },
    ids: { names: ['uuid'], purpose: 'ids are made in packages/orders' },
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
        'what knows GraphQL lives in apps/api/src/<noun>; the console speaks it through apps/console/src/providers/data.ts',
    },
    web: { names: ['fastify', '@fastify/*', 'ws'], purpose: 'doors that listen live in apps/api and apps/sandbox' },
    queue: {
      names: ['bullmq', 'ioredis'],
      purpose:
        'queues are the worker’s private matter (apps/worker/src): write an outbox row through perform, and the relay queues it',
    },
    mail: {
      names: ['nodemailer'],
      purpose: 'mail leaves through apps/worker/src/ports: declare a notice in packages/domain/src/notices.ts',
    },
    outbound: {
      names: ['request-filtering-agent', 'undici', 'axios', 'got', 'node-fetch'],
      purpose: 'what leaves by HTTP leaves through packages/bureau/src/outbound.ts: call what createOutbound gives',
    },
    webhook: {
      names: ['standardwebhooks'],
      purpose:
        'what partners are told leaves through apps/worker/src/ports: a row of partner/event-kinds.ts says what that is',
    },
    log: { names: ['pino', 'pino-*'], purpose: 'an app logs; a package returns or throws, and its caller logs' },
    wire: {
      names: ['soap', 'fast-xml-parser', 'iconv-lite', 'yauzl', 'yazl', 'jszip'],
      purpose: 'XML, SOAP, zip and GBK live in packages/bureau/src (the sandbox reads with its own)',
    },
    zip: {
      names: ['fflate'],
      purpose:
        'what goes to and from bureaus is zipped in packages/bureau, evidence of an order in packages/orders/src/audit, an archive for a data subject in apps/api/src/http/exports.ts',
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
        'dayjs',
        'graphiql',
        'react',
        'react-*',
        'vite',
      ],
      purpose: 'what knows a pixel lives in apps/console/src/<noun>',
    },
    typed: { names: ['gql.tada'], purpose: 'operations are typed in apps/console and in examples/partner' },
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
        'rxjs',
        'typescript',
      ],
      purpose: 'test tools belong in *.test.ts, src/testing and e2e',
    },
    browser: { names: ['playwright-core'], purpose: 'a browser is driven in e2e and scripts alone' },
  },
  /** Files that only tests use: they may import `./testing` entry points and Node's modules. */
  testFiles: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs', '**/src/testing/**', 'e2e/**'],
  /** Groups that every test file may import in addition to those of its package. */
  testGroups: ['tests'],
  /** Folders that are no packages: which packages and groups they may import. */
  otherFolders: {
    e2e: { mayImport: 'any', groups: ['tests', 'browser', 'images', 'zod', 'webhook'] },
    // The example of a partner's client: typed from the published schema; webhooks are verified by the library of the specification.
    examples: { mayImport: 'none', groups: ['graphql', 'typed', 'webhook'] },
    scripts: { mayImport: 'none', groups: 'any' },
  },
  /** Files that may read process.env. */
  environment: [
    'apps/*/src/environment.ts',
    'packages/orders/src/migrate.ts',
    'packages/orders/src/rotate.ts',
    'packages/orders/src/seed.ts',
    'packages/orders/src/admin-create.ts',
    'packages/orders/src/audit-verify.ts',
    'packages/orders/src/evidence.ts',
    'packages/*/src/testing/**',
    'e2e/**',
    'scripts/**',
    'examples/**',
  ],
  /**
   * Packages that send HTTP requests only through the outbound client, and the exceptions: the client itself, and the seed, which
   * asks the sandbox which bureaus it plays before a worker runs.
   */
  outbound: {
    packages: ['api', 'worker', 'orders', 'bureau', 'domain'],
    except: ['packages/bureau/src/outbound.ts', 'packages/orders/src/seed.ts'],
  },
  /** Relative imports that may cross folders. */
  relativeImports: [
    { from: 'e2e/**', to: 'scripts/lib/**' },
    { from: 'e2e/**', to: 'scripts/demonstration/**' },
    { from: 'e2e/**', to: 'scripts/chaos/**' },
    // The demo and the end-to-end tests use the client that partners copy.
    { from: 'e2e/**', to: 'examples/**' },
    { from: 'scripts/**', to: 'examples/**' },
    // The settings of docker/ are read with the reader of the program.
    { from: 'scripts/docker.test.mjs', to: 'apps/*/src/environment.ts' },
  ],
  /** The entry points that a package may have. */
  entryPoints: {
    'packages/*': ['.', './testing'],
    'packages/bureau': ['.', './testing', './protocol', './outbound'],
    'apps/*': [],
  },
  /** Limits on the lines of one source file. */
  lines: { warn: 300, fail: 400, except: ['**/*.d.ts', '**/migrations/**', '**/generated/**'] },
};
