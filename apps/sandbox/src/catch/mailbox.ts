import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { openJsonLines } from '../store/durable.ts';
import type { Refusals } from './refusals.ts';

const mailShape = z.object({
  id: z.string(),
  /** ISO time of the sandbox's clock */
  at: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** null: the mail has only text. */
  html: z.string().nullable().default(null),
  /** Header `Auto-Submitted` (RFC 3834); null: none. */
  autoSubmitted: z.string().nullable().default(null),
});
export type Mail = z.infer<typeof mailShape>;

export interface Mailbox {
  /** Newest first. */
  all(): readonly Mail[];
  readonly port: number;
  close(): Promise<void>;
}

const maxMailBytes = 5 * 1024 * 1024;

class SmtpRefused extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

/**
 * An SMTP server that stores mail for any address that is not set to be refused. A repeated Message-ID is accepted and stored once.
 * @throws when the port is taken
 */
export async function openMailbox(
  folder: string,
  { host, port }: { readonly host: string; readonly port: number },
  clock: Clock,
  refusals: Refusals,
): Promise<Mailbox> {
  const lines = openJsonLines(join(folder, 'mailbox.jsonl'), (value) => mailShape.parse(value));
  const mails = lines.all();
  const known = new Set(mails.map((mail) => mail.id));

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: maxMailBytes,
    closeTimeout: 200,
    logger: false,
    onRcptTo: ({ address }, _session, done) =>
      refusals.refuses(address) ? done(new SmtpRefused(550, '5.1.1 no such mailbox')) : done(),
    onData: (stream, session, done) => {
      simpleParser(stream, { skipHtmlToText: false, skipImageLinks: true })
        .then((parsed) => {
          if (stream.sizeExceeded) throw new SmtpRefused(552, 'message exceeds 5 MB');
          const sender = session.envelope.mailFrom;
          const mail: Mail = {
            id: parsed.messageId ?? `<${randomUUID()}@sandbox.example>`,
            at: clock.now().toISOString(),
            from: sender ? sender.address : '',
            to: session.envelope.rcptTo.map((recipient) => recipient.address),
            subject: parsed.subject ?? '',
            text: parsed.text ?? '',
            html: parsed.html || null,
            autoSubmitted: String(parsed.headers.get('auto-submitted') ?? '') || null,
          };
          if (known.has(mail.id)) return;
          lines.append(mail);
          known.add(mail.id);
          mails.push(mail);
        })
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error('the mail cannot be read')),
        );
    },
  });
  const listening = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject);
    const net = server.listen(port, host, () => {
      server.off('error', reject);
      resolve(net.address() as AddressInfo);
    });
  });
  // Errors of a client that disconnects are ignored.
  server.on('error', () => undefined);

  return {
    all: () => [...mails].reverse(),
    port: listening.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          lines.close();
          resolve();
        });
      }),
  };
}
