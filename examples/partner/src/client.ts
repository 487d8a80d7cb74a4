import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TadaDocumentNode } from 'gql.tada';
import { print } from 'graphql';
import type { Refusal } from './operations.ts';

export interface ApiConnection {
  /** Address of the API, e.g. http://127.0.0.1:4000 */
  readonly url: string;
  /** `bd_test_…` for test orders, `bd_live_…` for real ones. */
  readonly key: string;
  /** Language of messages, advice and labels: `en` or `zh`. */
  readonly language: string;
}

/** An expected refusal, with advice for each reason. */
export class Refused extends Error {
  constructor(refusal: { code: string; reasons: readonly Omit<Refusal['reasons'][number], 'ruleId'>[] }) {
    const lines = refusal.reasons.map(
      ({ code, field, message, suggestion }) =>
        `  ${field === null || field === undefined ? '' : `${field}: `}${message} (${code})${suggestion ? ` – ${suggestion}` : ''}`,
    );
    super([`refused: ${refusal.code}`, ...lines].join('\n'));
    this.name = 'Refused';
  }
}

/** Tries of a call that got no answer, or was answered with "not now". The idempotency key prevents a second effect. */
const MAX_ATTEMPTS = 4;

/** An idempotency key for one action; use the same key on every retry. */
export const newKey = (): string => randomUUID();

/** Retries when no answer came (network, 5xx), and after the time that a 429 names. */
async function fetchWithRetry(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await send().catch((error: unknown) => {
      if (attempt >= MAX_ATTEMPTS) throw error;
      return undefined;
    });
    if (answer !== undefined && answer.status !== 429 && (answer.status < 500 || attempt >= MAX_ATTEMPTS))
      return answer;
    const wait = Number(answer?.headers.get('retry-after') ?? 2 ** attempt / 4);
    await answer?.body?.cancel();
    await sleep(1000 * wait);
  }
}

const keyHint = 'it is unknown, over or revoked; set BEIAN_KEY to one that holds';

/** Runs one operation. Faults of the request are thrown; refusals are part of the result type. */
export async function call<Result, Variables>(
  { url, key, language }: ApiConnection,
  document: TadaDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const answer = await fetchWithRetry(() =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'accept-language': language,
        authorization: `Bearer ${key}`,
      },
      body: JSON.stringify({ query: print(document), variables }),
    }),
  );
  if (answer.status === 401) throw new Error(`the key does not hold: ${keyHint}`);
  const body = (await answer.json()) as { data?: Result; errors?: readonly { message: string }[] };
  if (body.errors !== undefined || body.data === undefined)
    throw new Error(body.errors?.map(({ message }) => message).join(' · ') ?? `the API answered ${answer.status}`);
  return body.data;
}

/** Returns the result of a mutation, or throws its refusal. @throws Refused */
export function unwrapResult<T extends { __typename: string }>(result: T): Exclude<T, { __typename: 'ActionRefused' }> {
  if (result.__typename === 'ActionRefused') throw new Refused(result as unknown as Refusal);
  return result as Exclude<T, { __typename: 'ActionRefused' }>;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * Uploads one image, JPEG or PNG up to 4 MB, to the path of a ticket; `sent` gets the number of bytes sent so far.
 * @throws Refused
 */
export async function upload(
  { url, language }: Pick<ApiConnection, 'url' | 'language'>,
  path: string,
  image: Buffer,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const isPng = image.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
  const answer = await fetchWithRetry(() =>
    fetch(`${url}${path}`, {
      method: 'PUT',
      headers: {
        'content-type': isPng ? 'image/png' : 'image/jpeg',
        'accept-language': language,
      },
      body: streamChunks(image, onProgress),
      duplex: 'half',
    }),
  );
  const body = (await answer.json()) as { id?: string; code?: string; reasons?: Refusal['reasons'] };
  if (body.id !== undefined) return;
  throw new Refused({ code: body.code ?? String(answer.status), reasons: body.reasons ?? [] });
}

/** Produces the next chunk when the last one has been read. */
function streamChunks(bytes: Buffer, onProgress: (bytes: number) => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = bytes.subarray(at, at + CHUNK_BYTES);
      at += chunk.length;
      controller.enqueue(chunk);
      onProgress(at);
      if (at >= bytes.length) controller.close();
    },
  });
}
