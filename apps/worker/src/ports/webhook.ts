import { createOutbound, OutboundFault, type OutboundProxy } from '@beian/bureau-protocol/outbound';
import { type AttemptFault, endpointUrlFault } from '@beian/domain/partner';
import type { AttemptResult, ClaimedDelivery } from '@beian/partners/events';
import { Webhook as Signer } from 'standardwebhooks';
import { jsonBody } from './http-get.ts';
import type { Limits } from './limits.ts';

/** One attempt and its result. Never throws because of the other side. */
export type Webhook = (delivery: ClaimedDelivery) => Promise<AttemptResult>;

/**
 * Standard Webhooks (github.com/standard-webhooks): `webhook-id` is the event's id and the same on every attempt; `webhook-signature` is an
 * HMAC-SHA256 over id, time and body for each valid secret. `beian-attempt` is the id of the attempt. The address is checked when the
 * connection is made, so a name that resolves to an internal address by then is refused; redirects are not followed.
 */
export function openWebhook(limits: Limits['webhook'], allowPrivate: boolean, proxy?: OutboundProxy): Webhook {
  const outbound = createOutbound(() => allowPrivate, [], proxy);
  return async ({ url: address, secrets, event, attemptId }) => {
    const started = performance.now();
    const end = (fault: AttemptFault | null, status: number | null = null): AttemptResult => ({
      status,
      fault,
      tookMs: Math.round(performance.now() - started),
    });
    // The endpoint may have been saved under an earlier rule.
    if (endpointUrlFault(address, allowPrivate) !== undefined) return end('ADDRESS');
    const url = new URL(address);
    const text = JSON.stringify(event);
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'beian-desk-webhooks/1',
      ...signatureHeaders(event.id, new Date(), text, secrets),
      'beian-attempt': attemptId,
    };
    try {
      const { status } = await outbound(url, { method: 'POST', limits, headers, body: jsonBody(event) });
      if (status >= 200 && status < 300) return end(null, status);
      return end(status >= 300 && status < 400 ? 'REDIRECT' : 'STATUS', status);
    } catch (error) {
      if (!(error instanceof OutboundFault)) throw error;
      return end(faults[error.why] ?? 'UNREACHABLE');
    }
  };
}

/** The headers by which a receiver verifies a body: one signature for each valid secret. */
export const signatureHeaders = (id: string, at: Date, body: string, secrets: readonly string[]) => ({
  'webhook-id': id,
  'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
  'webhook-signature': secrets.map((secret) => new Signer(secret).sign(id, at, body)).join(' '),
});

const faults: Readonly<Partial<Record<OutboundFault['why'], AttemptFault>>> = {
  inside: 'NOT_PUBLIC',
  tls: 'TLS',
  late: 'LATE',
};
