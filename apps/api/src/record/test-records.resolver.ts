import { transaction } from '@beian/database/transaction';
import { createTestRecords, MAX_TEST_RECORDS } from '@beian/partners/test-orders';
import { loadRecords } from '@beian/records/views';
import { Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { toActionRefused } from '../localize.ts';
import { Key } from '../order/order.arguments.ts';
import { TestRecordsResult } from './test-records.type.ts';

/** Test records, against which test orders are filed. */
@Resolver()
export class TestRecordsResolver {
  @Mutation(() => TestRecordsResult, {
    description: `Makes a fresh set of test records 创建测试备案, each with numbers of its own; test keys only. The first set is there with the first test key; a partner has at most ${MAX_TEST_RECORDS} records. Since 2026-11.`,
  })
  createTestRecords(@Key() key: string, @Ctx() context: RequestContext) {
    const { ctx, language } = context;
    const actor = actorOf(context);
    return transaction(ctx, actor, async (tx) => {
      const outcome = await createTestRecords(ctx, tx, { actor, key });
      if (!outcome.ok) return toActionRefused(outcome.refusal, language);
      return { records: await loadRecords(ctx, tx, { ids: outcome.recordIds, language }) };
    });
  }
}
