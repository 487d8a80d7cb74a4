import type { DownloadedFile } from '../download/result.ts';
import { evidenceBytes } from '../outbound/outbound.ts';

/** Answers of a bureau's calls. `cause` is our own sentence without personal values. */

/** An answer that cannot be used. */
export interface UnusableAnswer {
  /**
   * The first bytes of the answer, for a person; the whole file if its hash is correct. Undefined: nothing was
   * received. May contain personal values.
   */
  readonly evidence?: Buffer;
}
/** It is unknown whether the bureau accepted the call. */
export interface UnknownOutcome extends UnusableAnswer {
  readonly kind: 'unknown';
  readonly cause: string;
}
/** No byte of the call was sent. */
export interface NotSent extends UnusableAnswer {
  readonly kind: 'notSent';
  readonly cause: string;
}
export type UploadAnswer =
  | {
      readonly kind: 'answered';
      readonly code: string;
      readonly message: string /** with code 14: the missing numbers */;
      readonly missing: string[];
    }
  | UnknownOutcome
  | NotSent;
export type AcknowledgeAnswer =
  | { readonly kind: 'answered'; readonly code: string; readonly message: string }
  | UnknownOutcome
  | NotSent;
export interface RefusedAnswer {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
}
/** The call failed, or its file cannot be read: do not acknowledge (docs/spec/bureau-interface.md B-3.3). */
export interface CallFault extends UnusableAnswer {
  readonly kind: 'fault';
  readonly cause: string;
  /** The bureau's name of a received file that cannot be read */
  readonly fileName?: string;
}
export type DownloadAnswer =
  | {
      readonly kind: 'file';
      readonly code: string;
      readonly fileName: string;
      readonly xml: Buffer;
      /** Parsed content of `xml` */
      readonly content: DownloadedFile;
      /** the `<return>` document as received */
      readonly raw: string;
    }
  | { readonly kind: 'empty'; readonly code: string; readonly message: string }
  | RefusedAnswer
  | CallFault;
export type PreviousUploadAnswer =
  | {
      readonly kind: 'answered';
      readonly dataSequence: string;
      readonly fileName: string /** null: nothing was ever uploaded */;
      readonly xml: Buffer | null;
    }
  | RefusedAnswer
  | CallFault;

/** 是否备案: whether a domain or a certificate is filed. Numbers are as the bureau wrote them, null where missing. */
export type FilingStatusAnswer =
  | { readonly kind: 'answered'; readonly filing: FilingFound | null /** null: not filed */ }
  | RefusedAnswer
  | CallFault;
export interface FilingFound {
  /** 主体备案号 */
  readonly subjectNumber: string | null;
  /** 网站备案号 and name, for a domain only */
  readonly websiteNumber: string | null;
  readonly websiteName: string | null;
}
/**
 * Whether a filing password is correct. `tooMany`: code 22, the password was checked too often; stop checking for a
 * while.
 */
export type FilingPasswordAnswer =
  | { readonly kind: 'answered'; readonly correct: boolean }
  | { readonly kind: 'tooMany'; readonly code: string; readonly message: string }
  | RefusedAnswer
  | CallFault;

/** Whether a service could be called; nothing was called. */
export type ServiceAnswer = { readonly kind: 'described' } | CallFault;

export const evidencePart = (bytes: Buffer | undefined): UnusableAnswer =>
  bytes === undefined || bytes.length === 0 ? {} : { evidence: bytes.subarray(0, evidenceBytes) };
