import { writeDigest, writeMail } from '@beian/domain';
import type { NoticeToSend } from '@beian/orders';
import { createTransport } from 'nodemailer';
import type { Limits } from './limits.ts';

interface MailSettings {
  readonly url: string;
  /** A mail address, with or without a name. */
  readonly from: string;
  /** Where readers see their orders; the order's number is appended. Left out: a mail has no link. */
  readonly orderUrl?: string | undefined;
  /** The console's address, for staff. Left out: their mails have no links. */
  readonly consoleUrl?: string | undefined;
}

/** The library would read a list, a group or a second line into it, and send to each. */
const singleAddress = /^[^\s<>()[\]:;,"\\@\p{Cc}]{1,64}@[^\s<>()[\]:;,"\\@\p{Cc}]{1,255}$/u;

/** Notices by mail, as text and HTML. Throws without the address, which the mail server's own words hold. */
export function openMail({ url, from, orderUrl, consoleUrl }: MailSettings, limits: Limits['mail']) {
  const host = /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  const transport = createTransport({
    url,
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.totalMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const compose = ({ letter, digest }: NoticeToSend['content']) => {
    if (letter === undefined) return writeDigest(digest, consoleUrl ?? null);
    const { order } = letter;
    return writeMail(
      letter,
      orderUrl === undefined || order === null ? null : `${orderUrl}${encodeURIComponent(order)}`,
    );
  };
  const send = async ({ id, address, content: says }: NoticeToSend): Promise<void> => {
    if (!singleAddress.test(address)) throw new Error('the mail cannot be sent: the address is not one address');
    const mail = {
      ...compose(says),
      from,
      to: { name: '', address },
      // The same on every try: who receives it twice can tell.
      messageId: `<${id}@${host}>`,
      // Chinese letters take less so, and a part is whole text for whoever looks into a mail.
      textEncoding: 'base64' as const,
      // RFC 3834: an absent reader's answering machine is silent.
      headers: { 'Auto-Submitted': 'auto-generated' },
    };
    let timer: NodeJS.Timeout | undefined;
    const timedOut = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the mail server takes too long')), limits.totalMs);
    });
    const sent = transport.sendMail(mail).catch((error: unknown) => {
      const { code, responseCode } = error as { code?: string; responseCode?: number };
      throw new Error(`the mail cannot be sent: ${[code, responseCode].filter(Boolean).join(' ')}`);
    });
    await Promise.race([sent, timedOut]).finally(() => clearTimeout(timer));
  };
  return { send, close: () => transport.close() };
}
