import { createHmac } from 'node:crypto';
import type { OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { DeliveryFault } from '@beian/domain/notices';
import { z } from 'zod';
import { adapter, Undeliverable } from './channel-adapter.ts';
import { jsonBody, parseJson } from './http-get.ts';

const limits: OutboundLimits = { connectMs: 5000, totalMs: 10_000, maxBytes: 16 * 1024 };

/** The provider's codes after which another try is useless; any other answer, such as RATE_LIMITED, is tried again. */
const refusals: Readonly<Record<string, DeliveryFault>> = {
  UNKNOWN_RECIPIENT: 'UNKNOWN_ADDRESS',
  NOT_SUBSCRIBED: 'UNKNOWN_ADDRESS',
  UNKNOWN_TEMPLATE: 'REFUSED',
  INVALID_MESSAGE: 'REFUSED',
};
const answerShape = z.object({ code: z.string().max(60) });

/**
 * Template messages of a messenger or pushes of an app: `POST {id, to, template, language, values}` with the headers `app`, `timestamp` and
 * `signature`, the HMAC-SHA256 of `timestamp.body` as hex (docs/operations.md, Channels of notices). A provider with another interface is
 * reached through a program that takes this.
 */
export const messenger = adapter('messenger', {
  settings: {
    /** With the app's id and the key of the signature: `https://APP:KEY@host/path`; unset: the channel is off. */
    MESSENGER_URL: z
      .url({ protocol: /^https?$/, error: 'must be an http:// address' })
      .refine(
        (url) => URL.canParse(url) && new URL(url).password !== '',
        'must hold app and key: https://APP:KEY@host/path',
      )
      .optional(),
  },
  secrets: ['MESSENGER_URL'],
  open: ({ MESSENGER_URL: setting }, { outboundTo }) => {
    if (setting === undefined) return undefined;
    const url = new URL(setting);
    const [app, key] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    Object.assign(url, { username: '', password: '' });
    const outbound = outboundTo(url.href);
    return {
      deliver: async (message, { id, address }) => {
        const body = jsonBody({ id, to: address, ...message });
        const timestamp = String(Math.floor(Date.now() / 1000));
        const signer = createHmac('sha256', key).update(`${timestamp}.`);
        for (const piece of body.pieces()) signer.update(piece);
        const { status, bytes } = await outbound(url, {
          ...{ method: 'POST', limits, body },
          headers: {
            ...{ accept: 'application/json', 'content-type': 'application/json' },
            ...{ app, timestamp, signature: signer.digest('hex') },
          },
        });
        if (status >= 200 && status <= 299) return;
        const code = codeOf(bytes.toString('utf8'));
        const why = `the messenger answers ${status} ${code}`;
        const fault = refusals[code];
        throw fault === undefined ? new Error(why) : new Undeliverable(fault, why);
      },
    };
  },
});

function codeOf(text: string): string {
  try {
    const { data } = answerShape.safeParse(parseJson(text));
    return /^[A-Z_]+$/.test(data?.code ?? '') ? (data?.code ?? '') : 'without a code';
  } catch {
    return 'without a code';
  }
}
