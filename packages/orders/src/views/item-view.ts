import type { ValueLabelView } from '@beian/domain/codes';
import type { MaterialKind } from '@beian/domain/filing';
import type { ColourName, PhotoHintAbout, PicturePoint } from '@beian/domain/machine-checks';
import type { BlindComparison, ComparisonRole, Verdict } from '@beian/domain/order';
import type { PaperSource, PaperState, ReadingField, ReadingOutcome } from '@beian/domain/reading';

export interface FindingView {
  readonly ruleId: string;
  readonly outcome: string;
  readonly message: string;
  readonly suggestion: string | null;
}

/** 照片提示: one observation of the image analysis about the verification photo. Never a verdict. */
export interface PhotoHintView {
  readonly about: PhotoHintAbout;
  readonly label: string;
  readonly text: string;
  /** What may be wrong; null if nothing. */
  readonly doubt: string | null;
  /** `share` of the region, 0 to 1; the largest first. */
  readonly colours: readonly { readonly name: ColourName; readonly label: string; readonly share: number }[];
}

/** 识别结果: what a scan says of an item, beside what was typed. Never a verdict. */
export interface PaperReadingView {
  readonly field: ReadingField;
  readonly label: string;
  readonly outcome: ReadingOutcome;
  readonly outcomeLabel: string;
  /** The scan. */
  readonly material: MaterialKind;
  /** Degrees by which the paper lies turned clockwise in the stored picture. */
  readonly turned: number;
  /** What was read, the code first. */
  readonly values: readonly PaperValueView[];
}

/** A value that was read. */
export interface PaperValueView {
  /** Masked for readers of masked values. */
  readonly value: string;
  readonly source: PaperSource;
  /** 0 to 1. */
  readonly confidence: number;
  /** Four corners as fractions of the picture's width and height, clockwise from the top left of the text. */
  readonly place: readonly PicturePoint[];
}

/** A rule about a field, or a bureau's rule, in the caller's language, with its source. */
export interface RuleView {
  readonly text: string;
  readonly source: string;
}

export interface RequiredMaterialView {
  readonly kind: MaterialKind;
  readonly label: string;
  readonly attached: boolean;
  /** Required only after the initial review. */
  readonly afterReview: boolean;
  readonly instruction: string;
  /** Where the form or letter to print and sign is read; null: there is none. */
  readonly templateUrl: string | null;
  readonly rules: readonly RuleView[];
}

/** A reason with the advice that the applicant reads. */
export interface ItemReasonView {
  readonly code: string;
  readonly label: string;
  readonly advice: string;
  /** The bureau's own text with personal values masked; empty if there is none. */
  readonly words: readonly string[];
}

export interface ItemView {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly personal: boolean;
  readonly masked: boolean;
  /** The value was deleted: at the end of its retention, or on request. */
  readonly erased: boolean;
  readonly registered: readonly string[] | null;
  readonly now: readonly string[] | null;
  /** The value when the order was last returned; null if it never was, or there was no value. */
  readonly lastReturned: readonly string[] | null;
  /** Compared with the last return; null if there was none. */
  readonly sinceReturn: 'SAME' | 'CHANGED' | null;
  /** An earlier return accepted exactly this content, so an objection now is a late finding. For staff only. */
  readonly passedBefore: { readonly staffName: string; readonly at: string; readonly round: number } | null;
  /** Labels of `registered`, `lastReturned` and `now`. */
  readonly valueLabels: readonly ValueLabelView[];
  readonly changed: boolean;
  readonly inReview: boolean;
  readonly hash: string | null;
  readonly verdict: Verdict | null;
  readonly findings: readonly FindingView[];
  /** A machine check of the current value is not done yet; nothing waits for it. */
  readonly checking: boolean;
  /** Observations of the image analysis about the verification photo; empty for other items. */
  readonly photoHints: readonly PhotoHintView[];
  /** What scans say of it; empty: nothing is compared. */
  readonly paperReadings: readonly PaperReadingView[];
  /** What became of reading a material; NONE for a field. */
  readonly paperState: PaperState;
  /** Place of its order among those that wait for the reader, from 1; null: it does not wait. */
  readonly paperPlace: number | null;
  /** The reader may pass it together with others: it holds the lease, and everything on its papers agrees (`mayBeGrouped`). */
  readonly mayBeGrouped: boolean;
  /** What the rules require the reviewer to check; empty for a partner. */
  readonly guidance: readonly RuleView[];
  /** Why the item is not in order: from the current verdict, or from the return that asks for it. */
  readonly reasons: readonly ItemReasonView[];
  /** The last return asks the applicant to change it. */
  readonly flagged: boolean;
  readonly material: MaterialView | null;
  /** Comparisons with other sources, without the value; for staff only. */
  readonly blindCompare: readonly BlindView[];
  /** Pictures to compare the material with; for staff only. */
  readonly comparisons: readonly ComparisonView[];
}

/** 盲比对 in the caller's language. */
export interface BlindView extends BlindComparison {
  readonly fieldLabel: string;
  readonly withLabel: string;
  readonly outcomeLabel: string;
}

/** Another picture, or an earlier one, beside a material. */
export interface ComparisonView {
  readonly role: ComparisonRole;
  readonly roleLabel: string;
  readonly material: MaterialView;
}

export interface MaterialView {
  readonly id: string;
  readonly kind: MaterialKind;
  readonly label: string;
  readonly url: string;
  readonly reducedUrl: string;
  readonly thumbnailUrl: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly createdAt: string;
}

/** The fields of an item that a verdict can change. */
export type ItemVerdictView = Pick<
  ItemView,
  'key' | 'hash' | 'verdict' | 'reasons' | 'flagged' | 'changed' | 'inReview'
>;
