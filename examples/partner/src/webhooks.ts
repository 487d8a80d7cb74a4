import { createServer, type IncomingMessage, type Server } from 'node:http';
import { verifyWebhook, type WebhookEvent } from '@beian-desk/client';

const MAX_BODY_BYTES = 64 * 1024;

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
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
      const event = await verifyWebhook({ body, headers: request.headers }, secrets());
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
