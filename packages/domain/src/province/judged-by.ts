import type { Rules } from './rule-set.ts';

/**
 * The day whose rows judge an order. `submission`: what its applicant fills in and attaches, which must not change under
 * them. `handOver`: what bureau and ministry do with it (docs/spec/life-cycle.md L-editions).
 */
export type JudgedBy = 'submission' | 'handOver';

/** Every table of dated rows. */
export const judgedBy = {
  provinceRules: 'submission',
  domainRules: 'submission',
  domainScopes: 'submission',
  shells: 'submission',
  offeredKinds: 'submission',
  filingPasswords: 'submission',
  principalTitles: 'submission',
  smsChecks: 'handOver',
  smsPersons: 'handOver',
  smsWindows: 'handOver',
  smsPages: 'handOver',
  photoMethods: 'handOver',
  photoGuide: 'handOver',
} as const satisfies Record<string, JudgedBy>;
export type RuleTable = keyof typeof judgedBy;

export interface OrderEditions {
  /** That of the day of the first submission; before, the one in force. */
  readonly edition: Rules;
  /** That of the day of the last hand-over to the bureau; until then, and once the order is back, the one in force. */
  readonly handOverEdition: Rules;
}

/** The edition by which a table judges an order. */
export const editionFor = (table: RuleTable, order: OrderEditions): Rules =>
  judgedBy[table] === 'handOver' ? order.handOverEdition : order.edition;
