import { newPartnerKey } from '@beian/accounts/partners';
import { openContext } from '@beian/database/context';
import { FilesDirFault } from '@beian/database/files';
import { explainConnectionError, isMainModule, readSettings, runProgram, SetupFault } from '@beian/database/programs';
import { loadKeyring } from '@beian/database/sealing';
import { findEdition } from '@beian/database/settings';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { isFilingPasswordRequired } from '@beian/domain/order';
import {
  currentEdition,
  dayOfEdition,
  type EditionId,
  namedEditions,
  partsOfEdition,
  provinceCodes,
  type ShippedEdition,
} from '@beian/domain/province';
import { isCheckedBySms, smsWindowOf } from '@beian/domain/province-rules';
import { ensureTestRecords } from '@beian/partners/test-orders';
import { seedConnection } from '@beian/submissions/connections';
import { z } from 'zod';
import {
  arePeopleSeeded,
  generateSignIns,
  requireDemonstration,
  seedPeople,
  waitForRecords,
} from './demonstration/people.ts';
import { readSignIns, type SignIns, writeSignIns } from './demonstration/sign-ins.ts';

/** Time limit for the worker to download the records, ms; times SLOW. */
const RECORDS_TIMEOUT_MS = 60_000;
/** Time limit for the sandbox to list its bureaus, ms. */
const LIST_TIMEOUT_MS = 10_000;

const mustBe = (help: string) => ({
  error: (issue: { input?: unknown }) => `${issue.input === undefined ? 'is missing: it' : ''} must be ${help}`.trim(),
});
const requiredString = (help: string) => z.string(mustBe(help)).min(1, mustBe(help));
const sixteenCharacters = z.string().regex(/^[\x21-\x7e]{16}$/, 'must be 16 printable ASCII characters');

/**
 * The seed logs in as the worker: forced row-level security hides all rows from the migrator, although it owns the
 * tables.
 */
const installationSettings = z.object({
  DATABASE_WORKER_URL: requiredString('the address of the database for the user worker'),
  KEYS_FILE: requiredString('the file of the sealing and hash keys'),
  FILES_DIR: requiredString('the folder of the stored images'),
});
const accountShape = {
  BUREAU_ISP_ID: z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'must be 1 to 18 digits')
    .default('320000000999'),
  BUREAU_USER: z.string().default('sandbox-js'),
  BUREAU_PASSWORD: z.string().default('样例密码Aa1'),
  BUREAU_AES_KEY: sixteenCharacters.optional(),
  BUREAU_AES_IV: sixteenCharacters.optional(),
};
const http = { protocol: /^https?$/ };
const connectionSettings = z
  .object({
    BUREAU_WSDL: z.url({ ...http, ...mustBe('the http address of the WSDL of the bureau') }).optional(),
    BUREAU_STATUS_WSDL: z.url({ ...http, error: 'must be the http address of the WSDL of filing status' }).optional(),
    BUREAU_PASSWORD_WSDL: z
      .url({ ...http, error: 'must be the http address of the WSDL of filing passwords' })
      .optional(),
    BUREAU_LIST: z.url({ ...http, ...mustBe('the http address where a sandbox lists its bureaus') }).optional(),
    ...accountShape,
  })
  .refine((env) => (env.BUREAU_AES_KEY === undefined) === (env.BUREAU_AES_IV === undefined), {
    path: ['BUREAU_AES_IV'],
    error: 'and BUREAU_AES_KEY go together: set both or neither',
  })
  .refine((env) => env.BUREAU_WSDL !== undefined || env.BUREAU_LIST !== undefined, {
    path: ['BUREAU_WSDL'],
    error:
      'is missing: it must be the http address of the WSDL of the bureau (or set BUREAU_LIST, where a sandbox lists its own)',
  });
const peopleSettings = z.object({
  SIGNINS_FILE: z.string().optional(),
  BUREAU_LIST: connectionSettings.shape.BUREAU_LIST,
  SLOW: z.coerce
    .number(mustBe('a number from 1 to 20'))
    .min(1, mustBe('a number from 1 to 20'))
    .max(20, mustBe('a number from 1 to 20'))
    .default(1),
});

const editionSettings = z.object({
  EDITION: z
    .enum([currentEdition, ...namedEditions], mustBe(`${currentEdition} or an edition: ${namedEditions.join(', ')}`))
    .optional(),
});

/** The sandbox's description of each bureau it plays (`GET /control/bureaus`); the password is not included. */
const listShape = z.array(
  z.object({
    province: z.string().regex(/^\d{6}$/),
    ispId: z.string(),
    userName: z.string(),
    wsdl: z.url(http),
    statusWsdl: z.url(http).optional(),
    passwordWsdl: z.url(http).optional(),
    records: z.int().min(0),
  }),
);

/** @throws SetupFault when the sandbox does not list its bureaus */
async function listedBureaus(url: string): Promise<z.infer<typeof listShape>> {
  try {
    // Calls a sandbox on the same machine (BUREAU_LIST) during set-up only, so it does not use the worker's outbound
    // client.
    const answer = await fetch(url, { signal: AbortSignal.timeout(LIST_TIMEOUT_MS), redirect: 'error' });
    return listShape.parse(await answer.json());
  } catch {
    throw new SetupFault(`BUREAU_LIST cannot be used: ${url} does not list a sandbox's bureaus; see whether it runs.`);
  }
}

/** `connection`: creates the connection of Jiangsu (`BUREAU_WSDL`), or those that a sandbox lists (`BUREAU_LIST`). */
export async function runConnection(
  ctx: AppContext,
  env: NodeJS.ProcessEnv,
): Promise<{ seeded: boolean; bureaus: number }> {
  const read = readSettings(connectionSettings, env);
  const { BUREAU_AES_KEY: key, BUREAU_AES_IV: iv, BUREAU_PASSWORD: password, BUREAU_WSDL: wsdl } = read;
  if (env.NODE_ENV === 'production') requireProductionSettings(read, env);
  const named = { province: '320000', ispId: read.BUREAU_ISP_ID, userName: read.BUREAU_USER };
  const lookups = { statusWsdl: read.BUREAU_STATUS_WSDL, passwordWsdl: read.BUREAU_PASSWORD_WSDL };
  const bureaus = wsdl === undefined ? await listedBureaus(read.BUREAU_LIST ?? '') : [{ ...named, wsdl, ...lookups }];
  let seeded = false;
  for (const { province, ispId, userName, wsdl: address, statusWsdl, passwordWsdl } of bureaus) {
    const one = { province, ispId, userName, password, wsdl: address, statusWsdl, passwordWsdl };
    const made = await seedConnection(ctx, { ...one, ...(key && iv ? { encryption: { key, iv } } : {}) });
    seeded ||= made.seeded;
  }
  return { seeded, bureaus: bureaus.length };
}

/**
 * In production no sandbox is connected, and a bureau only with an account of its own.
 * @throws SetupFault
 */
function requireProductionSettings(
  { BUREAU_LIST: list }: { readonly BUREAU_LIST?: string | undefined },
  env: NodeJS.ProcessEnv,
): void {
  if (list !== undefined)
    throw new SetupFault('BUREAU_LIST must not be set in production: it names the bureaus of a sandbox.');
  const missing = ['BUREAU_ISP_ID', 'BUREAU_USER', 'BUREAU_PASSWORD'].filter(
    (name) => !env[name] && !env[`${name}_FILE`],
  );
  if (missing.length > 0) throw new SetupFault(`${missing.join(', ')}: must be set in production.`);
}

/**
 * `people`: waits for the records (of all bureaus a sandbox lists), then creates partner and staff once. The sign-in
 * file is written before the rows are committed: after an interruption between the two, the next run uses the passwords
 * of the file.
 */
export async function runPeople(
  ctx: AppContext,
  env: NodeJS.ProcessEnv,
  { timeoutMs = RECORDS_TIMEOUT_MS, atLeast }: { timeoutMs?: number; atLeast?: number } = {},
): Promise<{ seeded: boolean } & Partial<SignIns>> {
  const { SIGNINS_FILE: file, BUREAU_LIST: list, SLOW: slow } = readSettings(peopleSettings, env);
  const kept = file === undefined ? undefined : await readSignIns(file);
  if (await arePeopleSeeded(ctx)) return { seeded: false, ...kept };
  await requireDemonstration(ctx, env);
  const listed = list === undefined ? undefined : await listedBureaus(list);
  const all = listed?.reduce((sum, { records }) => sum + records, 0);
  await waitForRecords(ctx, timeoutMs * slow, atLeast ?? all);
  const signIns = kept ?? { ...generateSignIns(), testKey: newPartnerKey('test') };
  if (file !== undefined && kept === undefined) await writeSignIns(file, signIns);
  const seeded = await seedPeople(ctx, signIns);
  if (seeded !== undefined && signIns.testKey !== undefined) await ensureTestRecords(ctx, seeded.partner.id);
  return { seeded: seeded !== undefined, ...signIns };
}

/** How ministry and bureaus act under an edition: what the sandbox is told (docs/sandbox.md, Edition). */
interface Authorities {
  readonly ministry: { readonly provinces: readonly string[]; readonly windowMs: number; readonly edition: string };
  readonly bureaus: { readonly subjectPassword: 'required' | 'optional' };
}
function authoritiesUnder(edition: ShippedEdition): Authorities {
  return {
    ministry: {
      provinces: provinceCodes.filter((code) => isCheckedBySms(code, edition)),
      windowMs: smsWindowOf(edition).hours * 3_600_000,
      edition: dayOfEdition(edition),
    },
    bureaus: {
      subjectPassword: isFilingPasswordRequired({ kind: 'CANCEL_SUBJECT', edition }) ? 'required' : 'optional',
    },
  };
}

/** `edition`: sets the rules of a demonstration, and says which are in force. */
export async function runEdition(
  ctx: AppContext,
  env: NodeJS.ProcessEnv,
): Promise<{ edition: string; isCurrent: boolean; authorities: Authorities }> {
  const { EDITION: edition } = readSettings(editionSettings, env);
  return transaction(ctx, system('clock'), async ({ client }) => {
    if (edition !== undefined)
      await client.query(
        `/* seedEdition */ update app.settings set value = to_jsonb($1::text)
         where name = 'edition' and value #>> '{}' <> $1 and (select demonstration from app.clock)`,
        [edition],
      );
    const { edition: id, label, isCurrent } = await findEdition(client, 'en');
    return { edition: label, isCurrent, authorities: authoritiesUnder(partsOfEdition(id as EditionId).shipped) };
  });
}

const parts: Readonly<Record<string, (ctx: AppContext, env: NodeJS.ProcessEnv) => Promise<object>>> = {
  connection: runConnection,
  people: (ctx, env) => runPeople(ctx, env),
  edition: runEdition,
};

async function main(name: string | undefined, env: NodeJS.ProcessEnv): Promise<object> {
  const part = parts[name ?? ''];
  if (part === undefined) throw new SetupFault(`Say which part to fill: ${Object.keys(parts).join(' or ')}.`);
  const {
    DATABASE_WORKER_URL: databaseUrl,
    KEYS_FILE: keysFile,
    FILES_DIR: filesDir,
  } = readSettings(installationSettings, env);
  const ctx = await openSeedContext(databaseUrl, keysFile, filesDir);
  try {
    return await part(ctx, env);
  } finally {
    await ctx.close();
  }
}

/** Turns failures to open the context into SetupFaults, because their cause is a setting. */
async function openSeedContext(databaseUrl: string, keysFile: string, filesDir: string): Promise<AppContext> {
  try {
    loadKeyring(keysFile);
  } catch (error) {
    const known = error instanceof Error && error.message.startsWith('KEYS_FILE');
    throw new SetupFault(known ? error.message : `KEYS_FILE: ${keysFile} is no JSON`);
  }
  try {
    return await openContext({ databaseUrl, keysFile, filesDir, poolSize: 2 });
  } catch (error) {
    if (error instanceof FilesDirFault) throw new SetupFault(error.message);
    const fault = explainConnectionError('DATABASE_WORKER_URL', databaseUrl, error);
    if (fault instanceof SetupFault || !(fault instanceof Error)) throw fault;
    throw new SetupFault(`DATABASE_WORKER_URL cannot be used: ${fault.message}.`);
  }
}

if (isMainModule(import.meta.filename)) {
  await runProgram(() => main(process.argv[2], process.env), process.env.END_WITH_PARENT === '1');
}
