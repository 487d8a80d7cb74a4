import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** Pages whose commands are run, or have a row that says why not. */
export const commandPages = ['docs/installing.md', 'docs/operations.md'];

const starts =
  /^(npm|npx|node|docker compose|curl|systemctl|psql|aws|kubectl|make|cd|cp|install|useradd|openssl|runuser|[A-Z_]+=\S+)(?= |$)/;

/** Commands of a page: lines of fences `sh` without their comments, and code spans that begin like a command. @param {string} page @returns {string[]} */
export function commandsOf(page) {
  const text = readFileSync(path.join(root, page), 'utf8');
  const fence = /^ *```(\w*)\n([\s\S]*?)^ *```$/gm;
  const lines = [...text.matchAll(fence)].flatMap(([, kind, body = '']) => (kind === 'sh' ? body.split('\n') : []));
  const spans = [...text.replace(fence, '').matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  const commands = lines.map((line) => line.replace(/\s+#.*$|^#.*$/, '').trim()).filter((line) => line !== '');
  return [...new Set([...commands, ...spans.filter((span) => starts.test(span) && span.includes(' '))])];
}

/**
 * What becomes of a command. `runs`: it is run as a newcomer would, in the sequence of the page (`e2e/documents.long.test.ts`): `once` ends with 0, `server` says that
 * it is ready and is ended; `more`: words that follow it. `test`: another test runs it. `why`: it cannot run here.
 * @typedef {{ command: RegExp, runs: 'once' | 'server', more?: string } | { command: RegExp, test: string } | { command: RegExp, why: string }} CommandRow
 */

const docker = 'no Docker here; scripts/docker.test.mjs and deployment.test.mjs compare its files with the programs';
const cluster = 'no cluster here; scripts/deployment.test.mjs compares its files with the programs';
const systemd = 'no systemd runs here; scripts/deployment.test.mjs verifies the units';
const bucket = 'needs a bucket and its client; e2e/s3-store.long.test.ts has a bucket';
const suite = 'is the suite that this test belongs to, or as long';

/** @type {readonly CommandRow[]} */
export const commandRows = [
  { command: /^set -a; \. \.\/desk\.env; set \+a$/, runs: 'once' },
  { command: /^psql --dbname postgres --file docker\/postgres\/role-and-database\.sql$/, runs: 'once' },
  { command: /^npm run build$/, why: 'the long tests have built already' },
  { command: /^mkdir -p -m 700 /, runs: 'once' },
  { command: /^npm run doctor$/, runs: 'once' },
  { command: /^node packages\/setup\/dist\/doctor\.js$/, runs: 'once' },
  { command: /^node scripts\/(audit-)?keys?\.mjs "\$\w+"$/, runs: 'once' },
  { command: /^node scripts\/keys\.mjs FILE$/, runs: 'once' },
  { command: /^node scripts\/keys\.mjs$/, why: 'names the program, not the command' },
  { command: /^psql "\$DATABASE_URL" -Atc 'select app\.installation_id\(\)' > FILES_DIR\/installation$/, runs: 'once' },
  { command: /^node packages\/database\/dist\/migrate\.js$/, runs: 'once' },
  { command: /^(PORT=\d+ )?METRICS_PORT=\d+ node apps\/(worker|api)\/dist\/bundle\/main\.js$/, runs: 'server' },
  { command: /^BIND=\S+ .*haproxy -D -f docker\/haproxy\.cfg$/, runs: 'once' },
  { command: /^node apps\/reader\/dist\/main\.js$/, test: 'e2e/reading-papers.long.test.ts' },
  {
    command: /^npm run admin:create$/,
    runs: 'once',
    more: '-- --login chushu --name 处暑 --edition current --link-file "$LINK_FILE"',
  },
  { command: /^node packages\/setup\/dist\/seed\.js connection$/, runs: 'once' },
  { command: /^curl -s http:\/\/127\.0\.0\.1:4000\/(healthz|readyz)$/, runs: 'once' },
  { command: /^openssl rand -hex 24$/, runs: 'once' },
  { command: /^npm run rules -- (export|import FILE)$/, test: 'packages/rule-book/src/transfer/transfer.db.test.ts' },
  { command: /^node packages\/rule-book\/dist\/rules\.js$/, why: 'names the program, not the command' },
  { command: /^npm run audit:verify( \[.*)?$/, runs: 'once' },
  { command: /^npm run keys:rotate$/, runs: 'once' },
  { command: /^npm run keys:rotate -- --remove k1$/, test: 'e2e/keys-rotate.long.test.ts' },
  { command: /^npm run backup -- DIR$/, runs: 'once' },
  {
    command: /^npm run (backup|restore-test|restore -- (DIR|BACKUPS)( --files)?|verify-restore|after-restore)$/,
    test: 'e2e/restore.long.test.ts',
  },
  { command: /^npm run evidence -- /, test: 'packages/audit/src/bundle/evidence.db.test.ts' },
  { command: /^node verify\.mjs$/, test: 'packages/audit/src/bundle/evidence.db.test.ts' },
  { command: /^npm run bench -- --help$/, runs: 'once' },
  { command: /^npm start -- --help$/, runs: 'once' },
  { command: /^(DEMO=0 |SLOW=3 )?npm start$/, test: 'e2e/demonstration.long.test.ts' },
  { command: /^(SLOW=3 )?npm (test|run test:long|run check)( |$)/, why: suite },
  { command: /^npm run chaos /, test: 'e2e/chaos.long.test.ts' },
  { command: /^npm run drill$/, test: 'e2e/drill.long.test.ts' },
  { command: /^(cd docker &&|docker compose)/, why: docker },
  { command: /^(cd docker\/kubernetes|kubectl|make)\b/, why: cluster },
  { command: /^(systemctl|useradd|install -d|runuser|cp docker\/systemd|cp -r \. \/opt)/, why: systemd },
  { command: /^(aws s3|FILES_DIR=)/, why: bucket },
];
