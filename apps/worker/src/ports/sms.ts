import type { Outbound } from '@beian/bureau-protocol/outbound';
import type { NoticeToSend } from '@beian/orders/notices';
import { jsonBody } from './http-get.ts';
import type { Limits } from './limits.ts';

/** Sends notices by SMS: `{id, to, text}` to the gateway; only the status of its answer is used. */
export const openSms =
  (url: string, limits: Limits['sms'], outbound: Outbound) =>
  async ({ id, address, content: { letter } }: NoticeToSend): Promise<void> => {
    if (letter === undefined) throw new Error('a digest is no message for a phone');
    const { status } = await outbound(new URL(url), {
      ...{ method: 'POST', limits, body: jsonBody({ id, to: address, text: letter.sms }) },
      headers: { 'content-type': 'application/json' },
    });
    if (status < 200 || status > 299) throw new Error(`the SMS gateway answers ${status}`);
  };
