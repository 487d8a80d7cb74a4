import { type Actor, refusal, text } from '@beian/domain';
import { type AppContext, type Tx, together } from './context.ts';
import { saidElsewhere } from './sql/audit.ts';
import { bodyHash } from './sql/facts.ts';

const caller = (actor: Actor): string => `${actor.kind}:${actor.id}`;
const place = (actor: Actor, key: string): string => `idempotency_keys.answer:${caller(actor)}:${key}`;

/** What a call is known again by; several while keys are changed, the current one first. */
type Body = string | readonly string[];
const bodies = (body: Body): readonly string[] => (typeof body === 'string' ? [body] : body);

/**
 * The answer saved under a key, a refusal where the key was used for another call, undefined where it is new. Of a call that is answered
 * from here the first one has its row in the audit: this one changes nothing.
 */
export async function recall<A>(ctx: AppContext, tx: Tx, actor: Actor, key: string, body: Body): Promise<A | undefined> {
  if (key.length === 0 || key.length > 255) {
    saidElsewhere(tx);
    return refused(
      'WRONG_SHAPE',
      text('幂等键须为 1 至 255 个字符', 'The idempotency key has 1 to 255 characters'),
    ) as A;
  }
  // Two calls with one key at once: the second waits here for the first.
  const locked = tx.client.query({
    name: 'lock-key',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [bodyHash([caller(actor), key])],
  });
  const asked = tx.client.query<{ body_hash: string; answer: Buffer }>({
    name: 'recall',
    text: '/* recall */ select body_hash, answer from app.idempotency_keys where caller = $1 and key = $2',
    values: [caller(actor), key],
  });
  const [, { rows }] = await together([locked, asked]);
  const row = rows[0];
  if (row === undefined) return undefined;
  saidElsewhere(tx);
  if (!bodies(body).includes(row.body_hash)) {
    return refused(
      'KEY_REUSED',
      text('此幂等键已用于另一个请求', 'This idempotency key was used for another request'),
    ) as A;
  }
  return ctx.keys.unsealJson<A>(place(actor, key), row.answer);
}

export async function remember(
  ctx: AppContext,
  tx: Tx,
  actor: Actor,
  key: string,
  body: Body,
  answer: unknown,
): Promise<void> {
  await tx.client.query({
    name: 'remember',
    text: '/* remember */ insert into app.idempotency_keys (caller, key, body_hash, answer) values ($1, $2, $3, $4)',
    values: [caller(actor), key, bodies(body)[0], ctx.keys.sealJson(place(actor, key), answer)],
  });
}

const refused = (code: 'WRONG_SHAPE' | 'KEY_REUSED', message: { zh: string; en: string }) => ({
  ok: false,
  refusal: refusal(code === 'KEY_REUSED' ? 'KEY_REUSED' : 'INVALID_INPUT', {
    code,
    field: 'key',
    message,
    suggestion: text(
      '每个操作使用一个新的键，重试时使用原键',
      'Use a new key per action, and the same one to retry it',
    ),
    ruleId: 'product.md P3',
  }),
});
