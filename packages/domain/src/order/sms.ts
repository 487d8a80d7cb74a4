import type { PrincipalOwner } from '../order-names/kinds/kind-row.ts';
import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { EditionId } from '../province/editions.ts';
import { latestInForce } from '../province/in-force.ts';
import { dayOf, type Rules } from '../province/rule-set.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 短信核验: state of the check of one phone (docs/spec/rules.md R-9). */
export const smsStates = {
  waiting: bilingual('待核验', 'Waiting'),
  verified: bilingual('已核验', 'Verified'),
  failed: bilingual('核验失败', 'Failed'),
  timedOut: bilingual('已超时', 'Timed out'),
} as const satisfies Record<string, BilingualText>;

export type SmsState = keyof typeof smsStates;

/** Persons whose phone receives a code. */
export const smsPersons = {
  subject: bilingual('主体负责人', "Subject's principal"),
  website: bilingual('网站负责人', "Website's principal"),
} as const satisfies Record<PrincipalOwner, BilingualText>;

export type SmsPerson = keyof typeof smsPersons;

/** Persons verified for an order of this kind under an edition (docs/spec/rules.md R-9); empty: none. */
export const smsPersonsOf = (kind: OrderKind, edition: Rules | EditionId): readonly SmsPerson[] =>
  latestInForce(kindRow(kind).sms, dayOf(edition))?.persons ?? [];

/** Number of wrong entries after which the ministry returns an order (docs/spec/rules.md R-9). */
export const maxSmsWrongEntries = 5;

/** The reason with which an order goes back to its applicant after an SMS return: of several phones the failed one counts. */
export const smsReturnReason = (states: readonly SmsState[]): ReasonCode =>
  states.includes('failed') ? 'CON-08' : 'CON-07';

/** "Contact 1": the first of several mobiles separated by `;`. */
export const firstMobile = (mobiles: string): string => mobiles.split(';')[0]?.trim() ?? '';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const minPauseMs = 5 * SECOND_MS;
const maxPauseMs = 15 * MINUTE_MS;
/** The ministry's answer may reach a provider up to 24 hours after the entry (docs/spec/rules.md R-9, Feedback). */
const feedbackMs = 24 * HOUR_MS;

interface SmsPollInputs {
  /** Instants, milliseconds since 1970 UTC. */
  readonly now: number;
  /** Instant of the hand-over. */
  readonly since: number;
  readonly deadline: number;
  /** Instants at which a poll must happen. */
  readonly fixedInstants: readonly number[];
  /** Number of unanswered polls since the last answer. */
  readonly unanswered: number;
}

/**
 * Next poll of the ministry about an unsettled phone, milliseconds since 1970 UTC; null: no more polls. Intervals grow,
 * but a poll happens at each fixed instant.
 */
export function nextSmsPollAt({ now, since, deadline, fixedInstants, unanswered }: SmsPollInputs): number | null {
  if (now >= deadline + feedbackMs) return null;
  const between = (pause: number) => Math.min(Math.max(pause, minPauseMs), maxPauseMs);
  const pause = Math.max(between((now - since) / 4), unanswered === 0 ? 0 : between(minPauseMs * 2 ** unanswered));
  return Math.min(now + pause, ...fixedInstants.filter((mark) => mark > now));
}
