import type { BureauClient } from '@beian/bureau';
import type { BureauConnectionRow, NoticeToSend, SmsQuestion, SmsWord } from '@beian/orders';
import type { Environment } from '../environment.ts';
import { type KeepIncident, openBureaus } from './bureau.ts';
import { type BureauApp, openBureauApp } from './bureau-app.ts';
import { limitsOf } from './limits.ts';
import { openMail } from './mail.ts';
import { openRegistry, type Registry } from './registry.ts';
import { openSms } from './sms.ts';
import { openSmsStatus } from './sms-status.ts';

/** The ways out: bureaus, their app for the photo, domain registry, mail, phone, the ministry. */
export interface Ports {
  bureau(connection: BureauConnectionRow): BureauClient;
  registry: Registry;
  mail(notice: NoticeToSend): Promise<void>;
  sms(notice: NoticeToSend): Promise<void>;
  /** How the SMS check of a phone stands; left out: reviewers look it up. */
  smsStatus?(question: SmsQuestion): Promise<SmsWord>;
  /** The picture behind a collection code; left out: the app is not connected. */
  bureauApp?: BureauApp;
  close(): void;
}

export function openPorts(env: Environment, keep: KeepIncident): Ports {
  const limits = limitsOf(env);
  const mail = openMail(
    { url: env.SMTP_URL, from: env.MAIL_FROM, orderUrl: env.ORDER_URL, consoleUrl: env.CONSOLE_URL },
    limits.mail,
  );
  return {
    bureau: openBureaus(limits, keep),
    registry: openRegistry(env.REGISTRY_URL, limits.registry),
    mail: mail.send,
    sms: openSms(env.SMS_URL, limits.sms),
    ...(env.MINISTRY_URL === undefined ? {} : { smsStatus: openSmsStatus(env.MINISTRY_URL, limits.smsStatus) }),
    ...(env.BUREAU_APP_URL === undefined ? {} : { bureauApp: openBureauApp(env.BUREAU_APP_URL, limits.bureauApp) }),
    close: mail.close,
  };
}
