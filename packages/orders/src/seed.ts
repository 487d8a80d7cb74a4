import { z } from 'zod';
import { type House, openHouse } from './house.ts';
import { loadKeyring } from './seal.ts';
import { seedConnection } from './seed/connection.ts';
import { isEntry, readSettings, runEntry, SetupFault } from './seed/entry.ts';
import { newSignIns, peopleAreSeeded, recordsAreHere, seedPeople } from './seed/people.ts';
import { withSetting } from './seed/reach.ts';
import { readSignIns, type SignIns, writeSignIns } from './seed/sign-ins.ts';

const RECORDS_WITHIN_MS = 60_000;

const set = (help: string) => ({
  error: (issue: { input?: unknown }) => `${issue.input === undefined ? 'is missing: it' : ''} must be ${help}`.trim(),
});
const needed = (help: string) => z.string(set(help)).min(1, set(help));
const sixteen = z.string().regex(/^[\x21-\x7e]{16}$/, 'must be 16 printable ASCII characters');

/** The seed logs in as the worker: the migrator owns the tables, but forced row-level security shows it no row. */
const houseSettings = z.object({
  DATABASE_WORKER_URL: needed('the address of the database for the user worker'),
  KEYS_FILE: needed('the file of the sealing and hash keys'),
  FILES_DIR: needed('the folder of the stored images'),
});
const connectionSettings = z
  .object({
    BUREAU_WSDL: z.url({ protocol: /^https?$/, ...set('the http address of the WSDL of the bureau') }),
    BUREAU_ISP_ID: z
      .string()
      .regex(/^[1-9]\d{0,17}$/, 'must be 1 to 18 digits')
      .default('320000000999'),
    BUREAU_USER: z.string().default('sandbox-js'),
    BUREAU_PASSWORD: z.string().default('样例密码Aa1'),
    BUREAU_AES_KEY: sixteen.optional(),
    BUREAU_AES_IV: sixteen.optional(),
  })
  .refine((env) => (env.BUREAU_AES_KEY === undefined) === (env.BUREAU_AES_IV === undefined), {
    path: ['BUREAU_AES_IV'],
    error: 'and BUREAU_AES_KEY go together: set both or neither',
  });
const peopleSettings = z.object({ SIGNINS_FILE: z.string().optional() });

/** `connection`: the one bureau connection, of Jiangsu. */
export async function runConnection(house: House, env: NodeJS.ProcessEnv): Promise<{ seeded: boolean }> {
  const read = readSettings(connectionSettings, env);
  const { seeded } = await seedConnection(house, {
    province: '320000',
    ispId: read.BUREAU_ISP_ID,
    userName: read.BUREAU_USER,
    password: read.BUREAU_PASSWORD,
    wsdl: read.BUREAU_WSDL,
    ...(read.BUREAU_AES_KEY && read.BUREAU_AES_IV
      ? { encryption: { key: read.BUREAU_AES_KEY, iv: read.BUREAU_AES_IV } }
      : {}),
  });
  return { seeded };
}

/**
 * `people`: waits for the records, then makes partner and staff once. The file is written before the rows are committed,
 * so a cut between the two loses no password: the next run takes those of the file.
 */
export async function runPeople(
  house: House,
  env: NodeJS.ProcessEnv,
  { withinMs = RECORDS_WITHIN_MS, atLeast }: { withinMs?: number; atLeast?: number } = {},
): Promise<{ seeded: boolean } & Partial<SignIns>> {
  const { SIGNINS_FILE: file } = readSettings(peopleSettings, env);
  const kept = file === undefined ? undefined : await readSignIns(file);
  if (await peopleAreSeeded(house)) return { seeded: false, ...kept };
  await recordsAreHere(house, withinMs, atLeast);
  const signIns = kept ?? newSignIns();
  if (file !== undefined && kept === undefined) await writeSignIns(file, signIns);
  const seeded = (await seedPeople(house, signIns)) !== undefined;
  return { seeded, ...signIns };
}

const parts: Readonly<Record<string, (house: House, env: NodeJS.ProcessEnv) => Promise<object>>> = {
  connection: runConnection,
  people: (house, env) => runPeople(house, env),
};

async function main(name: string | undefined, env: NodeJS.ProcessEnv): Promise<object> {
  const part = parts[name ?? ''];
  if (part === undefined) throw new SetupFault(`Say which part to fill: ${Object.keys(parts).join(' or ')}.`);
  const {
    DATABASE_WORKER_URL: databaseUrl,
    KEYS_FILE: keysFile,
    FILES_DIR: filesDir,
  } = readSettings(houseSettings, env);
  const house = await open(databaseUrl, keysFile, filesDir);
  try {
    return await part(house, env);
  } finally {
    await house.close();
  }
}

/** What keeps the house shut is a matter of its settings, so each comes as a sentence. */
async function open(databaseUrl: string, keysFile: string, filesDir: string): Promise<House> {
  try {
    loadKeyring(keysFile);
  } catch (error) {
    const known = error instanceof Error && error.message.startsWith('KEYS_FILE');
    throw new SetupFault(known ? error.message : `KEYS_FILE: ${keysFile} is no JSON`);
  }
  try {
    return await openHouse({ databaseUrl, keysFile, filesDir, poolSize: 2 });
  } catch (error) {
    const fault = withSetting('DATABASE_WORKER_URL', databaseUrl, error);
    if (fault instanceof SetupFault || !(fault instanceof Error)) throw fault;
    throw new SetupFault(`DATABASE_WORKER_URL cannot be used: ${fault.message}.`);
  }
}

if (isEntry(import.meta.filename)) {
  await runEntry(() => main(process.argv[2], process.env), process.env.END_WITH_PARENT === '1');
}
