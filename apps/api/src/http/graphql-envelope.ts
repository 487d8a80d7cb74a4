import type { FastifyRequest } from 'fastify';
import type { Reason } from '../common/reason.type.ts';
import { retryExtensions } from '../errors.ts';

const RESPONSE_TYPE = 'application/graphql-response+json';

/**
 * Whether a request is for GraphQL, so that its refusals have the shape of GraphQL errors. `url`: the matched route; of a connection without a
 * request, its address.
 */
export const isGraphqlPath = (url: string | undefined): boolean => url?.split('?')[0] === '/graphql';

/** The media type of errors of GraphQL that no operation has caused. */
export const graphqlContentType = (accept: string | undefined): string =>
  `${accept?.includes(RESPONSE_TYPE) ? RESPONSE_TYPE : 'application/json'}; charset=utf-8`;

/** A refusal of the route `/graphql` itself: `{ errors: [ { message, extensions: { code, requestId, … } } ] }`. */
export function graphqlRefusal(
  code: string,
  { message, suggestion, field, ruleId }: Reason,
  requestId: string,
  retryAfterSeconds?: number,
) {
  const extensions = {
    ...{ code, requestId, suggestion, ruleId },
    ...(field === null ? {} : { field }),
    ...(retryAfterSeconds === undefined ? {} : retryExtensions(retryAfterSeconds)),
  };
  return { errors: [{ message, extensions }] };
}

/** Whether the caller takes one of the two media types of answers; without `Accept` it does. */
export const acceptsAnswers = ({ headers: { accept } }: FastifyRequest): boolean =>
  accept === undefined || /application\/(\*|json|graphql-response\+json)|\*\/\*|multipart\/mixed/i.test(accept);
