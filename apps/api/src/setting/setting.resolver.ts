import { changeSetting, findEdition, loadSettings } from '@beian/database/settings';
import { readOnly, transaction } from '@beian/database/transaction';
import { editionInForceFields, type SettingName } from '@beian/domain/settings';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { SettingNames } from '../common/enums.ts';
import { actorOf, isStaff, type RequestContext, requireActor } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { objectType } from '../schema/object-type.ts';
import { Setting, SettingResult } from './setting.type.ts';

const EditionInForce = objectType(editionInForceFields);

@Resolver()
export class SettingResolver {
  @Query(() => [Setting], { description: 'The settings of the desk, for its staff. Since 2026-11.' })
  settings(@Ctx() context: RequestContext) {
    const actor = requireActor(context, isStaff);
    return readOnly(context.ctx, actor, (tx) => loadSettings(tx, actor, context.language));
  }

  @Query(() => EditionInForce, {
    description:
      'The edition of the rules in force, and in what it differs from those of today; for staff. Since 2026-12.',
  })
  editionInForce(@Ctx() context: RequestContext) {
    const actor = requireActor(context, isStaff);
    return readOnly(context.ctx, actor, (tx) => findEdition(tx.client, context.language));
  }

  @Mutation(() => SettingResult, {
    description: 'Switches a setting 更改设置; administrators only, audited. Since 2026-11.',
  })
  async changeSetting(
    @Arg('name', () => SettingNames, { description: 'Which setting.' }) name: SettingName,
    @Arg('value', () => String, { description: 'One of its choices, or its text.' }) value: string,
    @Arg('from', () => String, { description: 'The value that the caller saw; `STALE` where it is another by now.' })
    from: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    return transaction(ctx, actor, async (tx) => {
      const outcome = await changeSetting(ctx, tx, { name, value, from, key, actor });
      if (!outcome.ok) return toActionRefused(outcome.refusal, language);
      return (await loadSettings(tx, actor, language)).find((one) => one.name === name);
    });
  }
}
