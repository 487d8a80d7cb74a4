import { type BureauClient, createBureauClient } from '@beian/bureau';
import type { BureauConnectionRow, NoticeToSend } from '@beian/orders';
import { createTransport } from 'nodemailer';
import type { Environment } from '../environment.ts';
import { limitsOf } from './limits.ts';

/** The ways out: bureaus, mail, phone. */
export interface Ports {
  bureau(connection: BureauConnectionRow): BureauClient;
  mail(notice: NoticeToSend): Promise<void>;
  sms(notice: NoticeToSend): Promise<void>;
  close(): void;
}

export function openPorts(env: Environment): Ports {
  const limits = limitsOf(env);
  const transport = createTransport({
    url: env.SMTP_URL,
    connectionTimeout: limits.mail.connectMs,
    greetingTimeout: limits.mail.connectMs,
    socketTimeout: limits.mail.totalMs,
  });
  const clients = new Map<string, BureauClient>();
  return {
    bureau: (connection) => {
      // A connection whose address or account changed is another client.
      const key = JSON.stringify([connection.id, connection.wsdl, connection.ispId, connection.userName]);
      const known = clients.get(key);
      if (known !== undefined) return known;
      const client = createBureauClient(
        {
          ispId: connection.ispId,
          userName: connection.userName,
          password: connection.password,
          upDownLoadWsdl: connection.wsdl,
          encryption: connection.encryption,
        },
        limits.bureau,
      );
      clients.set(key, client);
      return client;
    },
    mail: async ({ id, address, subject, body }) => {
      // The same id on every try: who receives it twice can tell.
      const messageId = `<${id}@beian-desk.example>`;
      await transport.sendMail({ from: env.MAIL_FROM, to: address, subject, text: body, messageId });
    },
    sms: async ({ id, address, body }) => {
      const answer = await fetch(env.SMS_URL, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id, to: address, text: body }),
        signal: AbortSignal.timeout(limits.sms.totalMs),
        redirect: 'error',
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the SMS gateway answers ${answer.status}`);
    },
    close: () => transport.close(),
  };
}
