import type { Czlx } from '../records/czlx.ts';
import type { Files, SubjectOnFile } from '../records/on-file.ts';
import type { Parts, Range } from '../records/parts.ts';
import type { FiledRecord, Submitted } from '../records/shapes.ts';

/** What the machine checks of a bureau look at. */
export interface BureauData extends Files {
  readonly province: string;
  /** The calling provider. */
  readonly ispId: string;
  /** The ranges that the provider has registered by IP filing (IP备案). */
  readonly providerRanges: readonly Range[];
  /** Filings in review. */
  readonly inReview: readonly FilingInReview[];
  /** The records of every bureau, because a domain is filed once in the country. */
  readonly filed: () => readonly FiledRecord[];
  /** Whether the filing password is needed to deregister a subject. */
  readonly subjectNeedsPassword: boolean;
  /** Whether the filing password of a change is needed, and checked. */
  readonly changeNeedsPassword: boolean;
}

export interface FilingInReview {
  readonly czlx: Czlx;
  /** Ztid of its subject; of a new filing the provider's id. */
  readonly ztid: string;
  /** Ids in the results of a reviewer (B-9.2). */
  readonly jlids: readonly string[];
  readonly parts: Parts;
}

/** Something that an attachment may belong to. */
export interface Owner {
  /** `Ssdxlx`: 1 subject, 2 website */
  readonly kind: '1' | '2';
  readonly id?: string;
  readonly number?: string;
}

/** One submitted record with everything that its checks need. */
export interface Case<Content = unknown, Target = SubjectOnFile | undefined> extends Submitted<Content> {
  readonly czlx: Czlx;
  readonly jlids: readonly string[];
  /** What it names on file; undefined for a new filing. */
  readonly target: Target;
  readonly parts: Parts;
  readonly owners: readonly Owner[];
  readonly bureau: BureauData;
}

export interface CheckRow<At> {
  /** Result code, B-7. */
  readonly code: number;
  readonly fails: (at: At) => boolean;
}

/** Result codes of the first stage that has any, each once; empty when the filing needs the reviewer. */
export function failingCodes<At>(stages: readonly (readonly CheckRow<At>[])[], at: At): number[] {
  for (const rows of stages) {
    const codes = rows.filter(({ fails }) => fails(at)).map(({ code }) => code);
    if (codes.length > 0) return [...new Set(codes)];
  }
  return [];
}
