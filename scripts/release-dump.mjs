// Makes the dump of a release from which a test migrates (docs/how-to.md, Before a release): `fill` while npm start runs, `write NAME` after
// it has ended.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { main } from './lib/cleanup.mjs';
import { debianPostgres } from './lib/debian-postgres.mjs';
import { Failure } from './lib/failure.mjs';
import { dataDir, root } from './lib/paths.mjs';
import { withClient } from './lib/pg-client.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { mustRun } from './lib/run.mjs';
import { fill } from './release-dump/fill.mjs';

const folder = path.join(root, 'packages/testing/src/releases');
/** Database that the dump is made of: a copy of the installation's with less records. */
const COPY = 'release';

/**
 * Records without an order, and files of bureaus from which nothing came but these: most of the bytes are their sealed values, which
 * cannot be compressed.
 */
const leaveOut = `
  create temporary table left_out as select r.id from app.records r where not r.test
    and not exists (select from app.orders o where o.record_id = r.id)
    and not exists (select from app.reveals v where v.record_id = r.id)
    and not exists (select from app.picture_marks m where m.record_id = r.id)
    -- A few without an order stay.
    order by r.id offset 10;
  delete from app.partner_records using left_out l where record_id = l.id;
  delete from app.record_versions using left_out l where record_id = l.id;
  delete from app.websites using left_out l where record_id = l.id;
  delete from app.records r using left_out l where r.id = l.id;
  delete from app.bureau_answers a where applied_at is not null
    and not exists (select from app.answer_entries e where e.answer_id = a.id);`;

/** @param {string | undefined} name of the release, as its commit or tag is called */
async function write(name) {
  if (name === undefined || !/^[a-z0-9.-]+$/.test(name))
    throw new Failure('write NAME: the commit or tag of the release');
  if (existsSync(path.join(dataDir, 'run.json'))) throw new Failure('npm start still runs: end it with Ctrl-C first');
  const { bin } = await debianPostgres();
  const { superuserUrl, stop } = await startPostgres({ bin });
  const copy = new URL(superuserUrl);
  copy.pathname = `/${COPY}`;
  await withClient(superuserUrl, async (client) => {
    await client.query(`drop database if exists ${COPY}`);
    await client.query(`create database ${COPY} owner migrator template beian`);
  });
  await withClient(copy.href, (client) => client.query(leaveOut));
  // The queue's schema is left out, as in a backup.
  const args = ['--inserts', '--exclude-schema=bullmq', copy.href];
  const { stdout } = await mustRun('pg_dump:', path.join(bin, 'pg_dump'), args);
  await withClient(superuserUrl, (client) => client.query(`drop database ${COPY}`));
  await stop();
  // Without the lines for psql alone, because a test sends the text to the server, and without a setting that PostgreSQL 16 does not know.
  const sql = stdout.replace(/^\\(un)?restrict .*\n|^SET transaction_timeout = 0;\n/gm, '');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${name}.sql.br`);
  // A quarter smaller than gzip: the window holds the whole text.
  writeFileSync(file, brotliCompressSync(sql, { params: { [constants.BROTLI_PARAM_LGWIN]: 24 } }));
  copyFileSync(path.join(dataDir, 'keys.json'), path.join(folder, `${name}.keys.json`));
  console.log(`${path.relative(root, file)}: ${Math.round(readFileSync(file).length / 1000)} kB`);
}

await main(async () => {
  const [command, name] = process.argv.slice(2);
  if (command === 'fill') await fill();
  else if (command === 'write') await write(name);
  else throw new Failure('Say fill, or write NAME: docs/how-to.md, Before a release');
});
