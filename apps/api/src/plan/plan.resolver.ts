import type { OrderMetadata, PlanName } from '@beian/domain/order';
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { PlanNames } from '../common/order-enums.ts';
import type { RequestContext } from '../context.ts';
import { Key, Metadata, Reference, UniqueReference } from '../order/order.arguments.ts';
import { omitNullish } from '../page.ts';
import { openLocalizedPlan, previewLocalizedPlan } from './plan.load.ts';
import { PlanPreviewResult, PlanResult } from './plan.type.ts';

/** 办理方案: several orders that do what one order may not. */
@Resolver()
export class PlanResolver {
  @Mutation(() => PlanResult, {
    description:
      'Opens the orders of a plan 办理方案: the first as any other, the later ones as drafts that wait for the approval of the one before. Since 2026-11.',
  })
  openPlan(
    @Arg('recordId', () => ID, {
      nullable: true,
      description: 'The record; left out of a plan that begins from nothing.',
    })
    recordId: string | null,
    @Arg('plan', () => PlanNames, { description: 'Which plan.' }) name: PlanName,
    @Arg('websiteId', () => ID, { nullable: true, description: 'Which website; may be left out where there is one.' })
    websiteId: string | null,
    @Arg('province', () => String, {
      nullable: true,
      description: 'Where it is filed, GB/T 2260, six digits; left out: where the record is filed now.',
    })
    province: string | null,
    @Arg('websites', () => Int, {
      nullable: true,
      description: 'How many websites are to be filed, of a plan that begins from nothing; left out: 1.',
    })
    websites: number | null,
    @Reference('Each order of the plan gets it. Left out: none.') reference: string | null,
    @UniqueReference('an order of yours outside of the plan') uniqueReference: boolean | null,
    @Metadata('Each order of the plan gets them. Left out: none.') metadata: OrderMetadata | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const asked = {
      ...{ recordId, websiteId, province, websites, reference, uniqueReference },
      metadata: metadata?.map(({ key, value }) => ({ key, value })),
    };
    return openLocalizedPlan(context, { name, ...omitNullish(asked) }, key);
  }

  @Query(() => PlanPreviewResult, {
    description: 'What a plan would be for a record, with expected times; nothing is opened 方案预检. Since 2026-11.',
  })
  planPreview(
    @Arg('recordId', () => ID, {
      nullable: true,
      description: 'The record; left out of a plan that begins from nothing.',
    })
    recordId: string | null,
    @Arg('plan', () => PlanNames, { description: 'Which plan.' }) name: PlanName,
    @Arg('websiteId', () => ID, { nullable: true, description: 'Which website; may be left out where there is one.' })
    websiteId: string | null,
    @Arg('province', () => String, {
      nullable: true,
      description: 'Where it is filed; left out: where the record is now.',
    })
    province: string | null,
    @Arg('websites', () => Int, {
      nullable: true,
      description: 'How many websites are to be filed, of a plan that begins from nothing; left out: 1.',
    })
    websites: number | null,
    @Ctx() context: RequestContext,
  ) {
    return previewLocalizedPlan(context, { name, ...omitNullish({ recordId, websiteId, province, websites }) });
  }
}
