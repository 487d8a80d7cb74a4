import type { BureauClient } from '@beian/bureau';
import type { BureauConnectionRow, NoticeToSend, SmsQuestion, SmsWord } from '@beian/orders';
import type { Environment } from '../environment.ts';
import { openBureaus } from './bureau.ts';
import { limitsOf } from './limits.ts';
import { openMail } from './mail.ts';
import { openRegistry, type Registry } from './registry.ts';
import { openSms } from './sms.ts';
import { openSmsStatus } from './sms-status.ts';

/** The ways out: bureaus, domain registry, mail, phone, the ministry. */
export interface Ports {
  bureau(connection: BureauConnectionRow): BureauClient;
  registry: Registry;
  mail(notice: NoticeToSend): Promise<void>;
  sms(notice: NoticeToSend): Promise<void>;
  /** How the SMS check of a phone stands; left out: reviewers look it up. */
  smsStatus?(question: SmsQuestion): Promise<SmsWord>;
  close(): void;
}

export function openPorts(env: Environment): Ports {
  const limits = limitsOf(env);
  const mail = openMail({ url: env.SMTP_URL, from: env.MAIL_FROM, orderUrl: env.ORDER_URL }, limits.mail);
  return {
    bureau: openBureaus(limits.bureau),
    registry: openRegistry(env.REGISTRY_URL, limits.registry),
    mail: mail.send,
    sms: openSms(env.SMS_URL, limits.sms),
    ...(env.MINISTRY_URL === undefined ? {} : { smsStatus: openSmsStatus(env.MINISTRY_URL, limits.smsStatus) }),
    close: mail.close,
  };
}
