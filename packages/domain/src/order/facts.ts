import type { BilingualText } from '../bilingual-text.ts';
import type { StoredDomainCheck } from '../domain-verification/standing.ts';
import type { StoredFilingCheck } from '../filing-status/results.ts';
import type { EditionId } from '../province/editions.ts';
import type { MaterialKind } from '../record/materials.ts';
import type { Availability } from '../staff/availability.ts';
import type { Skills } from '../staff/skills.ts';
import type { SubmissionState } from '../submission/life-cycle.ts';
import type { AppPhotoState } from './app-photo.ts';
import type { CurtainState } from './curtain.ts';
import type { BlackListField } from './field-checks/black-list.ts';
import type { FieldId } from './fields.ts';
import type { OrderKind, OrderState } from './names.ts';
import type { SmsState } from './sms.ts';

/** What a check said about one field, stored with the content it judged. Holds no personal value. */
export interface StoredFinding {
  readonly field: FieldId;
  readonly ruleId: string;
  readonly outcome: 'pass' | 'warn' | 'fail';
  readonly message: BilingualText;
  readonly suggestion?: BilingualText;
}

export type Verdict = 'pass' | 'return';

/** One thing to review 核对项: a changed or doubted field, or a material. `key` is the field id or `material.KIND`. */
export interface Item {
  readonly key: string;
  /** Content hash of what stands there now; null: missing. */
  readonly hash: string | null;
  /** The last verdict on exactly this content. */
  readonly verdict: Verdict | null;
  /** How many reasons stand with it. */
  readonly reasons: number;
}

/** Everything that guards need, as one plain value fetched in one query. Instants are ISO 8601 in UTC. */
export interface OrderFacts {
  readonly now: string;
  /** null before openOrder. */
  readonly state: OrderState | null;
  readonly kind: OrderKind;
  readonly province: string;
  readonly edition: EditionId;
  readonly record: {
    /** Subject and website are filed, as far as the bureau has told. */
    readonly filed: boolean;
    /** At least one access of the website is ours. */
    readonly ours: boolean;
    /** A partner_records row admits the caller; true for staff. */
    readonly partnerSees: boolean;
    /** Another order of the same subject holds the lock. */
    readonly otherOpenOrder: boolean;
    readonly province: string;
  };
  /** Fields whose value differs from the registered one. */
  readonly changed: readonly FieldId[];
  /** Canonical names: what the order adds to the filed domains, and which of those it takes away. */
  readonly domains: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** What the registry said of the added ones. */
  readonly domainChecks: readonly StoredDomainCheck[];
  /** What the bureau said of what may be filed already. */
  readonly filingChecks: readonly StoredFilingCheck[];
  /** Of the added ones: those that another open order adds, once handed in. */
  readonly domainsInOrders: readonly string[];
  /** Of the machine checks, also what passed: it is shown, and a bureau's refusal names the rule that had passed. */
  readonly findings: readonly StoredFinding[];
  /** Kinds of material that the rules ask of this change. */
  readonly required: readonly MaterialKind[];
  /** The bureau does not allow what the order makes of its subject, in a sentence. */
  readonly forbidden: BilingualText | null;
  /** The edition that findings and requirements were worked out under; null before there is content. */
  readonly assessedUnder: EditionId | null;
  readonly materials: Readonly<Partial<Record<MaterialKind, string>>>;
  readonly verdicts: Readonly<
    Record<string, { readonly hash: string; readonly verdict: Verdict; readonly reasons?: number }>
  >;
  /** Items whose last verdict fell because the bureau published what it touches. */
  readonly fallen: readonly string[];
  /** Fields by which a bureau's black list has the order now. */
  readonly blackListed: readonly BlackListField[];
  /** What the last return asks the applicant for, while it is the applicant's move; null: nothing was returned. */
  readonly returned: {
    /** Content hash of each flagged item at the return; null: it was missing. */
    readonly items: Readonly<Record<string, string | null>>;
    /** A reason for the order as a whole: everything may be edited. */
    readonly whole: boolean;
  } | null;
  /** Content hash per field that has a value now. */
  readonly fieldHashes: Readonly<Record<string, string>>;
  readonly lease: {
    readonly holder: string;
    readonly holderName: string;
    readonly token: string;
    readonly until: string;
  } | null;
  /** The fencing token that came with the call; undefined where nothing is being decided (a screen asks). */
  readonly token?: string;
  /** What the caller takes on; null: the caller is no member of staff. */
  readonly skills: Skills | null;
  /** The caller is a member of staff and away today. */
  readonly away: boolean;
  /** Calls of this round in which the person was reached. */
  readonly callsReached: number;
  /** When a call of this round was not answered, oldest first. */
  readonly callsMissed: readonly string[];
  /** The one call that nobody answered is to be followed by a second, from then on; null: none waits. */
  readonly callAgainAt: string | null;
  /** By when what is owed now is owed; null: no clock runs. */
  readonly dueAt: string | null;
  /** Who should see to it; null: nobody was named. `takes`: is there, still reviews, and still takes on this province and kind. */
  readonly assignee: { readonly id: string; readonly name: string; readonly takes: boolean } | null;
  /** The member of staff whom the call names; null: nobody who may sign in; undefined: it names none. */
  readonly colleague?: {
    readonly id: string;
    readonly name: string;
    readonly reviews: boolean;
    readonly skills: Skills;
    readonly availability: Availability;
    /** Orders that are theirs already and wait for us; counted where there is a cap. */
    readonly assigned: number;
  } | null;
  /** Requests for advice that nobody has answered; `of` null: of the supervisors. */
  readonly advice: readonly { readonly id: string; readonly askedBy: string; readonly of: string | null }[];
  /** The open escalation; null: none. */
  readonly escalation: string | null;
  readonly initialApprovedBy: string | null;
  /** Several people decide; false for one-person teams. */
  readonly fourEyes: boolean;
  /** Hash of a photo that was accepted and still stands for the same principal. */
  readonly standingPhoto: string | null;
  /** Values of it were deleted, at its end or because somebody asked: it can only be read. */
  readonly erased: boolean;
  /** Another order holds the attached photo, or was handed in with it. */
  readonly photoUsedElsewhere: boolean;
  /** The order's latest request for a curtain; null: none. */
  readonly curtain: { readonly id: string; readonly state: CurtainState } | null;
  /** Since when the subject has a curtain from this partner; null: it has none. */
  readonly curtainOwnedSince: string | null;
  /** The last collection code that was entered for the bureau's app; null: none. */
  readonly appPhoto: {
    readonly id: string;
    readonly state: AppPhotoState;
    /** Of the picture that came; null: none did. */
    readonly hash: string | null;
    /** The website principal's mobile is that under which the picture was taken. */
    readonly phoneCurrent: boolean;
  } | null;
  /** The stored report check of exactly this content; null: being prepared. */
  readonly report: { readonly problems: readonly { field: string; message: BilingualText }[] } | null;
  readonly bureau: { readonly id: string; readonly stopped: boolean } | null;
  /** The latest attempt of the order at the bureau. */
  readonly attempt: {
    readonly submissionId: string;
    readonly state: SubmissionState;
    /** Shanghai day of sending; null: not sent. */
    readonly sentDay: string | null;
    readonly answered: boolean;
    readonly earlierAnswered: boolean;
    /** The subject's latest attempt, and made for the last push: what was pushed again is not sent yet. */
    readonly current: boolean;
  } | null;
  /** Submissions with an attempt of this subject that nothing has answered, whichever order it is of. */
  readonly unanswered: readonly string[];
  /** The SMS checks of the last attempt that has any; null: none. */
  readonly sms: {
    readonly submissionId: string;
    /** The hand-over. */
    readonly since: string;
    /** A reviewer is asked what the bureau's page shows: askSmsOutcome was raised for this attempt. */
    readonly deskAsked: boolean;
    readonly overdueNoted: boolean;
    /** A word of the ministry or a result of the bureau may still come for this attempt, also after an SMS return. */
    readonly open: boolean;
    readonly phones: readonly {
      readonly state: SmsState;
      readonly sentAt: string | null;
      readonly deadline: string;
      /** When the ministry last answered about it; null: never. */
      readonly answeredAt: string | null;
    }[];
  } | null;
}
