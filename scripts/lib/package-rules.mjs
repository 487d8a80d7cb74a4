/**
 * What each package, tool and app of ours may import: a part of `import-rules.mjs`.
 * @typedef {{ folder: string, mayImport: string[] | 'any', groups: string[], node: boolean, purpose: string, advice?: string }} PackageRule
 * `mayImport`: packages of ours, or one entry point of a package (`bureau-protocol/outbound`); `groups`: groups of `third-party-groups.mjs`; `node`: whether Node's
 * own modules are allowed; `purpose`: what the package holds; `advice`: printed to whoever breaks the rule
 */

/** @satisfies {Record<string, PackageRule>} */
export const packageRules = {
  domain: {
    folder: 'packages/domain',
    mayImport: [],
    groups: ['zod', 'names', 'addresses'],
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
  reading: {
    folder: 'packages/reading',
    mayImport: ['domain'],
    groups: ['images', 'reading'],
    node: true,
    purpose:
      'packages/reading reads the text and the codes of papers and finds faces; it knows no database, no queue and no order',
  },
  database: {
    folder: 'packages/database',
    mayImport: ['domain'],
    groups: ['zod', 'sql', 'ids', 'metrics', 'objectStore', 'traces'],
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
    mayImport: ['domain', 'documents', 'database', 'records', 'accounts', 'orders', 'bureau-protocol/upload'],
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
  'rule-book': {
    folder: 'packages/rule-book',
    mayImport: ['domain', 'database', 'records', 'accounts', 'orders', 'submissions', 'partners', 'reporting'],
    groups: ['zod', 'sql'],
    node: true,
    purpose: 'packages/rule-book holds the drafts of an installation’s own rules and what they would do',
  },
  privacy: {
    folder: 'packages/privacy',
    mayImport: ['domain', 'database', 'records', 'accounts', 'orders', 'audit', 'submissions', 'partners', 'reporting'],
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
  backup: {
    folder: 'packages/backup',
    mayImport: ['domain', 'database', 'orders', 'audit', 'submissions', 'privacy'],
    groups: ['zod', 'sql', 'concurrency'],
    node: true,
    purpose: 'packages/backup backs up, restores and verifies an installation; only scripts run it',
  },
  'bureau-protocol': {
    folder: 'packages/bureau-protocol',
    mayImport: ['domain'],
    groups: ['zod', 'wire', 'zip', 'outbound'],
    node: true,
    purpose:
      'only the worker calls a bureau: declare a job in packages/domain/src/jobs/jobs.ts, name it in a row’s `then`, implement it in apps/worker/src/jobs',
  },
  client: {
    folder: 'packages/client',
    mayImport: [],
    groups: [],
    node: false,
    purpose:
      'packages/client is the published client of partners: it imports no other package of ours and no library, and runs wherever there is fetch',
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
    groups: ['sql', 'tests', 'images', 'drawing', 'browser'],
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
      'rule-book',
      'privacy',
      'bureau-protocol/outbound',
    ],
    groups: ['zod', 'graphql', 'web', 'log', 'csv', 'markdown', 'signIn', 'zip'],
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
      'rule-book',
      'privacy',
      'bureau-protocol',
    ],
    groups: ['zod', 'queue', 'mail', 'webhook', 'log', 'concurrency'],
    node: true,
    purpose:
      'what knows a queue, a retry or a delay stands in apps/worker/src; what others need too belongs in the package of its feature',
  },
  reader: {
    folder: 'apps/reader',
    mayImport: ['domain', 'reading'],
    groups: ['zod', 'web', 'log', 'concurrency'],
    node: true,
    purpose: 'apps/reader reads pictures for the worker, without a database and without keys',
  },
  console: {
    folder: 'apps/console',
    mayImport: ['domain'],
    groups: ['zod', 'screen', 'zip', 'typed'],
    node: false,
    purpose: 'what knows a pixel stands in apps/console/src/pages/<noun>; nothing else imports it',
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
};
