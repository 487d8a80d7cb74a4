import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpRefusalCode } from '../texts.ts';
import { HttpRefusal } from './error-answers.ts';
import { acceptsAnswers } from './graphql-envelope.ts';

/** A non-empty header of these needs a preflight, which a page of another site does not pass; a browser never adds a Bearer key by itself. */
export const preflightHeaders = ['x-apollo-operation-name', 'apollo-require-preflight', 'authorization'];
/** Media types that a form of another site can send without a preflight. */
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/**
 * Refuses requests to `/graphql` that hold no operation, before Apollo, whose messages are English and know no request.
 * @throws HttpRefusal with the code and the member at fault
 */
export async function refuseMalformedOperation(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { method, headers, body } = request;
  if (method !== 'GET' && method !== 'POST') {
    reply.header('allow', 'GET, POST');
    throw new HttpRefusal('METHOD');
  }
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  const isSimple = type === undefined || simpleTypes.includes(type);
  if (isSimple && !preflightHeaders.some((name) => headers[name] !== undefined && headers[name] !== ''))
    throw new HttpRefusal('PREFLIGHT_REQUIRED');
  if (!acceptsAnswers(request)) throw new HttpRefusal('NOT_ACCEPTABLE', 'accept');
  if (Array.isArray(body)) throw new HttpRefusal('BATCHED');
  const fault = method === 'GET' ? faultOfQuery(request, type) : faultOfBody(body);
  if (fault !== undefined) throw new HttpRefusal(...fault);
}

type Fault = readonly [code: HttpRefusalCode, field?: string];
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function faultOfBody(body: unknown): Fault | undefined {
  if (!isObject(body)) return ['NO_OPERATION'];
  const { query, operationName, variables, extensions } = body;
  if (query !== undefined && query !== null && typeof query !== 'string') return ['WRONG_SHAPE', 'query'];
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    return ['WRONG_SHAPE', 'operationName'];
  for (const [name, value] of Object.entries({ variables, extensions }))
    if (value !== undefined && value !== null && !isObject(value)) return ['WRONG_SHAPE', name];
  return query || (isObject(extensions) && extensions.persistedQuery) ? undefined : ['NO_OPERATION', 'query'];
}

function faultOfQuery({ url }: FastifyRequest, type: string | undefined): Fault | undefined {
  if (type !== undefined && type !== 'application/json') return ['WRONG_TYPE'];
  const parameters = new URLSearchParams(url.split('?')[1] ?? '');
  for (const name of ['query', 'operationName', 'variables', 'extensions'])
    if (parameters.getAll(name).length > 1) return ['WRONG_SHAPE', name];
  for (const name of ['variables', 'extensions']) {
    const text = parameters.get(name);
    if (text !== null && !isObject(parsed(text))) return ['WRONG_SHAPE', name];
  }
  return parameters.get('query') || parameters.has('extensions') ? undefined : ['NO_OPERATION', 'query'];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
