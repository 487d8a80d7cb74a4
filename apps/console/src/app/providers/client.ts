import { print } from '@0no-co/graphql.web';
import type { TadaDocumentNode } from '../../graphql.ts';
import { fitImage } from '../../ui/fit-image.ts';
import { getLanguage, languageTag } from './i18n.ts';
import { noteListAge } from './list-age.ts';
import { presenceHeader } from './presence.ts';
import { noteServerTime } from './server-clock.ts';
import { noteSessionEnded } from './session-state.ts';

/** Error of a failed call. Refusals are values, not errors. Has the form of Refine's HttpError. */
export class ApiError extends Error {
  /** `UNAUTHENTICATED`, `OFFLINE`, `NOT_FOUND`, or the API's code. */
  readonly code: string;
  readonly statusCode: number;
  /** For support, when the API has sent one. */
  readonly requestId: string | undefined;

  constructor(code: string, message: string, statusCode: number, requestId?: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.statusCode = statusCode;
    this.requestId = requestId;
  }
}

/** The API knows no such link; every other failure to read it may pass. A link with something glued to it is too long for its route: 404. */
export const isUnknownLink = ({ statusCode }: ApiError): boolean =>
  statusCode >= 400 && statusCode < 500 && statusCode !== 429;

interface Answer<R> {
  data?: R | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

function fail(code: string, message: string, status: number, id?: string): never {
  if (code === 'UNAUTHENTICATED' || status === 401) {
    noteSessionEnded();
    throw new ApiError('UNAUTHENTICATED', message, status, id);
  }
  throw new ApiError(code, message, status, id);
}

/** fetch with a network failure as ApiError `OFFLINE`; retried after each of `waits` (milliseconds). */
async function reach(url: string, init: RequestInit, waits: readonly number[]): Promise<Response> {
  for (const wait of [...waits, undefined]) {
    try {
      return await fetch(url, init);
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      if (wait === undefined) break;
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }
  throw new ApiError('OFFLINE', 'offline', 0);
}

export const post = (url: string, body: unknown, init: RequestInit = {}, waits: readonly number[] = []) =>
  reach(
    url,
    {
      method: 'POST',
      credentials: 'same-origin',
      ...init,
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json',
        'Accept-Language': languageTag(getLanguage()),
        'Apollo-Require-Preflight': '1',
        ...presenceHeader(),
      },
      body: JSON.stringify(body),
    },
    waits,
  );

/** Answers to operations that were sent before their screen asks for them, by body. */
const started = new Map<string, Promise<Response>>();

/**
 * Sends an operation that the first screen will ask for, so that the answer comes while the screen is rendered. The first `request` with
 * the same variables receives it.
 */
export function startRequest<R, V>(document: TadaDocumentNode<R, V>, variables: V): void {
  const body = { query: print(document), variables };
  const answer = post('/graphql', body, {}, [400, 1600]);
  // Without a request nobody needs to know of a failure.
  answer.catch(() => undefined);
  started.set(JSON.stringify(body), answer);
}

function takeStarted(body: object): Promise<Response> | undefined {
  const key = JSON.stringify(body);
  const answer = started.get(key);
  started.delete(key);
  return answer;
}

/**
 * Runs one GraphQL operation. A network failure is retried twice with the same variables, so a mutation keeps its idempotency key and
 * has one effect. Throws ApiError.
 */
export async function request<R, V>(document: TadaDocumentNode<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  const init = signal === undefined ? {} : { signal };
  const body = { query: print(document), variables };
  const response = await (takeStarted(body) ?? post('/graphql', body, init, [400, 1600]));
  noteListAge(response.headers);
  const id = response.headers.get('x-request-id') ?? undefined;
  let answer: Answer<R>;
  try {
    answer = (await response.json()) as Answer<R>;
  } catch {
    return fail('UNREADABLE', response.statusText, response.status, id);
  }
  const error = answer.errors?.[0];
  if (error !== undefined) {
    const { code = 'INTERNAL' } = error.extensions ?? {};
    return fail(code, error.message, response.status, id);
  }
  if (answer.data === undefined || answer.data === null) return fail('EMPTY', response.statusText, response.status, id);
  noteServerTime(timeIn(answer.data));
  return answer.data;
}

/** The API's time, if a part of the answer says when it was made. */
function timeIn(data: object): string | undefined {
  const times = Object.values(data).map((part: { now?: unknown } | null) => part?.now);
  return times.find((now) => typeof now === 'string');
}

/** Asks a query of one field, and gives that field. Throws ApiError. */
export async function ask<R extends object, V>(document: TadaDocumentNode<R, V>, variables: V, signal?: AbortSignal) {
  const [answer] = Object.values(await request(document, variables, signal));
  return answer as R[keyof R];
}

/** Sends a mutation of the generated documents, and gives its answer. Throws ApiError. */
export const send = async <A, V>(document: TadaDocumentNode<{ done: A }, V>, variables: V, signal?: AbortSignal) =>
  (await request(document, variables, signal)).done;

/** Sends an image to an endpoint of the API, made smaller if it is larger than one may be, and returns its answer. Throws ApiError. */
export async function postImage(url: string, image: Blob): Promise<{ ok: boolean; body: unknown }> {
  const body = await fitImage(image);
  return postRaw(url, { headers: { 'Content-Type': body.type }, body });
}

/** Sends JSON to an endpoint of the API beside GraphQL, and returns its answer. Throws ApiError. */
export const postJson = (url: string, value: unknown): Promise<{ ok: boolean; body: unknown }> =>
  postRaw(url, { headers: { 'Content-Type': 'application/json' }, body: new Blob([JSON.stringify(value)]) });

/** The same without a body. */
export const postEmpty = (url: string): Promise<{ ok: boolean; body: unknown }> => postRaw(url, {});

async function postRaw(
  url: string,
  { headers = {}, body: sent = null }: { headers?: Readonly<Record<string, string>>; body?: Blob | null },
): Promise<{ ok: boolean; body: unknown }> {
  const init: RequestInit = {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...headers, 'Accept-Language': languageTag(getLanguage()), ...presenceHeader() },
    body: sent,
  };
  const response = await reach(url, init, []);
  const body: unknown = await response.json().catch(() => null);
  if (response.status === 401) return fail('UNAUTHENTICATED', response.statusText, response.status);
  // A temporary refusal (no database, no space) has its reason in the body, like any refusal.
  const isRefusal = response.status === 503 || response.status === 507;
  if (response.status >= 500 && !isRefusal) return fail('INTERNAL', response.statusText, response.status);
  return { ok: response.ok, body };
}

/** Reads a file from the API; a network failure is retried twice. Throws ApiError. */
export async function getFile(url: string, signal: AbortSignal | null = null): Promise<Blob> {
  const headers = { 'Accept-Language': languageTag(getLanguage()), ...presenceHeader() };
  const response = await reach(url, { credentials: 'same-origin', headers, signal }, [400, 1600]);
  if (response.ok) return response.blob();
  const id = response.headers.get('x-request-id') ?? undefined;
  const answer: unknown = await response.json().catch(() => null);
  const code = (answer as { code?: unknown } | null)?.code;
  return fail(typeof code === 'string' ? code : 'INTERNAL', response.statusText, response.status, id);
}
