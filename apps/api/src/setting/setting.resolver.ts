import type { SettingName } from '@beian/domain/settings';
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { SettingNames } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import { listSettings, switchSetting } from './setting.load.ts';
import { Setting, SettingResult } from './setting.type.ts';

@Resolver()
export class SettingResolver {
  @Query(() => [Setting], { description: 'The settings of the desk, for its staff. Since 2026-11.' })
  settings(@Ctx() context: RequestContext) {
    return listSettings(context);
  }

  @Mutation(() => SettingResult, {
    description: 'Switches a setting 更改设置; administrators only, audited. Since 2026-11.',
  })
  changeSetting(
    @Arg('name', () => SettingNames, { description: 'Which setting.' }) name: SettingName,
    @Arg('value', () => String, { description: 'One of its choices, or its text.' }) value: string,
    @Arg('from', () => String, { description: 'The value that the caller saw; `STALE` where it is another by now.' })
    from: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return switchSetting(context, { name, value, from, key });
  }
}
