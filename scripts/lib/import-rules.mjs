/**
 * The rules of who may import what, and the advice for a line that breaks one, as data. `scripts/import-boundaries.mjs` checks them.
 * @typedef {{ folder: string, mayImport: string[] | 'any', groups: string[], node: boolean, purpose: string, advice?: string }} PackageRule
 * `mayImport`: packages of ours, or one entry point of a package (`bureau-protocol/outbound`); `groups`: groups of third-party packages; `node`: whether Node's own
 * modules are allowed; `purpose`: what the package holds; `advice`: printed to whoever breaks the rule
 * @typedef {{ names: string[], purpose: string }} Group
 * @typedef {{ packages: Record<string, PackageRule>, groups: Record<string, Group>, testFiles: string[], testGroups: string[],
 *   otherFolders: Record<string, { mayImport: 'any' | 'none', groups: 'any' | string[] }>, environment: string[], outbound: { packages: string[], except: string[] },
 *   relativeImports: { from: string, to: string }[], entryPoints: Record<string, string[]>, acyclicFolders: string[], lines: { warn: number, fail: number, except: string[] } }} ImportRules
 */

/** @satisfies {ImportRules} */
export const importRules = {
  packages: {
    domain: {
      folder: 'packages/domain',
      mayImport: [],
      groups: ['zod', 'names'],
      node: false,
      purpose:
        'packages/domain says what is true (life cycles, guards, checks, calendar) and imports no other package of ours',
    },
    documents: {
      folder: 'packages/documents',
      mayImport: ['domain'],
      groups: ['images', 'pdf', 'concurrency'],
      node: true,
      purpose: 'packages/documents reads images and draws PDF pages; it knows no database and no order',
    },
    database: {
      folder: 'packages/database',
      mayImport: ['domain'],
      groups: ['zod', 'sql', 'ids'],
      node: true,
      purpose:
        'packages/database says how PostgreSQL is reached and protected; the SQL of a feature stands with the feature',
    },
    records: {
      folder: 'packages/records',
      mayImport: ['domain', 'database'],
      groups: ['zod', 'sql'],
      node: true,
      purpose: 'packages/records holds what bureaus publish: filed records, their history, codes and lists',
    },
    accounts: {
      folder: 'packages/accounts',
      mayImport: ['domain', 'database'],
      groups: ['zod', 'sql', 'passwords'],
      node: true,
      purpose: 'packages/accounts holds staff, sign-in, partners and their keys; it knows no order',
    },
    orders: {
      folder: 'packages/orders',
      mayImport: ['domain', 'documents', 'database', 'records', 'accounts'],
      groups: ['zod', 'sql'],
      node: true,
      purpose:
        'packages/orders holds one order and the queue: add a feature folder there and export from its index.ts; the console asks the API over GraphQL',
    },
    audit: {
      folder: 'packages/audit',
      mayImport: ['domain', 'database', 'records', 'orders'],
      groups: ['zod', 'sql', 'zip'],
      node: true,
      purpose: 'packages/audit signs and verifies the audit chain and packs evidence',
    },
    submissions: {
      folder: 'packages/submissions',
      mayImport: ['domain', 'documents', 'database', 'records', 'accounts', 'orders'],
      groups: ['zod', 'sql'],
      node: true,
      purpose: 'packages/submissions stores what goes to a bureau and what comes back',
    },
    partners: {
      folder: 'packages/partners',
      mayImport: ['domain', 'documents', 'database', 'records', 'accounts', 'orders', 'submissions'],
      groups: ['zod', 'sql', 'images'],
      node: true,
      purpose: 'packages/partners holds what a partner builds on: event log, webhooks, test orders',
    },
    reporting: {
      folder: 'packages/reporting',
      mayImport: ['domain', 'database', 'records', 'accounts', 'orders', 'submissions'],
      groups: ['zod', 'sql'],
      node: true,
      purpose: 'packages/reporting counts: SLA board, forecast, quality, expected times, downloads, digest',
    },
    privacy: {
      folder: 'packages/privacy',
      mayImport: [
        'domain',
        'database',
        'records',
        'accounts',
        'orders',
        'audit',
        'submissions',
        'partners',
        'reporting',
      ],
      groups: ['zod', 'sql'],
      node: true,
      purpose: 'packages/privacy holds reveals, data subjects, retention and key rotation',
    },
    setup: {
      folder: 'packages/setup',
      mayImport: ['domain', 'database', 'records', 'accounts', 'orders', 'submissions', 'partners', 'reporting'],
      groups: ['zod', 'sql'],
      node: true,
      purpose: 'packages/setup writes the content of a new database; only scripts run it',
    },
    'bureau-protocol': {
      folder: 'packages/bureau-protocol',
      mayImport: ['domain'],
      groups: ['zod', 'wire', 'zip', 'outbound'],
      node: true,
      purpose:
        'only the worker calls a bureau: declare a job in packages/domain/src/jobs/jobs.ts, name it in a row’s `then`, implement it in apps/worker/src/jobs',
    },
    testing: {
      folder: 'packages/testing',
      mayImport: 'any',
      groups: ['sql', 'images', 'passwords', 'tests'],
      node: true,
      purpose: '@beian/testing is for tests: only *.test.ts, tools and e2e may import it',
    },
    bench: {
      folder: 'tools/bench',
      mayImport: 'any',
      groups: ['sql', 'tests'],
      node: true,
      purpose: '@beian/bench measures and fills databases: only *.test.ts and e2e may import it',
    },
    api: {
      folder: 'apps/api',
      mayImport: [
        'domain',
        'documents',
        'database',
        'records',
        'accounts',
        'orders',
        'audit',
        'submissions',
        'partners',
        'reporting',
        'privacy',
        'bureau-protocol/outbound',
      ],
      groups: ['zod', 'graphql', 'web', 'log', 'csv', 'signIn', 'zip'],
      node: true,
      purpose:
        'what knows GraphQL stands in apps/api/src/<noun>; what others need too belongs in the package of its feature or in packages/domain',
    },
    worker: {
      folder: 'apps/worker',
      mayImport: [
        'domain',
        'documents',
        'database',
        'records',
        'accounts',
        'orders',
        'audit',
        'submissions',
        'partners',
        'reporting',
        'privacy',
        'bureau-protocol',
      ],
      groups: ['zod', 'queue', 'mail', 'webhook', 'log', 'concurrency'],
      node: true,
      purpose:
        'what knows a queue, a retry or a delay stands in apps/worker/src; what others need too belongs in the package of its feature',
    },
    console: {
      folder: 'apps/console',
      mayImport: ['domain'],
      groups: ['zod', 'screen', 'typed'],
      node: false,
      purpose: 'what knows a pixel stands in apps/console/src/<noun>; nothing else imports it',
    },
    sandbox: {
      folder: 'apps/sandbox',
      mayImport: ['bureau-protocol/protocol'],
      groups: ['zod', 'wire', 'zip', 'web', 'mailbox', 'log'],
      node: true,
      purpose: 'the sandbox is the outside world: reach it over its ports, as one reaches a bureau',
      advice:
        'the sandbox judges by its own reading of the specification: write it in apps/sandbox/src, from the document',
    },
  },
  groups: {
    zod: { names: ['zod'], purpose: 'zod may be used in every package' },
    concurrency: { names: ['p-limit'], purpose: 'work that takes no slots per caller waits in p-limit' },
    names: { names: ['tldts'], purpose: 'public suffixes are asked in packages/domain/src/checks/domain-name.ts' },
    sql: {
      names: ['drizzle-orm', 'pg', 'pg-*', 'postgres'],
      purpose:
        'SQL stands with its feature, packages/<package>/src/<feature>: export a function from its index.ts and call that',
    },
    images: { names: ['sharp'], purpose: 'images are re-encoded in packages/documents/src/images' },
    pdf: {
      names: ['pdfkit', 'fontkit', '@expo-google-fonts/*'],
      purpose: 'PDF pages are drawn in packages/documents/src/pdf, from what packages/domain/src/papers says',
    },
    passwords: {
      names: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'otpauth'],
      purpose: 'passwords and codes are checked in packages/accounts',
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
        'what knows GraphQL stands in apps/api/src/<noun>; the console sends it through apps/console/src/providers/data.ts',
    },
    web: { names: ['fastify', '@fastify/*', 'ws'], purpose: 'servers listen in apps/api and apps/sandbox' },
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
      names: ['request-filtering-agent', 'undici', 'axios', 'got', 'node-fetch'],
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
        'what goes to and from bureaus is zipped in packages/bureau-protocol, evidence of an order in packages/audit, an archive for a data subject in apps/api/src/http/exports.ts',
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
      purpose: 'what knows a pixel stands in apps/console/src/<noun>',
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
  testFiles: ['**/*.test.*', '**/src/testing/**', 'packages/testing/**', 'tools/**', 'e2e/**'],
  /** Groups that every test file may import in addition to those of its package. */
  testGroups: ['tests', 'images'],
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
    'packages/database/src/migrate.ts',
    'packages/privacy/src/rotate.ts',
    'packages/setup/src/seed.ts',
    'packages/accounts/src/admin-create.ts',
    'packages/audit/src/audit-verify.ts',
    'packages/audit/src/evidence.ts',
    'packages/*/src/testing/**',
    'packages/testing/**',
    'tools/**',
    'e2e/**',
    'scripts/**',
    'examples/**',
  ],
  /**
   * Packages that send HTTP requests only through the outbound client, and the exceptions: the client itself, and the seed, which
   * asks the sandbox which bureaus it plays before a worker runs.
   */
  outbound: {
    packages: [
      'api',
      'worker',
      'domain',
      'documents',
      'database',
      'records',
      'accounts',
      'orders',
      'audit',
      'submissions',
      'partners',
      'reporting',
      'privacy',
      'setup',
      'bureau-protocol',
    ],
    except: ['packages/bureau-protocol/src/outbound/outbound.ts', 'packages/setup/src/seed.ts'],
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
  /** The entry points that a package may have: `./*` are the feature folders with an index.ts, the others programs or whole packages. */
  entryPoints: {
    'packages/*': ['./*'],
    'packages/domain': ['./*', './testing'],
    'packages/database': ['./*', './migrate'],
    'packages/accounts': ['./*', './admin-create'],
    'packages/audit': ['./*', './audit-verify', './evidence'],
    'packages/privacy': ['./*', './rotate'],
    'packages/setup': ['./*', './seed'],
    'packages/bureau-protocol': ['./*'],
    'tools/*': ['./*'],
    'apps/*': [],
  },
  /** Packages whose folders must not import each other in a cycle. */
  acyclicFolders: [
    'domain',
    'bureau-protocol',
    'documents',
    'database',
    'records',
    'accounts',
    'orders',
    'audit',
    'submissions',
    'partners',
    'reporting',
    'privacy',
    'setup',
  ],
  /** Limits on the lines of one source file. */
  lines: { warn: 300, fail: 400, except: ['**/*.d.ts', '**/migrations/**', '**/generated/**'] },
};
