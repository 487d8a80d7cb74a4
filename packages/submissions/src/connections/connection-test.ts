import { newId } from '@beian/database/ids';
import { addJob } from '@beian/database/outbox';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { ConnectionInput, connectionTestFields } from '@beian/domain/bureau';
import type { ViewOf } from '@beian/domain/fields';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { type BureauConnectionRow, listBureaus } from './accounts.ts';
import { readInput } from './connection-input.ts';
import { type ConnectionSecret, mergeSecret, readSecret } from './connection-secret.ts';
import {
  type ConnectionCall,
  connectionNotFound,
  connectionReason,
  type LockedConnection,
  runIdempotent,
} from './connection-step.ts';
import type { ConnectionOutcome } from './pause.ts';

/** A passed test permits saving what it tested for so long. */
const PASSED_FOR = '1 hour';
const HASH_KIND = 'connection-test';

const typedAad = (testId: string) => `bureau_tests.typed:${testId}`;

/** The typed values that calls use, as the test stores them. */
type Typed = Pick<
  BureauConnectionRow,
  | 'province'
  | 'ispId'
  | 'userName'
  | 'password'
  | 'encryption'
  | 'encryptsUploads'
  | 'wsdl'
  | 'statusWsdl'
  | 'passwordWsdl'
  | 'passwordForm'
>;

export const typedOf = (input: ConnectionInput, { password, encryption }: ConnectionSecret): Typed => ({
  province: input.province,
  ispId: input.ispId,
  userName: input.userName,
  password,
  ...(encryption === undefined ? {} : { encryption: { key: encryption.key, iv: encryption.iv } }),
  encryptsUploads: input.encrypts,
  wsdl: input.wsdl,
  statusWsdl: input.statusWsdl,
  passwordWsdl: input.passwordWsdl,
  passwordForm: input.passwordForm,
});

/** What is stored now, in the same shape; undefined: its secrets cannot be decrypted. */
export function storedTyped(ctx: AppContext, row: LockedConnection): Typed | undefined {
  try {
    const { password, encryption } = readSecret(ctx, row);
    return {
      province: row.province,
      ispId: row.isp_id,
      userName: row.user_name,
      password,
      ...(encryption === undefined ? {} : { encryption: { key: encryption.key, iv: encryption.iv } }),
      // Without a key nothing is encrypted, whatever the row says.
      encryptsUploads: row.encrypts_uploads && encryption !== undefined,
      wsdl: row.wsdl,
      statusWsdl: row.status_wsdl,
      passwordWsdl: row.password_wsdl,
      passwordForm: row.password_form,
    };
  } catch {
    return undefined;
  }
}

/** Asks the worker to test a connection; the answer appears in its row of the board. */
export const testBureau = (
  ctx: AppContext,
  tx: Tx,
  call: ConnectionCall & { bureauId: string },
): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'testBureau', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    await insertTest(tx, call, row.id, null, null);
    return { bureauId: row.id, details: {} };
  });

export type TestOutcome =
  | { readonly ok: true; readonly testId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Asks the worker to test what is typed, before it is saved; the answer: `findConnectionTest`. */
export async function testConnection(
  ctx: AppContext,
  tx: Tx,
  call: ConnectionCall & { bureauId: string | undefined; input: unknown },
): Promise<TestOutcome> {
  const { bureauId } = call;
  const testId = newId('test');
  // The test is of the right to save the same values; a repeated call answers with the first test.
  const step = bureauId === undefined ? 'addBureau' : 'changeBureau';
  const outcome = await runIdempotent(
    ctx,
    tx,
    step,
    call,
    bureauId,
    ['test', call.input],
    async (row) => {
      if (bureauId !== undefined && row === undefined) return connectionNotFound;
      const input = readInput(ctx, call.input);
      if ('reasons' in input) return input;
      const secret = mergeSecret(input, row && (() => readSecret(ctx, row)));
      if ('reasons' in secret) return secret;
      const typed = typedOf(input, secret);
      await insertTest(
        tx,
        call,
        bureauId ?? null,
        ctx.keys.sealJson(typedAad(testId), typed),
        hashOf(ctx, typed),
        testId,
      );
      return { bureauId: testId, details: { province: input.province } };
    },
    'testConnection',
  );
  return outcome.ok ? { ok: true, testId: outcome.bureauId } : outcome;
}

async function insertTest(
  tx: Tx,
  { actor }: ConnectionCall,
  bureauId: string | null,
  typed: Buffer | null,
  hash: string | null,
  testId = newId('test'),
): Promise<void> {
  await tx.client.query(
    `/* insertTest */ insert into app.bureau_tests (id, bureau_id, staff_id, staff_name, typed, typed_hash)
     values ($1, $2, $3, $4, $5, $6)`,
    [testId, bureauId, actor.id, actor.name, typed, hash],
  );
  await addJob(tx, 'testBureau', { testId });
}

const hashOf = (ctx: AppContext, typed: Typed): string => ctx.keys.searchHash(HASH_KIND, JSON.stringify(typed));

/**
 * Whether a connection may be saved with these values: they were tested with success within the hour, or nothing that
 * calls use has changed, or `untestedReason` says why not.
 */
export async function checkTested(
  ctx: AppContext,
  tx: Tx,
  typed: Typed,
  stored: Typed | undefined,
  reason: string | undefined,
): Promise<Refusal | { readonly untested: boolean }> {
  if (stored !== undefined && hashOf(ctx, stored) === hashOf(ctx, typed)) return { untested: false };
  const { rowCount } = await tx.client.query(
    `/* checkTested */ select 1 from app.bureau_tests
     where typed_hash = any($1) and ok and answered_at > app.now() - interval '${PASSED_FOR}' limit 1`,
    [ctx.keys.searchHashes(HASH_KIND, JSON.stringify(typed))],
  );
  if (rowCount !== 0) return { untested: false };
  return reason === undefined ? notTested : { untested: true };
}

const notTested = refusal(
  'GUARD_FAILED',
  connectionReason(
    'WORDS_NEEDED',
    'untestedReason',
    bilingual('这些内容没有通过连接测试', 'These values have not passed a connection test'),
    bilingual(
      '请先测试连接，通过后一小时内保存；暂时无法测试的，写明原因',
      'Test the connection and save within an hour of a passed test, or say why it cannot be tested now',
    ),
  ),
);

export type ConnectionTestView = Omit<ViewOf<typeof connectionTestFields>, 'said'> & {
  readonly said: BilingualText | null;
};

/** A test of typed values; undefined: there is none, or the reader may not see it. */
export async function findConnectionTest(tx: Tx, testId: string): Promise<ConnectionTestView | undefined> {
  const { rows } = await tx.client.query<ConnectionTestView>(
    `/* findConnectionTest */ select id, app.iso(answered_at) as "answeredAt", ok, said from app.bureau_tests
     where id = $1 and typed_hash is not null`,
    [testId],
  );
  return rows[0];
}

export interface BureauToTest {
  readonly connection: BureauConnectionRow;
  /** Number of the last file that the bureau accepted according to us, decimal; null: the connection is new. */
  readonly lastSequence: string | null;
  /** Typed, not saved: its calls are not those of a connection. */
  readonly isTyped: boolean;
}

/** The connection of a test that has no answer yet; otherwise undefined. */
export async function bureauToTest(ctx: AppContext, tx: Tx, testId: string): Promise<BureauToTest | undefined> {
  const { rows } = await tx.client.query<{
    bureauId: string | null;
    lastSequence: string | null;
    typed: Buffer | null;
  }>(
    `/* bureauToTest */ select t.bureau_id as "bureauId", b.last_sequence::text as "lastSequence", t.typed
     from app.bureau_tests t left join app.bureaus b on b.id = t.bureau_id where t.id = $1 and t.answered_at is null`,
    [testId],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { bureauId, lastSequence, typed } = row;
  if (typed !== null) {
    const values = ctx.keys.unsealJson<Typed>(typedAad(testId), typed);
    return {
      connection: { ...values, id: testId, compared: true, numberKnown: false, stopped: null },
      lastSequence,
      isTyped: true,
    };
  }
  const connection = (await listBureaus(ctx, tx)).find((one) => one.id === bureauId);
  return connection && { connection, lastSequence, isTyped: false };
}

export async function storeBureauTest(tx: Tx, testId: string, ok: boolean, said: BilingualText): Promise<void> {
  await tx.client.query(
    `/* storeBureauTest */ update app.bureau_tests set answered_at = app.now(), ok = $2, said = $3, typed = null
     where id = $1 and answered_at is null`,
    [testId, ok, said],
  );
}
