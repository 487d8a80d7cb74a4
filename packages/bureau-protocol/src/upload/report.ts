import type { AttachmentCodes } from '@beian/domain/codes';
import type { FilingRecord, NewAccess, NewFiling, NewWebsite, ReportAttachment } from '@beian/domain/filing';
import type { Cancelled } from './blocks.ts';

/** How a report names a filed subject or website. */
export type RecordKey = { readonly bureauId: string } | { readonly filingNumber: string };

interface Attached {
  /** Reduced copies. */
  readonly attachments: readonly ReportAttachment[];
  /** Codes of attachments; default: those of our own lists */
  readonly codes?: AttachmentCodes;
}

/**
 * 变更备案: one change of one subject. It contains the complete state; there are no partial changes
 * (docs/spec/bureau-interface.md B-1.7).
 */
export interface ChangeReport extends Attached {
  readonly block: 'BGBA';
  /** The state after the change: the subject, and exactly the websites to send. */
  readonly record: FilingRecord;
  /** `ICPmm`: MD5 of the filing password as hex text */
  readonly filingPasswordHash?: string;
}

/** 注销备案: the end of a subject, a website or an access (B-8.5). */
export interface CancellationReport {
  readonly block: 'ZXBA';
  readonly ends: Cancelled;
  /** Of what ends */
  readonly bureauId: string;
  /** Code of the bureau's table of reasons, `Zxly` */
  readonly reason: number;
  readonly remark?: string;
  readonly filingPasswordHash?: string;
  /** `false`: the rules in force ask for no password, though the interface requires one where a subject ends (B-8.5). */
  readonly filingPasswordNeeded?: boolean;
}

/** 新增备案: a new subject with its websites (B-8.2). */
export interface NewFilingReport extends Attached {
  readonly block: 'XZBA';
  readonly filing: NewFiling;
}

/** 新增网站: new websites of a filed subject (B-8.3). */
export interface NewWebsiteReport extends Attached {
  readonly block: 'XZWZ';
  readonly subject: RecordKey;
  /** Whether the subject is a unit, whose website principals must give an office phone; the report itself does not say so. */
  readonly subjectIsUnit?: boolean;
  readonly websites: readonly NewWebsite[];
  readonly filingPasswordHash?: string;
}

/** 新增接入: a new access of a filed website (B-8.4). */
export interface NewAccessReport extends Attached {
  readonly block: 'XZJR';
  readonly website: RecordKey;
  /** Needed only for attachments that belong to the subject. */
  readonly subject?: RecordKey;
  readonly access: NewAccess;
  readonly filingPasswordHash: string;
}

/** One record of a data file. */
export type Report = ChangeReport | CancellationReport | NewFilingReport | NewWebsiteReport | NewAccessReport;
