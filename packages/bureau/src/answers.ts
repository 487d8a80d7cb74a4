import type { DownloadedFile } from './download/result.ts';
import { evidenceBytes } from './outbound.ts';

/** What the calls of a bureau come to. Causes are sentences of ours without a personal value. */

/** An answer that cannot be used. */
export interface UnusableAnswer {
  /** The beginning of what came, for a person; all of a file whose hash is right. Left out where nothing came. It may hold personal values. */
  readonly evidence?: Buffer;
}
/** It cannot be said whether the bureau took the call. */
export interface UnknownOutcome extends UnusableAnswer {
  readonly kind: 'unknown';
  readonly cause: string;
}
/** Nothing of the call left us. */
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
/** The call failed, or its file cannot be read: do not acknowledge (bureau-interface.md §3.3). */
export interface CallFault extends UnusableAnswer {
  readonly kind: 'fault';
  readonly cause: string;
  /** The bureau's name of a file that came and cannot be read */
  readonly fileName?: string;
}
export type DownloadAnswer =
  | {
      readonly kind: 'file';
      readonly code: string;
      readonly fileName: string;
      readonly xml: Buffer;
      /** What `xml` says */
      readonly content: DownloadedFile;
      /** the `<return>` document as it came */
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

/** Whether a domain or a certificate is filed 是否备案. Numbers are as the bureau wrote them, null where it told none. */
export type FilingStatusAnswer =
  | { readonly kind: 'answered'; readonly filing: FilingFound | null /** null: not filed */ }
  | RefusedAnswer
  | CallFault;
export interface FilingFound {
  /** 主体备案号 */
  readonly subjectNumber: string | null;
  /** 网站备案号 and name, of a domain alone */
  readonly websiteNumber: string | null;
  readonly websiteName: string | null;
}
/** Whether a filing password fits. `tooMany`: code 22, the password was checked too often; ask no more for a while. */
export type FilingPasswordAnswer =
  | { readonly kind: 'answered'; readonly correct: boolean }
  | { readonly kind: 'tooMany'; readonly code: string; readonly message: string }
  | RefusedAnswer
  | CallFault;

/** Evidence, where there is any. */
export const evidencePart = (bytes: Buffer | undefined): UnusableAnswer =>
  bytes === undefined || bytes.length === 0 ? {} : { evidence: bytes.subarray(0, evidenceBytes) };
