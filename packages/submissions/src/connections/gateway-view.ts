import type { CallDirection, ConnectionEvent, GatewayState, PasswordForm } from '@beian/domain/bureau';
import type { RefusedFileStep, SubmissionState } from '@beian/domain/submission';
import type { Reason } from '@beian/domain/text';

export interface ConnectionActionView {
  readonly event: Extract<
    ConnectionEvent,
    | 'addBureau'
    | 'testBureau'
    | 'changeBureau'
    | 'pauseBureau'
    | 'resumeBureau'
    | 'resyncBureau'
    | 'retryNow'
    | 'settleAlarm'
    | 'sendNow'
  >;
  readonly label: string;
  readonly presence: 'ENABLED' | 'DISABLED';
  readonly reasons: readonly Reason[];
  readonly confirm: string | null;
}

/** How the caller may end a file that was sent and not accepted. */
export interface FileActionView extends Omit<ConnectionActionView, 'event'> {
  readonly event: RefusedFileStep;
}

/** How one direction of a connection answers. Instants are ISO. */
export interface CallView {
  readonly direction: CallDirection;
  readonly label: string;
  readonly lastSuccessAt: string | null;
  /** No usable answer since then. */
  readonly failingSince: string | null;
  /** The first failure of this time. */
  readonly failure: string | null;
  /** The code of the last answer, and the bureau's own words; null if there are none. */
  readonly code: string | null;
  readonly message: string | null;
}

/** One connection on the gateway board. Instants are ISO. */
export interface BureauView {
  readonly id: string;
  /** GB/T 2260 code of the bureau that gave the account. */
  readonly province: string;
  /** With the connection's name if the bureau has several. */
  readonly provinceName: string;
  readonly name: string | null;
  /** Provinces that are filed over this connection. */
  readonly provinces: readonly { readonly code: string; readonly label: string }[];
  readonly state: GatewayState;
  readonly stateLabel: string;
  /** What else is the matter, the most severe first. */
  readonly otherStates: readonly { readonly state: GatewayState; readonly label: string }[];
  readonly needsPerson: boolean;
  /** Directions in which calls were made. */
  readonly calls: readonly CallView[];
  /** Why it is stopped or paused, or what a person should check. */
  readonly sentence: string | null;
  /** When its filing hours begin again; null if it is within them. */
  readonly closedUntil: string | null;
  /** The bureau has refused calls since then, with this code. */
  readonly closedSince: string | null;
  readonly closedCode: string | null;
  /** The next call is made at this time. */
  readonly retryAt: string | null;
  /** Shanghai time of day, HH:MM; null if no filing hours are known. */
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  /** Number of the last file that the bureau accepted, decimal text. */
  readonly lastSequence: string;
  /** Number of the next file, decimal text. */
  readonly nextSequence: string;
  readonly lastAcceptedAt: string | null;
  readonly inFlight: {
    readonly id: string;
    readonly sequence: string;
    readonly state: SubmissionState;
    readonly stateLabel: string;
    readonly orders: number;
    readonly since: string;
    /** Neither side knows the result: a person must settle it. */
    readonly undecided: boolean;
    /** The caller may settle it (`settleUnknownSubmission`). */
    readonly maySettle: boolean;
    /** The code of its last answer; null if there was none. */
    readonly code: string | null;
    /** Empty if it was not sent yet. */
    readonly actions: readonly FileActionView[];
  } | null;
  /** Orders that were pushed and that the bureau has not taken yet. */
  readonly backlog: number;
  /** When the next order in line was pushed, or the oldest order in the file that waits for its answer. */
  readonly oldestSince: string | null;
  readonly unacknowledged: number;
  readonly unapplied: number;
  readonly unmatched: number;
  /** Median and 90th percentile of the working days from sending to verdict, over VERDICT_DAYS. */
  readonly daysHalf: number | null;
  readonly daysMost: number | null;
  readonly verdicts: number;
  /** For those who manage connections; null for everybody else. */
  readonly account: {
    readonly ispId: string;
    readonly userName: string;
    readonly wsdl: string;
    readonly statusWsdl: string | null;
    readonly passwordWsdl: string | null;
    readonly passwordForm: PasswordForm;
    /** The secrets can be decrypted with the keys of this process. */
    readonly opens: boolean;
    readonly encrypts: boolean;
  } | null;
  /** The last connection test; `answeredAt` is null until it has an answer. */
  readonly test: {
    readonly askedAt: string;
    readonly answeredAt: string | null;
    readonly ok: boolean | null;
    readonly said: string | null;
    readonly staffName: string;
  } | null;
  /** The last comparison of its numbers with the bureau's; `answeredAt` is null until it has an answer. */
  readonly resync: {
    readonly askedAt: string;
    readonly answeredAt: string | null;
    readonly ok: boolean | null;
    readonly said: string | null;
    readonly staffName: string;
  } | null;
  /** Unusable answers that nobody has seen yet; null if the caller may not read them. */
  readonly incidents: number | null;
  readonly actions: readonly ConnectionActionView[];
}
