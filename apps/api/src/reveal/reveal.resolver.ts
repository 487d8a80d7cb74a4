import type { RevealPurpose } from '@beian/domain';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Id, Key } from '../order/order.arguments.ts';
import { showField } from './reveal.load.ts';
import { RevealPurposes, RevealResult } from './reveal.type.ts';

const FieldArg = () => Arg('field', () => String, { description: 'One field, e.g. `website.principal.mobile`.' });
const PurposeArg = () => Arg('purpose', () => RevealPurposes, { description: 'What for.' });
const WordsArg = () => Arg('words', () => String, { description: 'What exactly for, 2 to 200 characters.' });

/** Personal values for staff who do not hold the lease. */
@Resolver()
export class RevealResolver {
  @Mutation(() => RevealResult, {
    description:
      'Shows one personal field of an order for 30 s 查看原文; written into its timeline and the audit. Whoever holds the lease needs none. Since 2026-11.',
  })
  revealOrderField(
    @Id() orderId: string,
    @FieldArg() field: string,
    @PurposeArg() purpose: RevealPurpose,
    @WordsArg() words: string,
    @Key() key: string,
    @Ctx() context: Context,
  ) {
    return showField(context, { target: { orderId }, field, purpose, words, key });
  }

  @Mutation(() => RevealResult, {
    description: 'Shows one personal field of a record for 30 s 查看原文; audited. Since 2026-11.',
  })
  revealRecordField(
    @Arg('id', () => ID, { description: "The record's global id." }) recordId: string,
    @Arg('websiteId', () => ID, { nullable: true, description: 'Of which website; left out: of the subject.' })
    websiteId: string | null,
    @FieldArg() field: string,
    @PurposeArg() purpose: RevealPurpose,
    @WordsArg() words: string,
    @Key() key: string,
    @Ctx() context: Context,
  ) {
    const target = websiteId === null || websiteId === undefined ? { recordId } : { recordId, websiteId };
    return showField(context, { target, field, purpose, words, key });
  }
}
