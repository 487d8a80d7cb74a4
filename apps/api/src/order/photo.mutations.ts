import { trackingNumberBounds } from '@beian/domain/photo';
import { formatCount, textLengths } from '@beian/domain/text';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { WORKER_WAIT_MS } from '../limits.ts';
import { Id, Key, Version } from './order.arguments.ts';
import { CurtainAddressInput } from './order.inputs.ts';
import { performAndFetch, performStep } from './order.load.ts';
import { OrderResult } from './order.type.ts';

/** Curtains by mail, and the bureau's own app for the photo. */
@Resolver()
export class PhotoMutations {
  @Mutation(() => OrderResult, {
    description: 'Asks for a curtain by mail 申请幕布; never needed by who has one. Since 2026-11.',
  })
  requestCurtain(
    @Id() orderId: string,
    @Arg('address', () => CurtainAddressInput, { description: 'Where it goes: the mainland alone.' })
    address: CurtainAddressInput,
    @Arg('acknowledged', () => [String], {
      nullable: true,
      description: 'Codes of warnings that the applicant accepts, `CURTAIN_OWNED` where it has one.',
    })
    acknowledged: string[] | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    const input = { ...address, ...(acknowledged === null || acknowledged === undefined ? {} : { acknowledged }) };
    return performStep(context, info, { event: 'requestCurtain', orderId, input, key });
  }

  @Mutation(() => OrderResult, {
    description: 'Says that a curtain was sent 寄出幕布: principal and partner are told. Since 2026-11.',
  })
  shipCurtain(
    @Id() orderId: string,
    @Arg('curtainId', () => ID, { description: 'Which one; another request is refused.' }) curtainId: string,
    @Arg('courier', () => String, { description: `快递公司, 1 to ${formatCount(textLengths.courier)} characters.` })
    courier: string,
    @Arg('trackingNumber', () => String, {
      description: `运单号, ${trackingNumberBounds.least} to ${trackingNumberBounds.most} letters, digits or hyphens.`,
    })
    trackingNumber: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, {
      event: 'shipCurtain',
      orderId,
      input: { curtainId, courier, trackingNumber },
      key,
    });
  }

  @Mutation(() => OrderResult, { description: 'Says that the curtain has arrived 确认收到幕布. Since 2026-11.' })
  confirmCurtain(
    @Id() orderId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'confirmCurtain', orderId, input: {}, key });
  }

  @Mutation(() => OrderResult, {
    description: `Fetches the picture behind the collection code of the bureau’s app 填写采集码. Waits up to ${WORKER_WAIT_MS / 1000} s for it; then \`bureauAppPhoto\` says pending. Since 2026-11.`,
  })
  fetchBureauAppPhoto(
    @Id() orderId: string,
    @Arg('code', () => String, { description: '采集码 as the app shows it, 4 to 32 letters or digits; kept sealed.' })
    code: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performAndFetch(context, info, { event: 'fetchBureauAppPhoto', orderId, input: { code }, key });
  }

  @Mutation(() => OrderResult, {
    description: 'Hands in the picture that the bureau’s app gave 确认管局应用照片, as it was seen. Since 2026-11.',
  })
  confirmBureauApp(
    @Id() orderId: string,
    @Version() version: number,
    @Key() key: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return performStep(context, info, { event: 'confirmBureauApp', orderId, version, input: {}, key });
  }
}
