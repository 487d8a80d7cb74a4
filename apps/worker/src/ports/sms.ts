import type { OutboundLimits } from '@beian/bureau-protocol/outbound';
import { z } from 'zod';
import { adapter, Undeliverable } from './channel-adapter.ts';
import { jsonBody } from './http-get.ts';

/** Only the status of the answer is used. */
const limits: OutboundLimits = { connectMs: 5000, totalMs: 10_000, maxBytes: 0 };
/** The gateway will not take this message, however often it is sent. All others, such as 404 of a wrong address, may be mended. */
const refusals: readonly number[] = [400, 410, 422];

/** Text messages: `POST {id, to, text}` to the gateway. */
export const sms = adapter('sms', {
  settings: { SMS_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// address' }) },
  secrets: ['SMS_URL'],
  open: ({ SMS_URL: url }, { outboundTo }) => {
    const outbound = outboundTo(url);
    return {
      deliver: async (text, { id, address }) => {
        const { status } = await outbound(new URL(url), {
          ...{ method: 'POST', limits, body: jsonBody({ id, to: address, text }) },
          headers: { 'content-type': 'application/json' },
        });
        if (status >= 200 && status <= 299) return;
        const why = `the SMS gateway answers ${status}`;
        throw refusals.includes(status) ? new Undeliverable('UNKNOWN_ADDRESS', why) : new Error(why);
      },
    };
  },
});
