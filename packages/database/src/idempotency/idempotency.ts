import type { Actor } from '@beian/domain/staff';
import { bilingual, refusal } from '@beian/domain/text';
import { skipAuditCheck } from '../audit/write-audit.ts';
import type { AppContext } from '../transaction/context-type.ts';
import { settleAll } from '../transaction/transactions.ts';
import type { Tx } from '../transaction/tx.ts';
import { bodyHash } from './body-hash.ts';

/** Longest idempotency key, characters. */
export const MAX_KEY_LENGTH = 255;

const caller = (actor: Actor): string => `${actor.kind}:${actor.id}`;
const answerAad = (actor: Actor, key: string): string => `idempotency_keys.answer:${caller(actor)}:${key}`;

/** Hash that identifies a call; several during a key rotation, the current key's first. */
type BodyHash = string | readonly string[];
const bodyHashes = (body: BodyHash): readonly string[] => (typeof body === 'string' ? [body] : body);

/**
 * The answer saved under a key; a refusal when the key was used for another call; undefined when the key is new. A call
 * answered from here writes no audit row: it changes nothing, and the first call has its row.
 */
export async function findAnswer<A>(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  key: string,
  body: BodyHash,
): Promise<A | undefined> {
  if (key.length === 0 || key.length > MAX_KEY_LENGTH) {
    skipAuditCheck(tx);
    return keyRefusal(
      'WRONG_SHAPE',
      bilingual(
        `幂等键须为 1 至 ${MAX_KEY_LENGTH} 个字符`,
        `The idempotency key has 1 to ${MAX_KEY_LENGTH} characters`,
      ),
    ) as A;
  }
  // Serialises two concurrent calls with the same key: the second waits here for the first.
  const locked = tx.client.query({
    name: 'lock-key',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [bodyHash([caller(actor), key])],
  });
  const asked = tx.client.query<{ body_hash: string; answer: Buffer }>({
    name: 'recall',
    text: '/* findAnswer */ select body_hash, answer from app.idempotency_keys where caller = $1 and key = $2',
    values: [caller(actor), key],
  });
  const [, { rows }] = await settleAll([locked, asked]);
  const row = rows[0];
  if (row === undefined) return undefined;
  skipAuditCheck(tx);
  if (!bodyHashes(body).includes(row.body_hash)) {
    return keyRefusal(
      'KEY_REUSED',
      bilingual('此幂等键已用于另一个请求', 'This idempotency key was used for another request'),
    ) as A;
  }
  return ctx.keys.unsealJson<A>(answerAad(actor, key), row.answer);
}

export async function saveAnswer(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  key: string,
  body: BodyHash,
  answer: unknown,
): Promise<void> {
  await tx.client.query({
    name: 'remember',
    text: '/* saveAnswer */ insert into app.idempotency_keys (caller, key, body_hash, answer) values ($1, $2, $3, $4)',
    values: [caller(actor), key, bodyHashes(body)[0], ctx.keys.sealJson(answerAad(actor, key), answer)],
  });
}

const keyRefusal = (code: 'WRONG_SHAPE' | 'KEY_REUSED', message: { zh: string; en: string }) => ({
  ok: false,
  refusal: refusal(code === 'KEY_REUSED' ? 'KEY_REUSED' : 'INVALID_INPUT', {
    code,
    field: 'key',
    message,
    suggestion: bilingual(
      '每个操作使用一个新的键，重试时使用原键',
      'Use a new key per action, and the same one to retry it',
    ),
    ruleId: 'D-idempotency',
  }),
});
