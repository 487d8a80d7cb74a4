// A server of S3 for one run: Debian's radosgw, the gateway of Ceph, with its store in one SQLite file in place of a cluster. On loopback, in
// a temporary folder. It checks signatures of version 4.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { onExit } from './cleanup.mjs';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} S3Server
 * @property {string} endpoint
 * @property {{ AWS_ACCESS_KEY_ID: string, AWS_SECRET_ACCESS_KEY: string }} keys variables of a user who may make buckets
 * @property {(bucket: string) => Promise<void>} makeBucket
 * @property {(bucket: string, key: string) => Promise<Buffer>} readObject
 * @property {(bucket: string, key: string, bytes: Uint8Array) => Promise<void>} writeObject
 * @property {(bucket: string) => Promise<string[]>} listObjects keys, 1,000 at most
 * @property {() => Promise<void>} kill by SIGKILL; what is stored stays
 * @property {() => Promise<void>} start again, on the same port
 * @property {() => void} pause from now on it takes connections and answers nothing (SIGSTOP)
 * @property {() => void} resume
 * @property {() => Promise<void>} stop ends it and deletes its files
 */

/** @returns {Promise<S3Server>} settles when it answers */
export async function startS3Server() {
  const port = await freePort();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'beian-s3-'));
  mkdirSync(path.join(folder, 'data'));
  const settings = [
    '[client.rgw]',
    'auth_client_required = none',
    'rgw_backend_store = dbstore',
    'rgw_config_store = dbstore',
    `dbstore_config_uri = file:${folder}/data/config.db`,
    `dbstore_db_dir = ${folder}/data`,
    `rgw_data = ${folder}/data`,
    `rgw_frontends = beast endpoint=127.0.0.1:${port}`,
    `log_file = ${folder}/log`,
    `admin_socket = ${folder}/socket`,
    `run_dir = ${folder}`,
  ];
  writeFileSync(path.join(folder, 'ceph.conf'), `${settings.join('\n')}\n`);
  const common = ['-c', path.join(folder, 'ceph.conf'), '-n', 'client.rgw', '--no-mon-config'];
  const keys = {
    AWS_ACCESS_KEY_ID: randomBytes(10).toString('hex'),
    AWS_SECRET_ACCESS_KEY: randomBytes(20).toString('hex'),
  };
  const user = ['--uid=desk', '--display-name=desk', `--access-key=${keys.AWS_ACCESS_KEY_ID}`];
  const made = await run('radosgw-admin', [
    ...common,
    ...['user', 'create', ...user, `--secret-key=${keys.AWS_SECRET_ACCESS_KEY}`],
  ]);
  if (made.code !== 0) throw new Failure('radosgw-admin failed; it is in the Debian package radosgw:', made.output);
  const endpoint = `http://127.0.0.1:${port}`;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const start = async () => {
    const started = spawn('radosgw', [...common, '-f'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    child = started;
    let said = '';
    started.stderr.on('data', (text) => {
      said += text;
    });
    const ended = new Promise((_, reject) => {
      started.once('error', reject);
      started.once('exit', () => reject(new Failure('radosgw ended (Debian package radosgw):', said)));
    });
    ended.catch(() => undefined);
    await Promise.race([ended, untilItAnswers(endpoint)]);
  };
  const kill = async () => {
    const ended = child;
    child = undefined;
    if (ended === undefined || ended.exitCode !== null) return;
    const exit = new Promise((resolve) => ended.once('exit', resolve));
    ended.kill('SIGKILL');
    await exit;
  };
  const ending = onExit(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await start();
  // The client that the desk uses.
  const sdk = createRequire(path.join(root, 'packages/database/package.json'))('@aws-sdk/client-s3');
  const credentials = { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY };
  const client = new sdk.S3Client({ region: 'us-east-1', endpoint, forcePathStyle: true, credentials });
  return {
    endpoint,
    keys,
    makeBucket: async (Bucket) => {
      await client.send(new sdk.CreateBucketCommand({ Bucket }));
    },
    readObject: async (Bucket, Key) => {
      const { Body } = await client.send(new sdk.GetObjectCommand({ Bucket, Key }));
      return Buffer.from(await Body.transformToByteArray());
    },
    writeObject: async (Bucket, Key, Body) => {
      await client.send(new sdk.PutObjectCommand({ Bucket, Key, Body }));
    },
    listObjects: async (Bucket) => {
      const { Contents = [] } = await client.send(new sdk.ListObjectsV2Command({ Bucket }));
      return Contents.map((/** @type {{ Key: string }} */ { Key }) => Key);
    },
    kill,
    start,
    pause: () => child?.kill('SIGSTOP'),
    resume: () => child?.kill('SIGCONT'),
    stop: async () => {
      client.destroy();
      await ending.end();
    },
  };
}

/**
 * It prints nothing when it listens, so this polls.
 * @param {string} endpoint
 */
async function untilItAnswers(endpoint) {
  for (let left = 600; left > 0; left--) {
    if (
      await fetch(endpoint).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Failure('radosgw does not answer within 30 s.');
}
