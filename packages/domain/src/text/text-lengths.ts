/**
 * Longest texts that people type, in characters (UTF-16). The rule of the input, the field of the console and the description in the
 * API read the number here. Names and addresses of accounts and partners have their bounds beside them.
 */
export const textLengths = {
  /** A note on an order. */
  note: 2000,
  /** What was said in a call. */
  callNote: 1000,
  /** Why an order is skipped. */
  skipNote: 500,
  /** A question to a colleague, and the answer to it. */
  question: 1000,
  answer: 2000,
  /** Why an order is escalated; it is settled with an `answer`. */
  escalation: 1000,
  /** The advice of a return reason, as edited by the reviewer. */
  advice: 1000,
  /** What the bureau said (`recordBureauAnswer`), and what its page shows of an SMS check. */
  bureauEvidence: 2000,
  smsEvidence: 1000,
  /** Why an attempt is written off or settled by hand, and why an answer belongs to no order. */
  writeOff: 1000,
  ruleWhy: 1000,
  dismissal: 1000,
  /** What was done about a rectification notice, and why another day was set. */
  rectification: 1000,
  /** The answer to a verification task, as the interface bounds it (docs/spec/bureau-interface.md B-8.7). */
  verificationOpinion: 1024,
  verificationErrors: 4000,
  /** Why a connection is paused, resumed or changed. */
  connectionStep: 500,
  /** Who asked as a data subject, and why. */
  personRequest: 1000,
  /** Why a partner may change a record. */
  grantBasis: 200,
  /** Courier of a curtain: with tracking number and order number it fits into one SMS of 70 characters. */
  courier: 12,
  /** Address of a curtain. */
  consignee: 64,
  city: 64,
  address: 200,
  /** User of an account at a bureau. */
  bureauUser: 64,
  /** Name of a saved view of the queue. */
  viewName: 40,
  /** A search, and everything typed on one order that is kept for the next visit. */
  search: 200,
  deskDraft: 40_000,
  /** Address of a webhook endpoint and what it is for. */
  endpointUrl: 2048,
  endpointDescription: 200,
} as const;
