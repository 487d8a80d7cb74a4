import type { AppContext } from '@beian/database/transaction';
import type { ConnectionInput } from '@beian/domain/bureau';
import { bilingual, type Refusal, refusal } from '@beian/domain/text';
import { connectionReason } from './connection-step.ts';

/** The sealed part of a connection; it is sent only to the bureau. */
export interface ConnectionSecret {
  readonly password: string;
  readonly encryption?: { readonly key: string; readonly iv: string };
}

export const secretAad = (id: string) => `bureaus.secret:${id}`;

/** @throws if it cannot be decrypted */
export const readSecret = (ctx: AppContext, { id, secret }: { id: string; secret: Buffer }): ConnectionSecret =>
  ctx.keys.unsealJson<ConnectionSecret>(secretAad(id), secret);

/**
 * The secrets to seal: the typed ones over the stored ones. A password is required, and a key if uploads are
 * encrypted; a key that uploads do not use stays for downloads, which say themselves whether they are encrypted.
 */
export function mergeSecret(
  input: ConnectionInput,
  stored: (() => ConnectionSecret) | undefined,
): ConnectionSecret | Refusal {
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
function readStored(stored: () => ConnectionSecret, isWhole: boolean): ConnectionSecret | undefined {
  try {
    return stored();
  } catch (error) {
    if (isWhole) return undefined;
    throw error;
  }
}

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
