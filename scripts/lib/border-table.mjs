/**
 * The borders of the house as data: who may import what, and where a line that breaks one should go. `scripts/borders.mjs`
 * reads it.
 * @typedef {{ folder: string, packages: string[], groups: string[], node: boolean, home: string, advice?: string }} Room
 *   `packages`: doors of our own packages it may open; `groups`: of third-party packages; `node`: Node's own modules;
 *   `home`: what lives there, said to who should not have gone around it
 * @typedef {{ names: string[], home: string }} Group
 * @typedef {{ rooms: Record<string, Room>, groups: Record<string, Group>, testSide: string[], testGroups: string[],
 *   outside: Record<string, { packages: 'any' | 'none', groups: 'any' | string[] }>, environment: string[], outbound: { rooms: string[], except: string[] },
 *   crossing: { from: string, to: string }[], doors: Record<string, string[]>, lines: { warn: number, fail: number, except: string[] } }} BorderTable
 */

/** @satisfies {BorderTable} */
export const borderTable = {
  rooms: {
    domain: {
      folder: 'packages/domain',
      packages: [],
      groups: ['zod'],
      node: false,
      home: 'packages/domain says what is true (life cycles, guards, checks, calendar) and knows no other room',
    },
    orders: {
      folder: 'packages/orders',
      packages: ['@beian/domain'],
      groups: ['zod', 'sql', 'images', 'papers', 'passwords', 'ids', 'zip'],
      node: true,
      home: 'what may be done, and its memory, lives in packages/orders: let an app call a function that its index.ts exports; the console asks the API over GraphQL',
    },
    bureau: {
      folder: 'packages/bureau',
      packages: ['@beian/domain'],
      groups: ['zod', 'wire', 'zip', 'outbound'],
      node: true,
      home: 'only the worker speaks to a bureau: declare a job in packages/domain/src/jobs.ts, name it in a row’s `then`, implement it in apps/worker/src/jobs',
    },
    api: {
      folder: 'apps/api',
      packages: ['@beian/domain', '@beian/orders', '@beian/bureau/outbound'],
      groups: ['zod', 'graphql', 'web', 'log', 'csv', 'signIn', 'zip'],
      node: true,
      home: 'what knows GraphQL lives in apps/api/src/<noun>; what others need too belongs in packages/orders or packages/domain',
    },
    worker: {
      folder: 'apps/worker',
      packages: ['@beian/domain', '@beian/orders', '@beian/bureau'],
      groups: ['zod', 'queue', 'mail', 'webhook', 'log'],
      node: true,
      home: 'what knows a queue, a retry or a delay lives in apps/worker/src; what others need too belongs in packages/orders',
    },
    console: {
      folder: 'apps/console',
      packages: ['@beian/domain'],
      groups: ['zod', 'screen', 'typed'],
      node: false,
      home: 'what knows a pixel lives in apps/console/src/<noun>; nothing else imports it',
    },
    sandbox: {
      folder: 'apps/sandbox',
      packages: ['@beian/bureau/protocol'],
      groups: ['zod', 'wire', 'zip', 'web', 'mailbox', 'log'],
      node: true,
      home: 'the sandbox is the outside world: reach it over its ports, as one reaches a bureau',
      advice:
        'the sandbox judges by its own reading of the specification: write it in apps/sandbox/src, from the document',
    },
  },
  groups: {
    zod: { names: ['zod'], home: 'zod may be used in every room' },
    sql: {
      names: ['drizzle-orm', 'drizzle-kit', 'pg', 'pg-*', 'postgres'],
      home: 'SQL lives in packages/orders/src/sql/<table>.ts, a screen’s in packages/orders/src/queries/<screen>.ts: export a function from @beian/orders and call that',
    },
    images: { names: ['sharp'], home: 'images are re-encoded in packages/orders/src/files' },
    papers: {
      names: ['pdfkit', 'fontkit', '@expo-google-fonts/*'],
      home: 'papers are drawn in packages/orders/src/papers, from what packages/domain/src/papers says',
    },
    passwords: {
      names: ['@node-rs/argon2', '@zxcvbn-ts/language-common', 'otpauth'],
      home: 'passwords and codes are checked in packages/orders/src/people',
    },
    csv: {
      names: ['csv-stringify'],
      home: 'lists are downloaded through apps/api/src/http/downloads.ts: add a row to packages/orders/src/downloads/lists.ts',
    },
    signIn: {
      names: ['openid-client', 'bowser'],
      home: 'the identity provider is asked, and browsers are named, in apps/api/src/http',
    },
    ids: { names: ['uuid'], home: 'ids are made in packages/orders' },
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
      home: 'what knows GraphQL lives in apps/api/src/<noun>; the console speaks it through apps/console/src/providers/data.ts',
    },
    web: { names: ['fastify', '@fastify/*', 'ws'], home: 'doors that listen live in apps/api and apps/sandbox' },
    queue: {
      names: ['bullmq', 'ioredis'],
      home: 'queues are the worker’s private matter (apps/worker/src): write an outbox row through perform, and the relay queues it',
    },
    mail: {
      names: ['nodemailer'],
      home: 'mail leaves through apps/worker/src/ports: declare a notice in packages/domain/src/notices.ts',
    },
    outbound: {
      names: ['request-filtering-agent', 'undici', 'axios', 'got', 'node-fetch'],
      home: 'what leaves by HTTP leaves through packages/bureau/src/outbound.ts: call what createOutbound gives',
    },
    webhook: {
      names: ['standardwebhooks'],
      home: 'what partners are told leaves through apps/worker/src/ports: a row of partner/event-kinds.ts says what that is',
    },
    log: { names: ['pino', 'pino-*'], home: 'an app logs; a package returns or throws, and its caller logs' },
    wire: {
      names: ['soap', 'fast-xml-parser', 'iconv-lite', 'yauzl', 'yazl', 'jszip'],
      home: 'XML, SOAP, zip and GBK live in packages/bureau/src (the sandbox reads with its own)',
    },
    zip: {
      names: ['fflate'],
      home: 'what goes to and from bureaus is zipped in packages/bureau, evidence of an order in packages/orders/src/audit, an archive for a data subject in apps/api/src/http/exports.ts',
    },
    mailbox: { names: ['smtp-server', 'mailparser'], home: 'the mailbox is the sandbox’s (apps/sandbox/src)' },
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
      home: 'what knows a pixel lives in apps/console/src/<noun>',
    },
    typed: { names: ['gql.tada'], home: 'operations are typed in apps/console and in examples/partner' },
    tests: {
      names: [
        'vitest',
        'fast-check',
        'graphql-http',
        'jose',
        'oidc-provider',
        '@testing-library/*',
        '@urql/*',
        'axe-core',
        'rxjs',
        'typescript',
      ],
      home: 'test tools belong in *.test.ts, src/testing and e2e',
    },
    browser: { names: ['playwright-core'], home: 'a browser is driven in e2e and scripts alone' },
  },
  /** Files that only tests read: they may open `./testing` doors and use Node's modules. */
  testSide: ['**/*.test.ts', '**/*.test.tsx', '**/*.test.mjs', '**/src/testing/**', 'e2e/**'],
  /** Groups that every file of the test side may use on top of its room's. */
  testGroups: ['tests'],
  /** Folders that are no rooms: which doors and which groups they may use. */
  outside: {
    e2e: { packages: 'any', groups: ['tests', 'browser', 'images', 'zod', 'webhook'] },
    // A partner's client: typed from what is published, its webhooks verified by the library of the specification.
    examples: { packages: 'none', groups: ['graphql', 'typed', 'webhook'] },
    scripts: { packages: 'none', groups: 'any' },
  },
  /** Who may read process.env. */
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
   * Rooms from which nothing leaves by HTTP but through the one client, and the files that may ask by themselves: the client; the seed, which asks the
   * sandbox of a laptop which bureaus it plays, before there is a worker.
   */
  outbound: {
    rooms: ['api', 'worker', 'orders', 'bureau', 'domain'],
    except: ['packages/bureau/src/outbound.ts', 'packages/orders/src/seed.ts'],
  },
  /** Relative paths that may lead from one folder into another. */
  crossing: [
    { from: 'e2e/**', to: 'scripts/lib/**' },
    { from: 'e2e/**', to: 'scripts/demonstration/**' },
    { from: 'e2e/**', to: 'scripts/chaos/**' },
    // The demo and the walks are written on the client that partners copy.
    { from: 'e2e/**', to: 'examples/**' },
    { from: 'scripts/**', to: 'examples/**' },
    // What docker/ gives a program is read as the program reads it.
    { from: 'scripts/docker.test.mjs', to: 'apps/*/src/environment.ts' },
  ],
  /** The doors that a package may have. */
  doors: {
    'packages/*': ['.', './testing'],
    'packages/bureau': ['.', './testing', './protocol', './outbound'],
    'apps/*': [],
  },
  /** Lines of one source file. */
  lines: { warn: 300, fail: 400, except: ['**/*.d.ts', '**/migrations/**', '**/generated/**'] },
};
