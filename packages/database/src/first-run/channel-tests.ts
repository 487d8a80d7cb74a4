import { checkEmail, checkMobile } from '@beian/domain/checks';
import type { TestedChannel } from '@beian/domain/notices';
import type { Provider } from '@beian/domain/settings';
import { hasRight, rightRefusal } from '@beian/domain/staff';
import { type BilingualText, bilingual, type Language, type Refusal, refusal } from '@beian/domain/text';
import { writeAudit } from '../audit/write-audit.ts';
import { findAnswer, saveAnswer } from '../idempotency/idempotency.ts';
import { newId } from '../ids/ids.ts';
import { addJob } from '../outbox/outbox.ts';
import { providerSql } from '../settings/provider.ts';
import type { AppContext } from '../transaction/context-type.ts';
import type { Tx } from '../transaction/tx.ts';
import { type FirstRunCall, RULE } from './confirm.ts';

const addressAad = (id: string): string => `channel_tests.address:${id}`;

export type ChannelTestOutcome =
  | { readonly ok: true; readonly testId: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** Asks the worker to send a test to the administrator's own address. Audited without the address. */
export async function testChannel(
  ctx: AppContext,
  tx: Tx,
  call: FirstRunCall & { readonly channel: TestedChannel; readonly address: string; readonly language: Language },
): Promise<ChannelTestOutcome> {
  const { actor, key, channel } = call;
  // A keyed hash: an address could be guessed from a plain one.
  const body = ctx.keys.searchHashes('channel-test', JSON.stringify([channel, call.address]));
  const seen = await findAnswer<ChannelTestOutcome>(ctx, tx, actor, key, body);
  if (seen !== undefined) return seen;
  const written = await write(ctx, tx, call);
  const outcome: ChannelTestOutcome =
    typeof written === 'string' ? { ok: true, testId: written } : { ok: false, refusal: written };
  const details = { channel, ...(outcome.ok ? {} : { code: outcome.refusal.code }) };
  await writeAudit(tx, actor, 'testChannel', undefined, outcome.ok ? 'done' : 'refused', details);
  await saveAnswer(ctx, tx, actor, key, body, outcome);
  return outcome;
}

async function write(
  ctx: AppContext,
  tx: Tx,
  { actor, channel, address, language }: Parameters<typeof testChannel>[2],
): Promise<Refusal | string> {
  if (!hasRight(actor, 'confirmFirstRun'))
    return rightRefusal('confirmFirstRun', bilingual('发送测试消息', 'send test messages'), RULE);
  const { outcome } = channel === 'mail' ? checkEmail(address) : checkMobile(address);
  if (outcome !== 'pass') return wrongAddress;
  const id = newId('test');
  await tx.client.query(
    `/* testChannel */ insert into app.channel_tests (id, channel, staff_id, staff_name, language, address) values ($1, $2, $3, $4, $5, $6)
     on conflict (channel) do update set id = excluded.id, staff_id = excluded.staff_id, staff_name = excluded.staff_name, language = excluded.language,
       address = excluded.address, asked_at = app.now(), answered_at = null, ok = null, said = null`,
    [id, channel, actor.id, actor.name, language, ctx.keys.seal(addressAad(id), address)],
  );
  await addJob(tx, 'testChannel', { testId: id });
  return id;
}

const wrongAddress = refusal('INVALID_INPUT', {
  code: 'WRONG_SHAPE',
  field: 'address',
  message: bilingual('邮箱或手机号码格式不正确', 'This is no mail address or mobile number'),
  suggestion: bilingual(
    '请填写您自己的一个邮箱，或 11 位手机号码',
    'Give your own mail address, or mobile number of 11 digits',
  ),
  ruleId: RULE,
});

export interface ChannelTest {
  readonly channel: TestedChannel;
  readonly language: Language;
  readonly address: string;
  readonly provider: Provider;
}

/** A test that has no answer yet; undefined: it has one, or a later test took its place. */
export async function readChannelTest(ctx: AppContext, tx: Tx, id: string): Promise<ChannelTest | undefined> {
  const { rows } = await tx.client.query<Omit<ChannelTest, 'address'> & { address: Buffer }>(
    `/* readChannelTest */ select channel, language, address, ${providerSql} as provider from app.channel_tests where id = $1 and answered_at is null`,
    [id],
  );
  const [row] = rows;
  return row && { ...row, address: ctx.keys.unseal(addressAad(id), row.address).toString() };
}

export async function storeChannelTest(tx: Tx, id: string, ok: boolean, said: BilingualText): Promise<void> {
  await tx.client.query(
    `/* storeChannelTest */ update app.channel_tests set answered_at = app.now(), ok = $2, said = $3, address = null
     where id = $1 and answered_at is null`,
    [id, ok, said],
  );
}
