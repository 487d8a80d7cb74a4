import { newId } from '@beian/database/ids';
import { checkInput } from '@beian/database/input';
import { addJob } from '@beian/database/outbox';
import type { AppContext, Tx } from '@beian/database/transaction';
import { type ConnectionInput, connectionInput } from '@beian/domain/bureau';
import { type BilingualText, bilingual, type Refusal, refusal } from '@beian/domain/text';
import { type ConnectionCall, connectionNotFound, connectionReason, runIdempotent } from './connection-step.ts';
import { endHoursClosure } from './hours.ts';
import type { ConnectionOutcome } from './pause.ts';

/** The sealed part of a connection; it is sent only to the bureau. */
interface Secret {
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
}

const secretAad = (id: string) => `bureaus.secret:${id}`;

/** Adds an account at a bureau; administrators only, audited without its secrets. */
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
    await tx.client.query(
      `/* addBureau */ insert into app.bureaus (id, secret, last_sequence, province, isp_id, user_name, wsdl, status_wsdl,
         password_wsdl, opens_at, closes_at, password_form) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [id, ctx.keys.sealJson(secretAad(id), secret), input.lastSequence ?? '0', ...columnsOf(input)],
    );
    return { bureauId: id, details: { province: input.province, ...(await assignProvinces(tx, id, input.provinces)) } };
  });

/**
 * Changes a connection; omitted secrets stay. The account is fixed once a file was numbered over it, because the
 * numbers belong to the account.
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
    if (input.lastSequence !== undefined) return sequenceNotSettable;
    const sameAccount =
      row.province === input.province && row.isp_id === input.ispId && row.user_name === input.userName;
    if (row.used && !sameAccount) return accountInUse;
    const secret = mergeSecret(input, () => ctx.keys.unsealJson<Secret>(secretAad(row.id), row.secret));
    if ('reasons' in secret) return secret;
    if (row.opensAt !== input.opensAt || row.closesAt !== input.closesAt) await endHoursClosure(tx, row.id);
    await tx.client.query(
      `/* changeBureau */ update app.bureaus set secret = $2, province = $3, isp_id = $4, user_name = $5, wsdl = $6,
         status_wsdl = $7, password_wsdl = $8, opens_at = $9, closes_at = $10, password_form = $11 where id = $1`,
      [row.id, ctx.keys.sealJson(secretAad(row.id), secret), ...columnsOf(input)],
    );
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
 * encrypted.
 */
function mergeSecret(input: ConnectionInput, stored: (() => Secret) | undefined): Secret | Refusal {
  const { password: typed, encrypts, aesKey, aesVector } = input;
  const whole = typed !== undefined && (!encrypts || aesKey !== undefined);
  // Stored secrets that cannot be decrypted are not needed if all are typed again.
  const before = stored === undefined || whole ? undefined : stored();
  const password = typed ?? before?.password;
  if (password === undefined) return missing('password');
  if (!encrypts) return { password };
  const encryption =
    aesKey === undefined || aesVector === undefined ? before?.encryption : { key: aesKey, iv: aesVector };
  return encryption === undefined ? missing('aesKey') : { password, encryption };
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
];

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
const sequenceNotSettable = refusal(
  'INVALID_INPUT',
  connectionReason(
    'NUMBER_IS_COUNTED',
    'lastSequence',
    bilingual(
      '文件号由系统接续，只能在新增时给出',
      'The number is counted here; it is given with a new connection alone',
    ),
    bilingual('请去掉此项', 'Leave it out'),
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
