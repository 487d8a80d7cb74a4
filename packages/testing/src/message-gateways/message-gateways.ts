import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A received mail: the envelope's recipient and all its lines. */
export interface CaughtMail {
  readonly to: string;
  readonly raw: string;
}
export interface CaughtSms {
  readonly id: string;
  readonly to: string;
  readonly text: string;
}

export interface CaughtTemplate {
  readonly id: string;
  readonly to: string;
  readonly template: string;
  readonly language: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * A mail server, an SMS gateway and a messenger that store what they receive; `loseNextAnswer`: the next message gets no answer; `refuse`: an address
 * takes nothing, for good (`smtpReply`: the mail server's answer to RCPT); `overLimit`: so many messages to the messenger are over its limit.
 */
export interface Gateways {
  readonly settings: { SMTP_URL: string; SMS_URL: string; MESSENGER_URL: string };
  readonly mails: CaughtMail[];
  readonly messages: CaughtSms[];
  readonly templates: CaughtTemplate[];
  loseNextAnswer(): void;
  refuse(address: string, smtpReply?: string): void;
  overLimit(count: number): void;
  close(): Promise<void>;
}

export async function openGateways(): Promise<Gateways> {
  const mails: CaughtMail[] = [];
  const messages: CaughtSms[] = [];
  const templates: CaughtTemplate[] = [];
  const refused = new Map<string, string>();
  let isLosing = false;
  let overLimit = 0;
  const takeLoss = () => {
    const was = isLosing;
    isLosing = false;
    return was;
  };
  const smtp = createServer((socket) => serveSmtp(socket, mails, refused, takeLoss));
  const http = createHttp(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString());
    const isTemplate = request.url === '/messenger';
    const refuse = (status: number, code: string) => response.writeHead(status).end(JSON.stringify({ code }));
    if (isTemplate && overLimit > 0) {
      overLimit -= 1;
      return refuse(429, 'RATE_LIMITED');
    }
    if (refused.has(message.to)) return isTemplate ? refuse(404, 'UNKNOWN_RECIPIENT') : refuse(422, '');
    (isTemplate ? templates : messages).push(message);
    if (takeLoss()) request.socket.destroy();
    else response.writeHead(202).end();
  });
  const port = async (server: typeof smtp | typeof http) => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const [smtpPort, httpPort] = [await port(smtp), await port(http)];
  return {
    settings: {
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      SMS_URL: `http://127.0.0.1:${httpPort}/sms`,
      MESSENGER_URL: `http://app:key@127.0.0.1:${httpPort}/messenger`,
    },
    mails,
    messages,
    templates,
    refuse: (address, smtpReply = '550 5.1.1 no such mailbox') => void refused.set(address, smtpReply),
    overLimit: (count) => {
      overLimit = count;
    },
    loseNextAnswer: () => {
      isLosing = true;
    },
    close: async () => {
      http.closeAllConnections();
      await Promise.all([smtp, http].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

/** The part of SMTP (RFC 5321) that one mail needs. */
function serveSmtp(
  socket: Socket,
  mails: CaughtMail[],
  refused: ReadonlyMap<string, string>,
  takeLoss: () => boolean,
): void {
  let rest = '';
  let to = '';
  let data: string[] | undefined;
  const reply = (line: string) => socket.write(`${line}\r\n`);
  const handleLine = (line: string) => {
    if (data !== undefined) {
      if (line !== '.') return data.push(line);
      mails.push({ to, raw: data.join('\r\n') });
      data = undefined;
      return takeLoss() ? socket.destroy() : reply('250 kept');
    }
    to = /^RCPT TO:<(.*)>/i.exec(line)?.[1] ?? to;
    if (/^DATA/i.test(line)) data = [];
    const refusal = /^RCPT/i.test(line) ? refused.get(to) : undefined;
    if (refusal !== undefined) return reply(refusal);
    return reply(/^DATA/i.test(line) ? '354 go on' : /^QUIT/i.test(line) ? '221 bye' : '250 fine');
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) handleLine(line);
  });
  reply('220 test');
}

/** The parts of a mail by type, decoded. */
export function partsOf({ raw }: CaughtMail): Record<string, string> {
  const part = /Content-Type: (text\/\w+); charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n([\w+/=\r\n]+)/g;
  return Object.fromEntries(
    [...raw.matchAll(part)].map(([, type, body]) => [type, Buffer.from(body ?? '', 'base64').toString()]),
  );
}

export const headerOf = ({ raw }: CaughtMail, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'mi').exec(raw.split('\r\n\r\n')[0] ?? '')?.[1]?.trim();
