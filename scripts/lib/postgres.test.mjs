import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { endsWithin } from './identity.mjs';
import { root } from './paths.mjs';
import { whyNoAnswer } from './ports.mjs';

test('a server for tests requires a password, accepts connections, and is deleted with its data when its launcher is killed', async () => {
  /** @param {string} name */
  const lib = (name) => JSON.stringify(pathToFileURL(path.join(root, 'scripts/lib', name)).href);
  const launcher = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `const { startPostgres } = await import(${lib('postgres.mjs')});
     const { withClient } = await import(${lib('pg-client.mjs')});
     let guard;
     const { superuserUrl, place, port } = await startPostgres({ ephemeral: true, onGuard: (begun) => { guard = begun; } });
     const refused = await withClient(superuserUrl.replace(/:[^:@]*@/, ':wrong@'), () => {}).catch((error) => error.code);
     const { rows } = await withClient(superuserUrl, (client) => client.query("select rolname from pg_roles where rolsuper"));
     console.log(JSON.stringify({ guard, data: place.data, port, refused, rows }));
     setInterval(() => {}, 1000);`,
  ]);
  const line = await new Promise((resolve) =>
    readline.createInterface({ input: launcher.stdout }).once('line', resolve),
  );
  const { guard, data, port, refused, rows } = JSON.parse(line);
  expect({ refused, rows }).toEqual({ refused: '28P01', rows: [{ rolname: 'postgres' }] });
  launcher.kill('SIGKILL');
  expect(await endsWithin(guard, 10_000)).toBe(true);
  expect(existsSync(data)).toBe(false);
  expect(await whyNoAnswer('127.0.0.1', port)).toBe('ECONNREFUSED');
}, 30_000);
