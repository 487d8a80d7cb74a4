import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { addJob } from '@beian/database/outbox';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type ConnectionInput, connectionInput } from '@beian/domain/bureau';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { type ConnectionCall, connectionNotFound, connectionReason, runIdempotent } from './connection-step.ts';
import { endHoursClosure } from './hours.ts';
import type { ConnectionOutcome } from './pause.ts';
import { askToCompare } from './resync.ts';

/** The sealed part of a connection; it is sent only to the bureau. */
interface Secret {
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
}

const secretAad = (id: string) => `bureaus.secret:${id}`;

/**
 * Adds an account at a bureau; administrators only, audited without its secrets. The bureau is asked for its last
 * number, which the first file follows.
 */
export const addBureau = (
  ctx: AppContext,
  tx: Tx,
  call: ConnectionCall & { input: unknown },
): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'addBureau', call, undefined, call.input, async () => {
    const input = readInput(call.input);
    if ('reasons' in input) return input;
    const secret = mergeSecret(input, undefined);
    if ('reasons' in secret) return secret;
    const id = newId('bureau');
    if (await isAccountTaken(tx, id, input)) return accountTaken;
    await tx.client.query(
      `/* addBureau */ insert into app.bureaus (id, secret, last_sequence, province, isp_id, user_name, wsdl, status_wsdl,
         password_wsdl, opens_at, closes_at, password_form, name, encrypts_uploads)
         values ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [id, ctx.keys.sealJson(secretAad(id), secret), ...columnsOf(input)],
    );
    await askToCompare(tx, id, call.actor);
    return { bureauId: id, details: { province: input.province, ...(await assignProvinces(tx, id, input.provinces)) } };
  });

/**
 * Changes a connection; omitted secrets stay. The account is fixed once a file was numbered over it, because the
 * numbers belong to the account. Its numbers are compared again if it now calls another address or account.
 */
export const changeBureau = (
  ctx: AppContext,
  tx: Tx,
  call: ConnectionCall & { bureauId: string; input: unknown },
): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'changeBureau', call, call.bureauId, call.input, async (row) => {
    if (row === undefined) return connectionNotFound;
    const input = readInput(call.input);
    if ('reasons' in input) return input;
    const sameAccount =
      row.province === input.province && row.isp_id === input.ispId && row.user_name === input.userName;
    if (row.used && !sameAccount) return accountInUse;
    const calledElsewhere = !sameAccount || row.wsdl !== input.wsdl;
    if (calledElsewhere && (await isAccountTaken(tx, row.id, input))) return accountTaken;
    const secret = mergeSecret(input, () => ctx.keys.unsealJson<Secret>(secretAad(row.id), row.secret));
    if ('reasons' in secret) return secret;
    if (row.opensAt !== input.opensAt || row.closesAt !== input.closesAt) await endHoursClosure(tx, row.id);
    await tx.client.query(
      `/* changeBureau */ update app.bureaus set secret = $2, province = $3, isp_id = $4, user_name = $5, wsdl = $6,
         status_wsdl = $7, password_wsdl = $8, opens_at = $9, closes_at = $10, password_form = $11, name = $12, encrypts_uploads = $13,
         number_known_at = case when $14 then number_known_at end where id = $1`,
      [row.id, ctx.keys.sealJson(secretAad(row.id), secret), ...columnsOf(input), row.used || sameAccount],
    );
    if (calledElsewhere) await askToCompare(tx, row.id, call.actor);
    const secrets = [
      ...(input.password === undefined ? [] : ['password']),
      ...(input.aesKey === undefined && input.encrypts ? [] : ['encryption']),
    ];
    return { bureauId: row.id, details: { secrets, ...(await assignProvinces(tx, row.id, input.provinces)) } };
  });

/** Asks the worker to test a connection; the answer appears in its row of the board. */
export const testBureau = (
  ctx: AppContext,
  tx: Tx,
  call: ConnectionCall & { bureauId: string },
): Promise<ConnectionOutcome> =>
  runIdempotent(ctx, tx, 'testBureau', call, call.bureauId, null, async (row) => {
    if (row === undefined) return connectionNotFound;
    const testId = newId('test');
    await tx.client.query(
      '/* testBureau */ insert into app.bureau_tests (id, bureau_id, staff_id, staff_name) values ($1, $2, $3, $4)',
      [testId, row.id, call.actor.id, call.actor.name],
    );
    await addJob(tx, 'testBureau', { testId });
    return { bureauId: row.id, details: {} };
  });

/** The connection of a test that has no answer yet; otherwise undefined. */
export async function bureauToTest(
  tx: Tx,
  testId: string,
): Promise<{ bureauId: string; lastSequence: string } | undefined> {
  const { rows } = await tx.client.query<{ bureauId: string; lastSequence: string }>(
    `/* bureauToTest */ select b.id as "bureauId", b.last_sequence::text as "lastSequence" from app.bureau_tests t
     join app.bureaus b on b.id = t.bureau_id where t.id = $1 and t.answered_at is null`,
    [testId],
  );
  return rows[0];
}

export async function storeBureauTest(tx: Tx, testId: string, ok: boolean, said: BilingualText): Promise<void> {
  await tx.client.query(
    `/* storeBureauTest */ update app.bureau_tests set answered_at = app.now(), ok = $2, said = $3
     where id = $1 and answered_at is null`,
    [testId, ok, said],
  );
}

function readInput(input: unknown): ConnectionInput | Refusal {
  const checked = checkInput(connectionInput, input);
  return 'reasons' in checked ? checked : checked.value;
}

/**
 * The secrets to seal: the typed ones over the stored ones. A password is required, and a key if uploads are
 * encrypted; a key that uploads do not use stays for downloads, which say themselves whether they are encrypted.
 */
function mergeSecret(input: ConnectionInput, stored: (() => Secret) | undefined): Secret | Refusal {
  const { password: typed, encrypts, aesKey, aesVector } = input;
  const key = aesKey === undefined || aesVector === undefined ? undefined : { key: aesKey, iv: aesVector };
  const isWhole = typed !== undefined && (!encrypts || key !== undefined);
  const before = stored && readStored(stored, isWhole);
  const password = typed ?? before?.password;
  if (password === undefined) return missing('password');
  const encryption = key ?? before?.encryption;
  if (encryption === undefined) return encrypts ? missing('aesKey') : { password };
  return { password, encryption };
}

/** @throws if stored secrets that are needed cannot be decrypted; those that were all typed again are not needed */
function readStored(stored: () => Secret, isWhole: boolean): Secret | undefined {
  try {
    return stored();
  } catch (error) {
    if (isWhole) return undefined;
    throw error;
  }
}

const columnsOf = (input: ConnectionInput) => [
  input.province,
  input.ispId,
  input.userName,
  input.wsdl,
  input.statusWsdl,
  input.passwordWsdl,
  input.opensAt,
  input.closesAt,
  input.passwordForm,
  input.name === '' ? null : input.name,
  input.encrypts,
];

/** The bureau counts the files of a provider (docs/spec/bureau-interface.md B-1.3), so two connections would use one counter. */
async function isAccountTaken(tx: Tx, id: string, { province, ispId, wsdl }: ConnectionInput): Promise<boolean> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('bureauAccounts', 0))`);
  const { rowCount } = await tx.client.query(
    '/* isAccountTaken */ select 1 from app.bureaus where id <> $1 and isp_id = $3 and (province = $2 or wsdl = $4)',
    [id, province, ispId, wsdl],
  );
  return rowCount !== 0;
}

/** Files exactly these provinces over this connection, and removes them from other connections. */
async function assignProvinces(
  tx: Tx,
  id: string,
  provinces: readonly string[],
): Promise<{ gained: string[]; lost: string[] }> {
  const lost = await tx.client.query<{ province: string }>(
    `/* unroute */ delete from app.bureau_provinces where bureau_id = $1 and province <> all($2) returning province`,
    [id, provinces],
  );
  const gained = await tx.client.query<{ province: string }>(
    `/* route */ insert into app.bureau_provinces as w (province, bureau_id) select p, $1 from unnest($2::text[]) p
     on conflict (province, test) do update set bureau_id = excluded.bureau_id where w.bureau_id <> excluded.bureau_id
     returning province`,
    [id, [...new Set(provinces)]],
  );
  return { gained: gained.rows.map((row) => row.province), lost: lost.rows.map((row) => row.province) };
}

const accountInUse = refusal(
  'GUARD_FAILED',
  connectionReason(
    'ACCOUNT_IN_USE',
    'ispId',
    bilingual(
      '该账号已编过文件号，管局、单位编号和用户名不能更改',
      'Files were numbered for this account: its bureau, provider id and user stay',
    ),
    bilingual(
      '请为新账号新增连接，再把省份转过去',
      'Add a connection for the new account, and file the provinces over that',
    ),
  ),
);
const accountTaken = refusal(
  'GUARD_FAILED',
  connectionReason(
    'ACCOUNT_TAKEN',
    'ispId',
    bilingual(
      '该管局已有使用此单位编号的连接，两个连接会争用同一个文件序号',
      'A connection of this bureau has this provider id: two would share one count of files',
    ),
    bilingual('请修改已有的连接', 'Change the connection that exists'),
  ),
);
const missing = (field: 'password' | 'aesKey') =>
  refusal(
    'INVALID_INPUT',
    connectionReason(
      'SECRET_MISSING',
      field,
      field === 'password'
        ? bilingual('缺少密码', 'The password is missing')
        : bilingual('缺少加密密钥和向量', 'Key and vector of the encryption are missing'),
      bilingual('请填写管局提供的值', 'Enter what the bureau gave'),
    ),
  );
