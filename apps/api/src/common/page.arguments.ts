import { pageLimits } from '@beian/database/sql';
import { Arg, Int } from 'type-graphql';

export type Size = number | null;
export type Cursor = string | null;

/** The four arguments of every connection. Without `first` and `last`, `first` is `pageLimits.usual`. */
export const First = () =>
  Arg('first', () => Int, {
    nullable: true,
    description: `Rows from the beginning, 1 to ${pageLimits.most}; ${pageLimits.usual} when neither \`first\` nor \`last\` is given.`,
  });

export const After = () =>
  Arg('after', () => String, { nullable: true, description: 'The cursor that the page follows.' });

export const Last = () =>
  Arg('last', () => Int, {
    nullable: true,
    description: `Rows from the end, 1 to ${pageLimits.most}; not together with \`first\`.`,
  });

export const Before = () =>
  Arg('before', () => String, { nullable: true, description: 'The cursor that the page stands before.' });
