import type { MaterialKind } from '@beian/domain/filing';
import { MAX_SAVED_FIELDS } from '@beian/domain/order';
import type { OrderKind } from '@beian/domain/order-names';
import { updateOrderReference } from '@beian/orders/reference';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import { MaterialKinds, OrderKinds } from '../common/enums.ts';
import type { RequestContext } from '../context.ts';
import { omitNullish } from '../page.ts';
import { Id, Key, Metadata, Reference, UniqueReference, Version } from './order.arguments.ts';
import { FieldInput, type MetadataInput } from './order.inputs.ts';
import { performAndRead, performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** The applicant's actions. Each is a row of the life cycle, whose guards decide who may take it. */
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
    @Metadata('Left out: none.') metadata: MetadataInput[] | null,
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
    @Metadata('Left out: stay as they are; null or empty: removed.') metadata: MetadataInput[] | null,
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

  @Mutation(() => OrderResult, { description: 'Writes new values of fields 保存填报. Since 2026-11.' })
  saveDraft(
    @Id() orderId: string,
    @Version() version: number,
    @Arg('fields', () => [FieldInput], {
      description: `The fields to write, 1 to ${MAX_SAVED_FIELDS}; others stay as they are.`,
    })
    fields: FieldInput[],
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'saveDraft',
      orderId,
      version,
      input: { fields: fields.map(omitNullish) },
      key,
    });
  }

  @Mutation(() => OrderResult, {
    description: 'Attaches an uploaded image 上传材料, in place of one that is there. Since 2026-11.',
  })
  attachMaterial(
    @Id() orderId: string,
    @Version() version: number,
    @Arg('material', () => MaterialKinds, { description: 'What the image shows.' }) material: MaterialKind,
    @Arg('uploadId', () => ID, {
      description: '`createUploadTicket`’s `uploadId`, once its image is here, or what `POST /uploads` answered.',
    })
    uploadId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'attachMaterial',
      orderId,
      version,
      input: { material, uploadId },
      key,
    });
  }

  @Mutation(() => OrderResult, { description: 'Takes an image away 移除材料. Since 2026-11.' })
  removeMaterial(
    @Id() orderId: string,
    @Version() version: number,
    @Arg('material', () => MaterialKinds, { description: 'Which one.' }) material: MaterialKind,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'removeMaterial', orderId, version, input: { material }, key });
  }

  @Mutation(() => OrderResult, { description: 'Hands the order in for its initial review 提交初审. Since 2026-11.' })
  submit(
    @Id() orderId: string,
    @Version() version: number,
    @Arg('acknowledged', () => [String], {
      nullable: true,
      description: 'Codes of warnings that the applicant accepts.',
    })
    acknowledged: string[] | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'submit', orderId, version, input: omitNullish({ acknowledged }), key });
  }

  @Mutation(() => OrderResult, { description: 'Takes the order back to a draft 撤回. Since 2026-11.' })
  withdraw(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'withdraw', orderId, version, input: {}, key });
  }

  @Mutation(() => OrderResult, { description: 'Gives the order up for good 放弃. Since 2026-11.' })
  abandon(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'abandon', orderId, version, input: {}, key });
  }

  @Mutation(() => OrderResult, { description: 'Hands the verification photo in 提交照片. Since 2026-11.' })
  submitPhoto(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'submitPhoto', orderId, version, input: {}, key });
  }
}
