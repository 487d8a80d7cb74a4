import type { NoticeToSend } from '@beian/orders';
import type { Limits } from './limits.ts';

/** Notices by SMS: `{id, to, text}` to the gateway, whose answer counts by its status alone. */
export const openSms =
  (url: string, limits: Limits['sms']) =>
  async ({ id, address, says: { letter } }: NoticeToSend): Promise<void> => {
    if (letter === undefined) throw new Error('a digest is no message for a phone');
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id, to: address, text: letter.sms }),
      signal: AbortSignal.timeout(limits.totalMs),
      redirect: 'error',
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the SMS gateway answers ${answer.status}`);
  };
