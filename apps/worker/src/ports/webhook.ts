import http from 'node:http';
import https from 'node:https';
import type { AttemptFault } from '@beian/domain';
import type { AttemptEnd, DeliveryInHand } from '@beian/orders';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Webhook as Signer } from 'standardwebhooks';
import type { Limits } from './limits.ts';

/** One try: how it ended. Never throws for what the other side does. */
export type Webhook = (delivery: DeliveryInHand) => Promise<AttemptEnd>;

/**
 * Webhooks as Standard Webhooks says (github.com/standard-webhooks): `webhook-id` is the event's and the same on every try, `webhook-signature` an
 * HMAC-SHA256 over id, time and body by each secret in force. `beian-attempt` is the try's own id. The address that is connected to is
 * looked at, not the one that was looked up before, so that a name which points elsewhere by then leads nowhere inside; redirects are not followed.
 */
export function openWebhook({ totalMs }: Limits['webhook'], allowPrivate: boolean): Webhook {
  const filter = { keepAlive: false, allowPrivateIPAddress: allowPrivate, allowMetaIPAddress: false };
  const agents = { 'http:': new RequestFilteringHttpAgent(filter), 'https:': new RequestFilteringHttpsAgent(filter) };
  return async ({ url: address, secrets, event, attemptId }) => {
    const started = performance.now();
    const end = (fault: AttemptFault | null, status: number | null = null): AttemptEnd => ({
      status,
      fault,
      tookMs: Math.round(performance.now() - started),
    });
    const url = new URL(address);
    if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:')) return end('NOT_PUBLIC');
    const body = JSON.stringify(event);
    const now = new Date();
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'beian-desk-webhooks/1',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((secret) => new Signer(secret).sign(event.id, now, body)).join(' '),
      'beian-attempt': attemptId,
    };
    const deadline = AbortSignal.timeout(totalMs);
    try {
      const status = await post(url, { agent: agents[url.protocol], headers, signal: deadline }, body);
      if (status >= 200 && status < 300) return end(null, status);
      return end(status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS', status);
    } catch (error) {
      return end(deadline.aborted ? 'LATE' : faultOf(error));
    }
  };
}

/** Sends and reads the status alone. Rejects where none comes. */
const post = (url: URL, options: https.RequestOptions, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      { ...options, method: 'POST' },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.on('error', () => undefined);
        // Whatever else it says is not waited for.
        response.destroy();
      },
    );
    request.on('error', reject);
    request.end(body);
  });

function faultOf(error: unknown): AttemptFault {
  const { code = '', message = '' } = error as NodeJS.ErrnoException;
  if (message.startsWith('DNS lookup') && message.includes('is not allowed')) return 'NOT_PUBLIC';
  return /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/.test(code) ? 'TLS' : 'UNREACHABLE';
}
