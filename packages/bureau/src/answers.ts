import type { DownloadedFile } from './download/result.ts';
import { evidenceBytes } from './outbound.ts';

/** What the calls of a bureau come to. Causes are sentences of ours without a personal value. */

/** An answer that cannot be used. */
export interface Odd {
  /** The beginning of what came, for a person; all of a file whose hash is right. Left out where nothing came. It may hold personal values. */
  readonly evidence?: Buffer;
}
/** It cannot be said whether the bureau took the call. */
export interface Unknown extends Odd {
  readonly kind: 'unknown';
  readonly cause: string;
}
/** Nothing of the call left us. */
export interface NotSent extends Odd {
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
  | Unknown
  | NotSent;
export type AcknowledgeAnswer =
  | { readonly kind: 'answered'; readonly code: string; readonly message: string }
  | Unknown
  | NotSent;
export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
}
/** The call failed, or its file cannot be read: do not acknowledge (bureau-interface.md §3.3). */
export interface Fault extends Odd {
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
  | Refused
  | Fault;
export type PreviousUploadAnswer =
  | {
      readonly kind: 'answered';
      readonly dataSequence: string;
      readonly fileName: string /** null: nothing was ever uploaded */;
      readonly xml: Buffer | null;
    }
  | Refused
  | Fault;

/** Whether a domain or a certificate is filed 是否备案. Numbers are as the bureau wrote them, null where it told none. */
export type FilingStatusAnswer =
  | { readonly kind: 'answered'; readonly filing: FilingFound | null /** null: not filed */ }
  | Refused
  | Fault;
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
  | Refused
  | Fault;

/** Evidence, where there is any. */
export const kept = (bytes: Buffer | undefined): Odd =>
  bytes === undefined || bytes.length === 0 ? {} : { evidence: bytes.subarray(0, evidenceBytes) };
