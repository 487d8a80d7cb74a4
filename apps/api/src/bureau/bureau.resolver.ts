import { formatCount, textLengths } from '@beian/domain/text';
import {
  addBureau,
  changeBureau,
  enterOrdersByHand,
  resyncBureau,
  retryNow,
  sendNow,
  sendOrdersByInterface,
  settleAlarm,
  testBureau,
} from '@beian/submissions/connections';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Key } from '../order/order.arguments.ts';
import {
  changeBureauAndRead,
  definedFields,
  listBureauRows,
  listNewBureauActions,
  readConnectionTest,
  startConnectionTest,
} from './bureau.load.ts';
import {
  Bureau,
  BureauAction,
  BureauInput,
  BureauResult,
  ConnectionTest,
  ConnectionTestResult,
} from './bureau.type.ts';

const BureauId = () => Arg('bureauId', () => ID, { description: "The connection's global id." });
const Why = () =>
  Arg('why', () => String, { description: `Why, 1 to ${formatCount(textLengths.connectionStep)} characters.` });
const Input = () => Arg('input', () => BureauInput, { description: 'The account; its secrets are sealed.' });

/** Gateway: connections to the bureaus. */
@Resolver()
export class BureauResolver {
  @Query(() => [Bureau], {
    description:
      'The gateway board 网关看板: every connection, the one in most trouble first; empty for partners. Since 2026-11.',
  })
  bureaus(@Ctx() context: RequestContext) {
    return listBureauRows(context);
  }

  @Query(() => [BureauAction], {
    description: 'What the caller may do to add a connection; empty: nothing. Since 2026-11.',
  })
  newBureauActions(@Ctx() context: RequestContext) {
    return listNewBureauActions(context);
  }

  @Query(() => ConnectionTest, {
    nullable: true,
    description: 'A test of a connection as typed; null: there is none. Staff only. Since 2026-11.',
  })
  connectionTest(
    @Arg('id', () => ID, { description: "The test's global id." }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return readConnectionTest(context, id);
  }

  @Mutation(() => ConnectionTestResult, {
    description:
      'Tests a connection as typed, before it is saved 测试连接: what `testBureau` asks, with these values. Administrators only, audited without its secrets. Since 2026-11.',
  })
  testConnection(
    @Arg('bureauId', () => ID, {
      nullable: true,
      description: 'The connection that is changed: secrets that are left out are its own; null: a new one.',
    })
    bureauId: string | null,
    @Input() input: BureauInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return startConnectionTest(context, { bureauId: bureauId ?? undefined, input, key });
  }

  @Mutation(() => BureauResult, {
    description:
      'Adds an account at a bureau 新增连接, tested within the hour or with `untestedReason`; administrators only, audited. Since 2026-11.',
  })
  addBureau(@Input() input: BureauInput, @Key() key: string, @Ctx() context: RequestContext) {
    const { ctx } = context;
    return changeBureauAndRead(context, (tx, actor) => addBureau(ctx, tx, { actor, key, input: definedFields(input) }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Changes a connection and what is filed over it 修改连接; its account is fixed once a file was numbered. Values that calls use are tested within the hour, or `untestedReason` says why not. Administrators only, audited. Since 2026-11.',
  })
  changeBureau(
    @BureauId() bureauId: string,
    @Input() input: BureauInput,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx } = context;
    return changeBureauAndRead(context, (tx, actor) =>
      changeBureau(ctx, tx, { actor, key, bureauId, input: definedFields(input) }),
    );
  }

  @Mutation(() => BureauResult, {
    description:
      "Has orders that are pushed from now on, or from a day to come, entered by hand in the bureau's own system 改为人工报送; supervisors only, audited. Since 2026-12.",
  })
  enterOrdersByHand(
    @BureauId() bureauId: string,
    @Arg('from', () => String, {
      nullable: true,
      description: 'Its first day, YYYY-MM-DD, Shanghai; left out: today.',
    })
    from: string | null,
    @Why() why: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx } = context;
    return changeBureauAndRead(context, (tx, actor) => enterOrdersByHand(ctx, tx, { actor, bureauId, from, why, key }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Has orders that are pushed from now on sent by the interface again 恢复接口上报, or takes back the day of a change to come; supervisors only, audited. Since 2026-12.',
  })
  sendOrdersByInterface(
    @BureauId() bureauId: string,
    @Why() why: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx } = context;
    return changeBureauAndRead(context, (tx, actor) => sendOrdersByInterface(ctx, tx, { actor, bureauId, why, key }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Tries a connection 测试连接: each of its services is asked what changes nothing, and the answer comes to `Bureau.test`. Administrators only, audited. Since 2026-11.',
  })
  testBureau(@BureauId() bureauId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeBureauAndRead(context, (tx, actor) => testBureau(context.ctx, tx, { actor, key, bureauId }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Compares numbers with the bureau now 核对序号: an unknown outcome is settled by what it says, what it lacks is sent again; the result comes to `Bureau.resync`. Supervisors and administrators, audited. Since 2026-11.',
  })
  resyncBureau(@BureauId() bureauId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeBureauAndRead(context, (tx, actor) => resyncBureau(context.ctx, tx, { actor, key, bureauId }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Marks what the worker asked a person to check as checked 标为已核实; should it go on, it is asked again. Supervisors and administrators, audited. Since 2026-11.',
  })
  settleAlarm(@BureauId() bureauId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeBureauAndRead(context, (tx, actor) => settleAlarm(context.ctx, tx, { actor, key, bureauId }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Makes the next call at once 立即重试, instead of at `Bureau.retryAt`; pauses after further failures begin short again. Supervisors and administrators, audited. Since 2026-11.',
  })
  retryNow(@BureauId() bureauId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeBureauAndRead(context, (tx, actor) => retryNow(context.ctx, tx, { actor, key, bureauId }));
  }

  @Mutation(() => BureauResult, {
    description:
      'Sends what waits at once 立即上报, instead of waiting for more orders to share the file. Supervisors and administrators, audited. Since 2026-11.',
  })
  sendNow(@BureauId() bureauId: string, @Key() key: string, @Ctx() context: RequestContext) {
    return changeBureauAndRead(context, (tx, actor) => sendNow(context.ctx, tx, { actor, key, bureauId }));
  }
}
