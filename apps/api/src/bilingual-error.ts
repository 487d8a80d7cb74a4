import type { BilingualText } from '@beian/domain/text';
import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

/** An expected error with its sentence in both languages; the answer has the caller's. */
export class BilingualError extends GraphQLError {
  constructor(
    readonly texts: BilingualText,
    extensions: Record<string, unknown>,
    options: Omit<GraphQLErrorOptions, 'extensions'> = {},
  ) {
    super(texts.en, { ...options, extensions });
  }
}

/** An argument with an invalid value. */
export const badInput = (field: string, texts: BilingualText): BilingualError =>
  new BilingualError(texts, { code: 'BAD_USER_INPUT', field });

/** The sentences of an expected error, which graphql-js and Apollo may have wrapped. */
export function textsOf(error: unknown): BilingualText | undefined {
  for (let one = error; one instanceof GraphQLError; one = one.originalError)
    if (one instanceof BilingualError) return one.texts;
  return undefined;
}
