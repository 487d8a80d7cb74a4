import { main } from './lib/ending.mjs';
import { makeDataDir } from './lib/paths.mjs';
import { withClient } from './lib/pg-client.mjs';
import { prepareDatabase, startPostgres } from './lib/postgres.mjs';

await main(async () => {
  makeDataDir();
  const t = performance.now();
  const ephemeral = process.argv[2] === 'e';
  const pg = await startPostgres({ ephemeral });
  const url = ephemeral ? pg.superuserUrl : await prepareDatabase(pg);
  const row = await withClient(url, (c) =>
    c.query(
      "select current_user, version(), current_setting('fsync') fsync, (select datcollate from pg_database where datname=current_database()) coll, 'x' as x",
    ),
  );
  console.log(
    Math.round(performance.now() - t),
    'ms',
    { reused: pg.reused, port: pg.port, place: pg.place },
    row.rows[0],
  );
  if (process.argv[3] === 'kill') process.kill(process.pid, 'SIGKILL');
  if (process.argv[3] === 'wait') await new Promise((r) => setTimeout(r, 600000));
});
