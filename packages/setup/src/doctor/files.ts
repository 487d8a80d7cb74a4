import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { checkFilesDir, FilesDirFault, isS3Address, openFileStore, readS3Address } from '@beian/database/files';
import { loadKeyring } from '@beian/database/sealing';
import { clockLine, type Line, linesOf, type Variables } from './line.ts';
import { certificateLine, openTls, reasonOf } from './tls.ts';

const MIB = 1024 ** 2;
/** Below it nothing is stored any more, and below the second one the alert BeianSpaceLow fires. */
const [MIN_MIB, LOW_MIB] = [256, 2048];
/** Bodies that arrive: 200 of 4 MB. */
const TEMPORARY_MIB = 800;
const asRoot = 'Run the doctor as the user of the programs: for root every file is readable';

/** Keys, audit key, stored files and the space for them. */
export async function checkFiles(env: Variables): Promise<Line[]> {
  return [
    ...checkKeys(env),
    ...checkAudit(env),
    ...(await checkStore(env)),
    ...(await checkSpace(os.tmpdir(), 'the temporary folder', TEMPORARY_MIB)),
  ];
}

function checkKeys({ KEYS_FILE: file, NODE_ENV: mode }: Variables): Line[] {
  const line = linesOf('keys');
  if (file === undefined)
    return [line.warning('KEYS_FILE is unset', 'Name the file of the sealing keys, as the programs have it')];
  const make = 'Before the first start make it: node scripts/keys.mjs FILE; later put it back from where it is kept';
  if (!existsSync(file)) return [line.fault(`KEYS_FILE: there is no file ${file}`, make)];
  const secret = checkSecretFile('keys', 'KEYS_FILE', file);
  if (secret.some(({ state }) => state === 'fault')) return secret;
  try {
    loadKeyring(file);
  } catch (error) {
    return [...secret, line.fault(error instanceof Error ? error.message : 'KEYS_FILE cannot be read', make)];
  }
  if (mode === 'production' && /"madeBy"\s*:\s*"npm start"/.test(readFileSync(file, 'utf8')))
    return [
      ...secret,
      line.fault('KEYS_FILE holds the keys of a demonstration', 'Make others: node scripts/keys.mjs FILE'),
    ];
  return [...secret, line.ok('KEYS_FILE holds keys that can be used')];
}

/** A file that only the programs' user may read. */
function checkSecretFile(part: string, name: string, file: string): Line[] {
  const line = linesOf(part);
  const { mode, uid } = statSync(file);
  const own = process.getuid?.();
  if ((mode & 0o077) !== 0) return [line.fault(`${name}: others may read ${file}`, `chmod 600 ${file}`)];
  try {
    accessSync(file, constants.R_OK);
  } catch {
    return [line.fault(`${name}: ${file} cannot be read`, 'Give it to the user of the programs: chown')];
  }
  return uid === own
    ? [line.ok(`${name}: mode 0600, owned by user ${uid}, who runs this`)]
    : [
        line.warning(
          `${name}: owned by user ${uid}; this runs as ${own}`,
          own === 0 ? asRoot : 'Give it to the user of the programs: chown',
        ),
      ];
}

function checkAudit({
  AUDIT_KEY_FILE: file,
  AUDIT_HEADS_DIR: dir,
  DATABASE_WORKER_URL: worker,
  NODE_ENV: mode,
}: Variables): Line[] {
  const line = linesOf('audit');
  if (file === undefined && dir === undefined)
    return worker !== undefined && mode === 'production'
      ? [
          line.fault(
            'AUDIT_KEY_FILE and AUDIT_HEADS_DIR are unset',
            'A worker in production needs both: node scripts/audit-key.mjs FILE',
          ),
        ]
      : [];
  if (file === undefined || dir === undefined)
    return [line.fault('one of AUDIT_KEY_FILE and AUDIT_HEADS_DIR is unset', 'Set both')];
  const key = existsSync(file)
    ? checkSecretFile('audit', 'AUDIT_KEY_FILE', file)
    : [line.fault(`AUDIT_KEY_FILE: there is no file ${file}`, 'Make it: node scripts/audit-key.mjs FILE')];
  try {
    accessSync(dir, constants.W_OK);
    return [...key, line.ok('AUDIT_HEADS_DIR can be written to')];
  } catch {
    return [
      ...key,
      line.fault(`AUDIT_HEADS_DIR: ${dir} cannot be written to`, 'Make the folder, owned by the user of the programs'),
    ];
  }
}

async function checkStore(env: Variables): Promise<Line[]> {
  const line = linesOf('files');
  const { FILES_DIR: dir, KEYS_FILE: keys = '' } = env;
  if (dir === undefined)
    return [
      line.warning('FILES_DIR is unset', 'Name the folder or bucket of the stored files, as the programs have it'),
    ];
  try {
    if (!isS3Address(dir)) {
      await checkFilesDir(dir);
      return [
        line.ok(`FILES_DIR: ${path.resolve(dir)} can be written to`),
        ...(await checkSpace(dir, 'FILES_DIR', LOW_MIB)),
      ];
    }
    const { bucket, endpoint, region } = readS3Address(dir);
    const lines = await checkEndpoint(endpoint ?? `https://s3.${region}.amazonaws.com`);
    if (existsSync(keys)) {
      await openFileStore({ filesDir: dir }, loadKeyring(keys));
      lines.push(line.ok(`FILES_DIR: an object was written to the bucket ${bucket} and deleted`));
    }
    return lines;
  } catch (error) {
    const says = error instanceof FilesDirFault ? error.message : `FILES_DIR: ${reasonOf(error)}`;
    return [line.fault(says, 'docs/installing.md, Files')];
  }
}

/** The clock and the certificate of a store of objects: they sign and refuse by their clock. */
async function checkEndpoint(endpoint: string): Promise<Line[]> {
  const line = linesOf('files');
  const { protocol, hostname, host, port } = new URL(endpoint);
  const lines: Line[] = [];
  if (protocol === 'https:') {
    const tls = await openTls(hostname, Number(port || 443));
    lines.push(certificateLine('files', host, tls));
    tls.destroy();
  } else lines.push(line.warning(`${host} is reached without TLS`, 'Name it by https://'));
  const askedAt = Date.now();
  const answer = await fetch(endpoint, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) });
  const date = Date.parse(answer.headers.get('date') ?? '');
  // The header counts whole seconds.
  if (!Number.isNaN(date))
    lines.push(clockLine('files', host, (askedAt + Date.now()) / 2 - date - 500, 500 + Date.now() - askedAt));
  return lines;
}

async function checkSpace(dir: string, whose: string, lowMib: number): Promise<Line[]> {
  const line = linesOf('disk');
  const { bavail, bsize, ffree, files } = await statfs(dir);
  const free = Math.floor((bavail * bsize) / MIB);
  const says = `${whose} has ${free} MiB left`;
  const todo = 'Make the volume larger, or name another one';
  if (free < MIN_MIB) return [line.fault(says, todo)];
  if (files > 0 && ffree < 10_000) return [line.fault(`${whose} has ${ffree} inodes left`, todo)];
  return [free < lowMib ? line.warning(says, todo) : line.ok(says)];
}
