import { createServer, type IncomingMessage, type Server } from 'node:http';
import { Webhook } from 'standardwebhooks';

/** The body of a webhook (docs/api: PartnerEvent). */
export interface WebhookEvent {
  /** The same on every try and in every replay: whoever has seen it ignores it. */
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
 * The event, where its signature is right: HMAC-SHA256 over id, time and the body as it came, compared in constant time, signed no
 * longer than 300 s ago or ahead (Standard Webhooks). Undefined where it is not. Several secrets: while you rotate, the old and the new one.
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
      // The next secret may be the one.
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

/** Ids that are remembered, so that what comes a second time is told once. */
const MAX_REMEMBERED_IDS = 10_000;

/**
 * A receiver: 204 once the event is taken, 401 for what is not signed, 413 for what is too large. Answer first and work later: who takes longer
 * than the sender waits hears the same event again.
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
