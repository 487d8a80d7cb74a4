import type { RevealPurpose } from '@beian/domain/staff';
import { REVEAL_SECONDS, revealNoteBounds } from '@beian/domain/staff';
import { MAX_OPEN_ALARMS } from '@beian/orders/openings';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { RevealPurposes } from '../common/order-enums.ts';
import type { RequestContext } from '../context.ts';
import { Id, Key } from '../order/order.arguments.ts';
import { findRevealAlarms, markAlarmSeen, showField } from './reveal.load.ts';
import { RevealAlarm, RevealAlarmResult, RevealResult } from './reveal.type.ts';

const FieldArg = () => Arg('field', () => String, { description: 'One field, e.g. `website.principal.mobile`.' });
const PurposeArg = () => Arg('purpose', () => RevealPurposes, { description: 'What for.' });
const WordsArg = () =>
  Arg('words', () => String, {
    nullable: true,
    description: `What exactly for, at most ${revealNoteBounds.most} characters; needed for \`COMPLAINT\`, \`DATA_SUBJECT\` and \`OTHER\` (\`WORDS_NEEDED\`), in words that say something.`,
  });

/** Shows personal values to staff who do not hold the lease. */
@Resolver()
export class RevealResolver {
  @Mutation(() => RevealResult, {
    description: `Shows one personal field of an order for ${REVEAL_SECONDS} s 查看明文; written into its timeline and the audit. Whoever holds the lease needs none. Above the caller’s quota it is refused (\`REVEAL_QUOTA\`). Since 2026-11.`,
  })
  revealOrderField(
    @Id() orderId: string,
    @FieldArg() field: string,
    @PurposeArg() purpose: RevealPurpose,
    @WordsArg() words: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return showField(context, { target: { orderId }, field, purpose, words: words ?? '', key });
  }

  @Mutation(() => RevealResult, {
    description: `Shows one personal field of a record for ${REVEAL_SECONDS} s 查看明文; audited. Above the caller’s quota it is refused (\`REVEAL_QUOTA\`). Since 2026-11.`,
  })
  revealRecordField(
    @Arg('id', () => ID, { description: "The record's global id." }) recordId: string,
    @Arg('websiteId', () => ID, { nullable: true, description: 'Of which website; left out: of the subject.' })
    websiteId: string | null,
    @FieldArg() field: string,
    @PurposeArg() purpose: RevealPurpose,
    @WordsArg() words: string | null,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    const target = websiteId === null || websiteId === undefined ? { recordId } : { recordId, websiteId };
    return showField(context, { target, field, purpose, words: words ?? '', key });
  }

  @Query(() => [RevealAlarm], {
    description: `Who reveals much, and nobody has looked into it 查看告警, the newest first, ${MAX_OPEN_ALARMS} at most; supervisors and administrators only. Since 2026-11.`,
  })
  revealAlarms(@Ctx() context: RequestContext) {
    return findRevealAlarms(context);
  }

  @Mutation(() => RevealAlarmResult, {
    description:
      'Says that the caller has looked into an alarm 标为已阅, not one about themselves; audited. Since 2026-11.',
  })
  seeRevealAlarm(
    @Arg('id', () => ID, { description: "The alarm's global id." }) alarmId: string,
    @Key() key: string,
    @Ctx() context: RequestContext,
  ) {
    return markAlarmSeen(context, alarmId, key);
  }
}
