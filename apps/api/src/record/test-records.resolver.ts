import { transaction } from '@beian/database/transaction';
import { MAX_TEST_RECORDS_AT_ONCE } from '@beian/domain/partner';
import {
  advanceTestOrder,
  createTestRecords,
  createTestRectification,
  MAX_ADVANCE_HOURS,
  MAX_DUE_IN_DAYS,
  MAX_TEST_RECORDS,
} from '@beian/partners/test-orders';
import { loadRecords } from '@beian/records/views';
import { loadRectifications } from '@beian/submissions/rectifications';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Id, Key } from '../order/order.arguments.ts';
import { performAndRead } from '../order/order.load.ts';
import { OrderResult } from '../order/order.type.ts';
import { omitNullish } from '../page.ts';
import { RectificationResult } from '../rectification/rectification.type.ts';
import { TestRecordInput, TestRecordsResult } from './test-records.type.ts';

/** What test keys alone may do: test records, notices about them, and time for test orders. */
@Resolver()
export class TestRecordsResolver {
  @Mutation(() => TestRecordsResult, {
    description: `Makes fresh test records 创建测试备案, each with numbers of its own: those of \`records\`, or a set of four; test keys only. A set is there with the first test key; a partner makes at most ${MAX_TEST_RECORDS} records, and what its orders file is not counted. Since 2026-11.`,
  })
  createTestRecords(
    @Arg('records', () => [TestRecordInput], {
      nullable: true,
      description: `What each record is like, 1 to ${MAX_TEST_RECORDS_AT_ONCE}; left out: the set of four. Since 2026-12.`,
    })
    records: TestRecordInput[] | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    return transaction(ctx, actor, async (tx) => {
      const specs = records?.map((one) => omitNullish(one));
      const outcome = await createTestRecords(ctx, tx, { actor, key, ...omitNullish({ records: specs }) });
      if (!outcome.ok) return toActionRefused(outcome.refusal, language);
      return { records: await loadRecords(ctx, tx, { ids: outcome.recordIds, language }) };
    });
  }

  @Mutation(() => OrderResult, {
    description:
      'Lets time pass for one test order 快进测试订单; test keys only. What is due in that time (reminders, the end of the SMS window, the lapse) happens within seconds, as for a live order; the clock of no other order changes. Since 2026-11.',
  })
  advanceTestOrder(
    @Id() orderId: string,
    @Arg('hours', () => Int, {
      nullable: true,
      description: `How many hours pass, 1 to ${MAX_ADVANCE_HOURS}; left out: until the next instant at which something is due for the order.`,
    })
    hours: number | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performAndRead(context, info, (tx, actor) =>
      advanceTestOrder(context.ctx, tx, { actor, orderId, key, ...omitNullish({ hours }) }),
    );
  }

  @Mutation(() => RectificationResult, {
    description:
      'Sends a rectification notice about the subject of a test record 生成测试整改通知, as a bureau would; test keys only. The events `rectification.received`, `rectification.due` and `rectification.overdue` follow by its last day. Since 2026-11.',
  })
  async createTestRectification(
    @Arg('recordId', () => ID, { description: "The test record's global id." }) recordId: string,
    @Arg('dueInDays', () => Int, {
      nullable: true,
      description: `Its last day, counted in days from today in Shanghai, -${MAX_DUE_IN_DAYS} to ${MAX_DUE_IN_DAYS}; a negative number: it is overdue. Left out: as for a notice of a bureau.`,
    })
    dueInDays: number | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    return transaction(ctx, actor, async (tx) => {
      const asked = { actor, recordId, key, ...omitNullish({ dueInDays }) };
      const outcome = await createTestRectification(ctx, tx, asked);
      if (!outcome.ok) return toActionRefused(outcome.refusal, language);
      const [view] = await loadRectifications(ctx, tx, { actor, language, id: outcome.id });
      if (view === undefined) throw new Error('a test notice is out of sight of its partner');
      return view;
    });
  }
}
