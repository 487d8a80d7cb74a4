import type { NoticeToSend } from '@beian/orders';
import { createTransport } from 'nodemailer';
import type { Limits } from './limits.ts';

/** Notices by mail. Throws without the address, which the mail server's own words hold. */
export function openMail(url: string, from: string, limits: Limits['mail']) {
  const transport = createTransport({
    url,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.totalMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const send = async ({ id, address, subject, body }: NoticeToSend): Promise<void> => {
    // The same id on every try: who receives it twice can tell.
    const messageId = `<${id}@beian-desk.example>`;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the mail server takes too long')), limits.totalMs);
    });
    const sent = transport.sendMail({ from, to: address, subject, text: body, messageId }).catch((error: unknown) => {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      throw new Error(`the mail cannot be sent: ${[code, responseCode].filter(Boolean).join(' ')}`);
    });
    await Promise.race([sent, late]).finally(() => clearTimeout(timer));
  };
  return { send, close: () => transport.close() };
}
