import { type Text, text } from '../text.ts';
import type { OrderKind } from './names.ts';

/** 短信核验: how the check of one phone stands (rules.md §9). */
export const smsStates = {
  waiting: text('待核验', 'Waiting'),
  verified: text('已核验', 'Verified'),
  failed: text('核验失败', 'Failed'),
  timedOut: text('已超时', 'Timed out'),
} as const satisfies Record<string, Text>;

export type SmsState = keyof typeof smsStates;

/** Whose phone gets a code. */
export const smsPersons = {
  subject: text('主体负责人', "Subject's principal"),
  website: text('网站负责人', "Website's principal"),
} as const satisfies Record<string, Text>;

export type SmsPerson = keyof typeof smsPersons;

/** Who is verified by what kind of order (rules.md §9, A18-SMS). */
export const smsPersonsOf: Readonly<Record<OrderKind, readonly SmsPerson[]>> = {
  CHANGE_SUBJECT: ['subject'],
  CHANGE_WEBSITE: ['website'],
};

/** Wrong entries after which the ministry returns an order (rules.md §9). */
export const smsWrongEntries = 5;

/** "Contact 1": of several mobiles joined by `;` the first. */
export const firstMobile = (mobiles: string): string => mobiles.split(';')[0]?.trim() ?? '';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const shortest = 5 * second;
const longest = 15 * minute;
/** The ministry's word may reach a provider a day after the entry (rules.md §9, Feedback). */
const feedback = 24 * hour;

interface Ask {
  /** Instants, milliseconds since 1970 UTC. */
  readonly now: number;
  /** The hand-over. */
  readonly since: number;
  readonly deadline: number;
  /** Instants that an ask must fall on. */
  readonly marks: readonly number[];
  /** Asks without an answer, since the last answer. */
  readonly unanswered: number;
}

/** When the ministry is asked next about a phone that is not settled; null: no more. Ever more rarely, but on each mark. */
export function nextSmsAsk({ now, since, deadline, marks, unanswered }: Ask): number | null {
  if (now >= deadline + feedback) return null;
  const between = (pause: number) => Math.min(Math.max(pause, shortest), longest);
  const pause = Math.max(between((now - since) / 4), unanswered === 0 ? 0 : between(shortest * 2 ** unanswered));
  return Math.min(now + pause, ...marks.filter((mark) => mark > now));
}
