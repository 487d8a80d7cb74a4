import { formatCount, textLengths } from '@beian/domain/text';
import { searchAll } from '@beian/orders/order-list';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf, type RequestContext } from '../context.ts';
import { SearchResult } from './search.type.ts';

/**
 * The text may be an ID number, and a search by ID number is audited. Partners also have it as a query (`naming/rename.ts`), which is refused
 * by GET, because it would stand in a URL.
 */
@Resolver()
export class SearchResolver {
  @Mutation(() => SearchResult, {
    description:
      'Orders, records and websites by order number, filing number, domain or a part of a name; by a whole certificate or ID number, which is compared by its keyed hash and leaves an audit row without it. Writes nothing else. Since 2026-11.',
  })
  search(
    @Arg('text', () => String, {
      description: `As typed, at most ${formatCount(textLengths.search)} characters of it.`,
    })
    text: string,
    @Ctx() context: RequestContext,
  ) {
    return searchAll(context.ctx, { actor: actorOf(context), text: text.slice(0, 200), language: context.language });
  }
}
