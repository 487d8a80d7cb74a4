import type { SettingName } from '@beian/domain';
import { changeSetting, inTransaction, loadSettings, type SettingChange } from '@beian/orders';
import { GraphQLError } from 'graphql';
import { actorOf, type Context } from '../context.ts';
import { doorRefusals } from '../texts.ts';
import { refused } from '../words.ts';

/** Settings are the house's: a partner is not told. */
export function listSettings(context: Context) {
  const actor = actorOf(context);
  if (actor.kind !== 'staff')
    throw new GraphQLError(doorRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
  return inTransaction(context.ctx, actor, (tx) => loadSettings(tx, actor, context.language));
}

export async function switchSetting(context: Context, change: Omit<SettingChange, 'actor'>) {
  const actor = actorOf(context);
  const outcome = await inTransaction(context.ctx, actor, (tx) =>
    changeSetting(context.ctx, tx, { ...change, actor }),
  );
  if (!outcome.ok) return refused(outcome.refusal, context.language);
  return nth(await listSettings(context), change.name);
}

function nth(settings: Awaited<ReturnType<typeof listSettings>>, name: SettingName) {
  const found = settings.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no row for the setting ${name}`);
  return found;
}
