import { readOnly } from '@beian/database/transaction';
import { isDay } from '@beian/domain/calendar';
import { bilingual } from '@beian/domain/text';
import { loadRecordHistory } from '@beian/records/views';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { badInput } from '../bilingual-error.ts';
import { actorOf, type RequestContext } from '../context.ts';
import { RecordHistory } from './record.type.ts';

@Resolver()
export class RecordHistoryResolver {
  @Query(() => RecordHistory, {
    nullable: true,
    description:
      'What a record was registered with at the end of a day, and since when; null where there is no such record that the caller may see. Since 2026-11.',
  })
  async recordHistory(
    @Arg('recordId', () => ID, { description: 'The record.' }) recordId: string,
    @Arg('on', () => String, { nullable: true, description: 'A day of Shanghai, YYYY-MM-DD; null: now.' })
    on: string | null,
    @Arg('against', () => String, { nullable: true, description: 'Another day, to be compared with it.' })
    against: string | null,
    @Ctx() context: RequestContext,
  ) {
    const days = { ...dayOf('on', on), ...dayOf('against', against) };
    const { ctx, language } = context;
    return readOnly(ctx, actorOf(context), async (tx) => {
      return (await loadRecordHistory(ctx, tx, { recordId, language, ...days })) ?? null;
    });
  }
}

/** @throws GraphQLError BAD_USER_INPUT naming the argument */
function dayOf(name: 'on' | 'against', day: string | null | undefined): Partial<Record<typeof name, string>> {
  if (day === null || day === undefined) return {};
  if (!isDay(day))
    throw badInput(
      name,
      bilingual(`\`${name}\` 须为存在的日期 YYYY-MM-DD`, `\`${name}\` is a day that exists, YYYY-MM-DD.`),
    );
  return { [name]: day };
}
