import { changeSetting, loadSettings, type SettingChange } from '@beian/database/settings';
import { readOnly, transaction } from '@beian/database/transaction';
import type { SettingName } from '@beian/domain/settings';
import { GraphQLError } from 'graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { httpRefusals } from '../texts.ts';

/** @throws GraphQLError FORBIDDEN for partners */
export function listSettings(context: RequestContext) {
  const actor = actorOf(context);
  if (actor.kind !== 'staff')
    throw new GraphQLError(httpRefusals.FORBIDDEN.message[context.language], { extensions: { code: 'FORBIDDEN' } });
  return readOnly(context.ctx, actor, (tx) => loadSettings(tx, actor, context.language));
}

export async function switchSetting(context: RequestContext, change: Omit<SettingChange, 'actor'>) {
  const actor = actorOf(context);
  const outcome = await transaction(context.ctx, actor, (tx) => changeSetting(context.ctx, tx, { ...change, actor }));
  if (!outcome.ok) return toActionRefused(outcome.refusal, context.language);
  return settingNamed(await listSettings(context), change.name);
}

function settingNamed(settings: Awaited<ReturnType<typeof listSettings>>, name: SettingName) {
  const found = settings.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no row for the setting ${name}`);
  return found;
}
