import type { ConnectionEvent, GatewayState, PasswordForm, Reason, SubmissionState } from '@beian/domain';

export interface ConnectionActionView {
  readonly event: Extract<
    ConnectionEvent,
    'addBureau' | 'testBureau' | 'changeBureau' | 'pauseBureau' | 'resumeBureau' | 'resyncBureau' | 'sendNow'
  >;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  readonly confirm: string | null;
}

/** One connection as the gateway board shows it. Instants are ISO. */
export interface BureauView {
  readonly id: string;
  /** GB/T 2260, of the bureau that gave the account. */
  readonly province: string;
  readonly provinceName: string;
  /** What is filed over it. */
  readonly provinces: readonly { readonly code: string; readonly label: string }[];
  readonly state: GatewayState;
  readonly stateLabel: string;
  readonly needsPerson: boolean;
  /** Why it is stopped or paused, or what a person should look at. */
  readonly sentence: string | null;
  /** When its filing hours begin again; null: it is in them. */
  readonly closedUntil: string | null;
  /** The bureau turned us away since then, with this code. */
  readonly closedSince: string | null;
  readonly closedCode: string | null;
  /** No call before that. */
  readonly retryAt: string | null;
  /** Shanghai time of day, HH:MM; null: no filing hours are known. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  /** Number of the last file that the bureau took, decimal text. */
  readonly lastSequence: string;
  /** Number that the next file will have, decimal text. */
  readonly nextSequence: string;
  readonly lastAcceptedAt: string | null;
  readonly inFlight: {
    readonly id: string;
    readonly sequence: string;
    readonly state: SubmissionState;
    readonly stateLabel: string;
    readonly orders: number;
    readonly since: string;
    /** Neither side can tell what became of it: a person must say. */
    readonly undecided: boolean;
    /** The caller may say it (`settleUnknownSubmission`). */
    readonly maySettle: boolean;
  } | null;
  /** Orders that were pushed and are in no file. */
  readonly backlog: number;
  /** The push of the order that is next in line, or in the file that waits for its answer. */
  readonly oldestSince: string | null;
  readonly unacknowledged: number;
  readonly unapplied: number;
  readonly unmatched: number;
  /** Working days from sending to verdict over 90 days: half of them took at most so many; nine in ten. */
  readonly daysHalf: number | null;
  readonly daysMost: number | null;
  readonly verdicts: number;
  /** For who looks after connections; null for everybody else. */
  readonly account: {
    readonly ispId: string;
    readonly userName: string;
    readonly wsdl: string;
    readonly statusWsdl: string | null;
    readonly passwordWsdl: string | null;
    readonly passwordForm: PasswordForm;
    /** Its secrets open with the keys of this process. */
    readonly opens: boolean;
    readonly encrypts: boolean;
  } | null;
  /** The last time somebody tried it; no answer yet while `answeredAt` is null. */
  readonly test: {
    readonly askedAt: string;
    readonly answeredAt: string | null;
    readonly ok: boolean | null;
    readonly said: string | null;
    readonly staffName: string;
  } | null;
  /** The last time its numbers were compared with the bureau's; no answer yet while `answeredAt` is null. */
  readonly resync: {
    readonly askedAt: string;
    readonly answeredAt: string | null;
    readonly ok: boolean | null;
    readonly said: string | null;
    readonly staffName: string;
  } | null;
  /** Answers that nobody can use and no person has seen; null: none of the caller's business. */
  readonly incidents: number | null;
  readonly actions: readonly ConnectionActionView[];
}
