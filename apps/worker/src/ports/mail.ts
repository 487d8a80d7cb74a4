import { writeDigest, writeMail } from '@beian/domain/notices';
import type { NoticeToSend } from '@beian/orders/notices';
import { createTransport } from 'nodemailer';
import type { Limits } from './limits.ts';

interface MailSettings {
  readonly url: string;
  /** A mail address, with or without a name. */
  readonly from: string;
  /** Page where applicants see their orders; the order's number is appended. Undefined: mails have no link. */
  readonly orderUrl?: string | undefined;
  /** The console's address, for mails to staff. Undefined: they have no links. */
  readonly consoleUrl?: string | undefined;
}

/** One plain address. The library would parse a list, a group or a second line as more recipients. */
const singleAddress = /^[^\s<>()[\]:;,"\\@\p{Cc}]{1,64}@[^\s<>()[\]:;,"\\@\p{Cc}]{1,255}$/u;

/** Sends notices by mail, as text and HTML. Errors are thrown without the address, which the mail server's message contains. */
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
      // The same on every attempt, so that a recipient can detect duplicates.
      messageId: `<${id}@${host}>`,
      // base64 is shorter for Chinese text.
      textEncoding: 'base64' as const,
      // RFC 3834: prevents automatic replies.
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
