import { pageLimits } from '@beian/database/sql';
import { bilingual } from '@beian/domain/text';
import { badInput } from './bilingual-error.ts';
import type { PageOfIds } from './common/page.type.ts';

/** Arguments of a connection. */
export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Loads a page. @throws GraphQLError BAD_USER_INPUT naming the argument: a bad size or a bad cursor */
export async function loadPage<T = PageOfIds>(page: PageArguments, list: () => Promise<T>): Promise<T> {
  for (const field of ['first', 'last'] as const) {
    const size = page[field] ?? 1;
    if (size < 1 || size > pageLimits.most)
      throw badInput(
        field,
        bilingual(`\`${field}\` 须为 1 到 ${pageLimits.most}`, `\`${field}\` must be from 1 to ${pageLimits.most}.`),
      );
  }
  if (typeof page.first === 'number' && typeof page.last === 'number') {
    throw badInput('last', bilingual('`first` 与 `last` 只能用一个', 'Ask for `first` or for `last`, not for both.'));
  }
  try {
    return await list();
  } catch (error) {
    // The list queries throw RangeError for a bad cursor, and for nothing else.
    if (!(error instanceof RangeError)) throw error;
    const field = page.before === undefined || page.before === null ? 'after' : 'before';
    throw badInput(field, bilingual(`\`${field}\` 不是此列表的游标`, `\`${field}\` is no cursor of this list.`));
  }
}

/** Drops null and undefined fields: GraphQL sends null where our functions expect a missing field. */
export function omitNullish<T extends object>(input: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
