import type { BlindComparison, ColourName, ComparisonRole, MaterialKind, PhotoHintAbout, Verdict } from '@beian/domain';

export interface FindingView {
  readonly ruleId: string;
  readonly outcome: string;
  readonly message: string;
  readonly suggestion: string | null;
}

/** 照片提示: one thing that the machine saw in the verification photo. Never a verdict. */
export interface PhotoHintView {
  readonly about: PhotoHintAbout;
  readonly label: string;
  readonly text: string;
  /** What may be wrong; null: nothing. */
  readonly doubt: string | null;
  /** `share` of the region, 0 to 1; the largest first. */
  readonly colours: readonly { readonly name: ColourName; readonly label: string; readonly share: number }[];
}

/** A rule of the field or of the bureau, in the caller's language, with its source. */
export interface RuleView {
  readonly text: string;
  readonly source: string;
}

export interface RequiredMaterialView {
  readonly kind: MaterialKind;
  readonly label: string;
  readonly attached: boolean;
  /** Asked for after the initial review. */
  readonly afterReview: boolean;
  readonly rules: readonly RuleView[];
}

/** A reason with the advice that the applicant reads. */
export interface ItemReasonView {
  readonly code: string;
  readonly label: string;
  readonly advice: string;
  /** What the bureau wrote of it, personal values masked; empty: it did not. */
  readonly words: readonly string[];
}

/** What a code among the values means. */
export interface ValueLabelView {
  readonly value: string;
  readonly label: string;
}

export interface ItemView {
  readonly key: string;
  readonly label: string;
  readonly group: string;
  readonly personal: boolean;
  readonly masked: boolean;
  /** What stood there was deleted: at the end of its time, or because somebody asked. */
  readonly erased: boolean;
  readonly registered: readonly string[] | null;
  readonly now: readonly string[] | null;
  /** As it stood when the order last went back; null: it never did, or nothing stood there. */
  readonly lastReturned: readonly string[] | null;
  /** Against the last return; null: there was none. */
  readonly sinceReturn: 'SAME' | 'CHANGED' | null;
  /** An earlier return let exactly this content stand: to object now is a late finding. The desk's own. */
  readonly passedBefore: { readonly staffName: string; readonly at: string; readonly round: number } | null;
  /** Of `registered`, `lastReturned` and `now`. */
  readonly valueLabels: readonly ValueLabelView[];
  readonly changed: boolean;
  readonly inReview: boolean;
  readonly hash: string | null;
  readonly verdict: Verdict | null;
  readonly findings: readonly FindingView[];
  /** A machine check of what stands there now is not made yet; nobody waits for it. */
  readonly checking: boolean;
  /** What the machine saw in the verification photo; empty for all else. */
  readonly photoHints: readonly PhotoHintView[];
  /** What the reviewer has to see to, by the rules; empty for a partner. */
  readonly guidance: readonly RuleView[];
  /** Why it is not in order: of the present verdict, or of the return that asks for it. */
  readonly reasons: readonly ItemReasonView[];
  /** The last return asks the applicant to change it. */
  readonly flagged: boolean;
  readonly material: MaterialView | null;
  /** What other places say of the value, without it; for staff alone. */
  readonly blindCompare: readonly BlindView[];
  /** What the material is held against; for staff alone. */
  readonly comparisons: readonly ComparisonView[];
}

/** 盲比对 in the caller's language. */
export interface BlindView extends BlindComparison {
  readonly fieldLabel: string;
  readonly withLabel: string;
  readonly outcomeLabel: string;
}

/** An earlier or another picture beside a material. */
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
