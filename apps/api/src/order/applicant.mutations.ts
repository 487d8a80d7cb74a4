import { curtainAddress, type OrderMetadata } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { updateOrderReference } from '@beian/orders/reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import type { z } from 'zod';
import { OrderKinds } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { inputType } from '../schema/input-type.ts';
import { Id, Key, Metadata, Reference, UniqueReference } from './order.arguments.ts';
import { performAndRead, performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

const CurtainAddress = inputType(curtainAddress);

/** The applicant's actions whose arguments are not those of their event's row; the others: `event.mutations.ts`. */
@Resolver()
export class ApplicantMutations {
  @Mutation(() => OrderResult, { description: 'Opens an order for a record of the caller’s 创建订单. Since 2026-11.' })
  openOrder(
    @Arg('recordId', () => ID, {
      nullable: true,
      description: "The record's global id; left out for a first filing, which has none.",
    })
    recordId: string | null,
    @Arg('websiteId', () => ID, { nullable: true, description: 'Which website; may be left out where there is one.' })
    websiteId: string | null,
    @Arg('kind', () => OrderKinds, { description: 'What the order asks for.' }) kind: OrderKind,
    @Arg('accessId', () => ID, {
      nullable: true,
      description: 'Which access, for orders about one; may be left out where one is ours. Since 2026-11.',
    })
    accessId: string | null,
    @Arg('province', () => String, {
      nullable: true,
      description: 'GB/T 2260 code of the province, six digits; for a first filing alone. Since 2026-11.',
    })
    province: string | null,
    @Arg('rectificationId', () => ID, {
      nullable: true,
      description: 'The rectification notice that the order answers (`rectifications`). Since 2026-11.',
    })
    rectificationId: string | null,
    @Reference('Left out: none.') reference: string | null,
    @UniqueReference('another order of yours') uniqueReference: boolean | null,
    @Metadata('Left out: none.') metadata: OrderMetadata | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'openOrder',
      recordId: recordId ?? undefined,
      websiteId: websiteId ?? undefined,
      accessId: accessId ?? undefined,
      input: omitNullish({
        ...{ kind, province, rectificationId, reference, uniqueReference },
        metadata: metadata?.map(({ key, value }) => ({ key, value })),
      }),
      key,
    });
  }

  @Mutation(() => OrderResult, {
    description:
      'Changes what you keep with an order of yours, your own id and metadata 修改合作方编号; possible in every state. The `version` and `updatedAt` of the order stay as they are. Audited. Since 2026-11.',
  })
  updateOrderReference(
    @Id() orderId: string,
    @Reference('Left out: stays as it is; null: removed.') reference: string | null,
    @UniqueReference('another order of yours') uniqueReference: boolean | null,
    @Metadata('Left out: stay as they are; null or empty: removed.') metadata: OrderMetadata | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const input = {
      ...(reference === undefined ? {} : { reference }),
      ...omitNullish({ uniqueReference }),
      ...(metadata === undefined ? {} : { metadata: metadata?.map(({ key, value }) => ({ key, value })) ?? null }),
    };
    return performAndRead(context, info, (tx, actor) =>
      updateOrderReference(context.ctx, tx, { actor, orderId, input, key }),
    );
  }

  @Mutation(() => OrderResult, {
    description: 'Asks for a curtain by mail 申请幕布; never needed by who has one. Since 2026-11.',
  })
  requestCurtain(
    @Id() orderId: string,
    @Arg('address', () => CurtainAddress, { description: 'Where it goes: the mainland alone.' })
    address: z.input<typeof curtainAddress>,
    @Arg('acknowledged', () => [String], {
      nullable: true,
      description: 'Codes of warnings that the applicant accepts, `CURTAIN_OWNED` where it has one.',
    })
    acknowledged: string[] | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const input = { ...address, ...omitNullish({ acknowledged }) };
    return performStep(context, info, { event: 'requestCurtain', orderId, input, key });
  }
}
