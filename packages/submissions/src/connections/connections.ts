import { noteWritten } from '@beian/database/covered-rows';
import { newId } from '@beian/database/ids';
import { connectionEvents, connectionNoteAad } from '@beian/database/schema';
import type { AppContext, Tx } from '@beian/database/transaction';
import type { ConnectionInput } from '@beian/domain/bureau';
import { bilingual, refusal } from '@beian/domain/text';
import { readInput } from './connection-input.ts';
import { mergeSecret, readSecret, secretAad } from './connection-secret.ts';
import { type ConnectionCall, connectionNotFound, connectionReason, runIdempotent } from './connection-step.ts';
import { checkTested, storedTyped, typedOf } from './connection-test.ts';
import { endHoursClosure } from './hours.ts';
import type { ConnectionOutcome } from './pause.ts';
import { askToCompare } from './resync.ts';

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
    const input = readInput(ctx, call.input);
    if ('reasons' in input) return input;
    const secret = mergeSecret(input, undefined);
    if ('reasons' in secret) return secret;
    const tested = await checkTested(ctx, tx, typedOf(input, secret), undefined, input.untestedReason);
    if ('reasons' in tested) return tested;
    const id = newId('bureau');
    if (await isAccountTaken(tx, id, input)) return accountTaken;
    await tx.client.query(
      `/* addBureau */ insert into app.bureaus (id, secret, last_sequence, province, isp_id, user_name, wsdl, status_wsdl,
         password_wsdl, opens_at, closes_at, password_form, name, encrypts_uploads)
         values ($1, $2, 0, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [id, ctx.keys.sealJson(secretAad(id), secret), ...columnsOf(input)],
    );
    noteWritten(tx, 'bureaus', id);
    await askToCompare(tx, id, call.actor);
    if (tested.untested) await noteUntested(ctx, tx, call, id, input);
    const { untested } = tested;
    const provinces = await assignProvinces(tx, id, input.provinces);
    return { bureauId: id, details: { province: input.province, ...(untested ? { untested } : {}), ...provinces } };
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
    const input = readInput(ctx, call.input);
    if ('reasons' in input) return input;
    const sameAccount =
      row.province === input.province && row.isp_id === input.ispId && row.user_name === input.userName;
    if (row.used && !sameAccount) return accountInUse;
    const calledElsewhere = !sameAccount || row.wsdl !== input.wsdl;
    if (calledElsewhere && (await isAccountTaken(tx, row.id, input))) return accountTaken;
    const secret = mergeSecret(input, () => readSecret(ctx, row));
    if ('reasons' in secret) return secret;
    const tested = await checkTested(ctx, tx, typedOf(input, secret), storedTyped(ctx, row), input.untestedReason);
    if ('reasons' in tested) return tested;
    if (tested.untested) await noteUntested(ctx, tx, call, row.id, input);
    if (row.opensAt !== input.opensAt || row.closesAt !== input.closesAt) await endHoursClosure(tx, row.id);
    await tx.client.query(
      `/* changeBureau */ update app.bureaus set secret = $2, province = $3, isp_id = $4, user_name = $5, wsdl = $6,
         status_wsdl = $7, password_wsdl = $8, opens_at = $9, closes_at = $10, password_form = $11, name = $12, encrypts_uploads = $13,
         number_known_at = case when $14 then number_known_at end where id = $1`,
      [row.id, ctx.keys.sealJson(secretAad(row.id), secret), ...columnsOf(input), row.used || sameAccount],
    );
    noteWritten(tx, 'bureaus', row.id);
    if (calledElsewhere) await askToCompare(tx, row.id, call.actor);
    const secrets = [
      ...(input.password === undefined ? [] : ['password']),
      ...(input.aesKey === undefined && input.encrypts ? [] : ['encryption']),
    ];
    const { untested } = tested;
    const provinces = await assignProvinces(tx, row.id, input.provinces);
    return { bureauId: row.id, details: { secrets, ...(untested ? { untested } : {}), ...provinces } };
  });

/** Keeps why it was saved without a passed test: sealed, people write into it. */
async function noteUntested(
  ctx: AppContext,
  tx: Tx,
  { actor }: ConnectionCall,
  bureauId: string,
  { untestedReason = '' }: ConnectionInput,
): Promise<void> {
  const id = newId('event');
  const note = ctx.keys.seal(connectionNoteAad(id), untestedReason);
  const by = { staffId: actor.id, staffName: actor.name };
  await tx.insert(connectionEvents).values({ id, bureauId, event: 'saveUntested', note, ...by });
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
