import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { adapter, Undeliverable } from './channel-adapter.ts';

/** Answers of a mail server are lines, which the library bounds. */
const limits = { connectMs: 5000, totalMs: 20_000 };

/** One plain address. The library would parse a list, a group or a second line as more recipients. */
const singleAddress = /^[^\s<>()[\]:;,"\\@\p{Cc}]{1,64}@[^\s<>()[\]:;,"\\@\p{Cc}]{1,255}$/u;

interface SmtpFault {
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** The command that was refused. */
  readonly command?: string;
}

/**
 * Mails, as text and HTML, by SMTP. A 5xx answer to the recipient or the content is final (RFC 5321, 4.2.1), except a policy of the server against us
 * (enhanced code 5.7.x, RFC 3463), which its operator may mend. Errors are thrown without the address, which the server's message contains.
 */
export const mail = adapter('mail', {
  settings: {
    SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// address' }),
    /** A mail address, with or without a name. */
    MAIL_FROM: z
      .string({ error: 'must be a mail address' })
      .min(1, 'must be a mail address')
      .default('备案审核台 <desk@beian-desk.example>'),
  },
  secrets: ['SMTP_URL'],
  open: ({ SMTP_URL: url, MAIL_FROM: from }) => {
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
    return {
      deliver: async (written, { id, address }) => {
        if (!singleAddress.test(address))
          throw new Undeliverable('UNKNOWN_ADDRESS', 'the mail cannot be sent: the address is not one address');
        const message = {
          ...written,
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
        const sent = transport.sendMail(message).catch((error: unknown) => {
          throw faultOf(error as SmtpFault);
        });
        await Promise.race([sent, timedOut]).finally(() => clearTimeout(timer));
      },
      close: () => transport.close(),
    };
  },
});

function faultOf({ code, responseCode = 0, response = '', command = '' }: SmtpFault): Error {
  const why = `the mail cannot be sent: ${[code, responseCode || ''].filter(Boolean).join(' ')}`;
  const isFinal = responseCode >= 500 && responseCode <= 599 && !/^5\d\d[ -]5\.7\.\d/.test(response);
  if (isFinal && command === 'RCPT TO') return new Undeliverable('UNKNOWN_ADDRESS', why);
  return isFinal && command === 'DATA' ? new Undeliverable('REFUSED', why) : new Error(why);
}
