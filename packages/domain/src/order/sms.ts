import { type BilingualText, bilingual } from '../bilingual-text.ts';
import type { OrderKind } from './names.ts';

/** 短信核验: how the check of one phone stands (rules.md §9). */
export const smsStates = {
  waiting: bilingual('待核验', 'Waiting'),
  verified: bilingual('已核验', 'Verified'),
  failed: bilingual('核验失败', 'Failed'),
  timedOut: bilingual('已超时', 'Timed out'),
} as const satisfies Record<string, BilingualText>;

export type SmsState = keyof typeof smsStates;

/** Whose phone gets a code. */
export const smsPersons = {
  subject: bilingual('主体负责人', "Subject's principal"),
  website: bilingual('网站负责人', "Website's principal"),
} as const satisfies Record<string, BilingualText>;

export type SmsPerson = keyof typeof smsPersons;

/** Who is verified by what kind of order (rules.md §9, A18-SMS). */
export const smsPersonsOf: Readonly<Record<OrderKind, readonly SmsPerson[]>> = {
  CHANGE_SUBJECT: ['subject'],
  CHANGE_WEBSITE: ['website'],
};

/** Wrong entries after which the ministry returns an order (rules.md §9). */
export const maxSmsWrongEntries = 5;

/** "Contact 1": of several mobiles joined by `;` the first. */
export const firstMobile = (mobiles: string): string => mobiles.split(';')[0]?.trim() ?? '';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const minPauseMs = 5 * SECOND_MS;
const maxPauseMs = 15 * MINUTE_MS;
/** The ministry's word may reach a provider a day after the entry (rules.md §9, Feedback). */
const feedbackMs = 24 * HOUR_MS;

interface SmsPollInputs {
  /** Instants, milliseconds since 1970 UTC. */
  readonly now: number;
  /** The hand-over. */
  readonly since: number;
  readonly deadline: number;
  /** Instants that an ask must fall on. */
  readonly fixedInstants: readonly number[];
  /** Asks without an answer, since the last answer. */
  readonly unanswered: number;
}

/** When the ministry is asked next about a phone that is not settled; null: no more. Ever more rarely, but on each mark. */
export function nextSmsPollAt({ now, since, deadline, fixedInstants, unanswered }: SmsPollInputs): number | null {
  if (now >= deadline + feedbackMs) return null;
  const between = (pause: number) => Math.min(Math.max(pause, minPauseMs), maxPauseMs);
  const pause = Math.max(between((now - since) / 4), unanswered === 0 ? 0 : between(minPauseMs * 2 ** unanswered));
  return Math.min(now + pause, ...fixedInstants.filter((mark) => mark > now));
}
