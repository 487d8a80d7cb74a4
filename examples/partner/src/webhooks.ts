import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** The body of a webhook (docs/api: PartnerEvent). */
export interface WebhookEvent {
  /** The same on every retry and replay: ignore an id that you have processed. */
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly test: boolean;
  readonly order: {
    readonly id: string;
    readonly number: string;
    readonly state: string;
    readonly version: number;
  } | null;
}

export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Returns the event when the signature is valid: HMAC-SHA256 over id, time and the raw body, compared in constant time, with a
 * timestamp at most 300 s old or ahead (Standard Webhooks); else undefined. During a rotation pass the old and the new secret.
 */
export function verify(body: string, headers: Headers, secrets: readonly string[]): WebhookEvent | undefined {
  const text = (name: string) => String(headers[name] ?? '');
  const signed = {
    'webhook-id': text('webhook-id'),
    'webhook-timestamp': text('webhook-timestamp'),
    'webhook-signature': text('webhook-signature'),
  };
  for (const secret of secrets) {
    try {
      return new Webhook(secret).verify(body, signed) as WebhookEvent;
    } catch {
      // Try the next secret.
    }
  }
  return undefined;
}

const MAX_BODY_BYTES = 64 * 1024;

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Number of remembered ids, so that a repeated event is processed once. */
const MAX_REMEMBERED_IDS = 10_000;

/**
 * A receiver: answers 204 for a valid event, 401 for an invalid signature, 413 for a body that is too large. Answer before you
 * process: when the answer takes longer than the sender's timeout, the event is sent again.
 */
export function receiveWebhooks(secrets: () => readonly string[], onEvent: (event: WebhookEvent) => void): Server {
  const seen = new Set<string>();
  return createServer((request, response) => {
    const answer = async () => {
      const body = await bodyOf(request);
      if (body === undefined) return 413;
      const event = verify(body, request.headers, secrets());
      if (event === undefined) return 401;
      if (!seen.has(event.id)) {
        seen.add(event.id);
        if (seen.size > MAX_REMEMBERED_IDS) seen.delete(seen.values().next().value as string);
        onEvent(event);
      }
      return 204;
    };
    answer().then(
      (status) => response.writeHead(status).end(),
      () => response.destroy(),
    );
  });
}
