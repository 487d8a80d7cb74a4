import type { StoredDomainCheck } from '../domain-verification/standing.ts';
import type { FieldId } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { StoredFilingCheck } from '../filing-status/results.ts';
import type { FirstRunItem } from '../first-run/first-run.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import type { OrderState } from '../order-names/states.ts';
import type { AppPhotoState } from '../photo/app-photo.ts';
import type { CurtainState } from '../photo/curtain.ts';
import type { FaceCheckState } from '../photo/face-check.ts';
import type { PhotoMethod } from '../photo/photo-method.ts';
import type { EditionId } from '../province/editions.ts';
import type { Rules } from '../province/rule-set.ts';
import type { ExplainedCode } from '../reasons/bureau-answer.ts';
import type { ServiceCodeFacts } from '../service-codes/judge.ts';
import type { SubmissionState } from '../submission/life-cycle.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { Availability } from '../work/availability.ts';
import type { Skills } from '../work/skills.ts';
import type { BlackListField } from './field-checks/black-list.ts';
import type { SmsState } from './sms.ts';

/** Result of a check of one field, stored with the content it judged. Contains no personal values. */
export interface StoredFinding {
  readonly field: FieldId;
  readonly ruleId: string;
  readonly outcome: 'pass' | 'warn' | 'fail';
  readonly message: BilingualText;
  readonly suggestion?: BilingualText;
  readonly deskOnly?: true;
}

/** Where an order is that goes by hand: to be entered, entered and to be confirmed, at the bureau, answered and to be confirmed. */
export const manualStages = {
  TO_ENTER: bilingual('待录入', 'To be entered'),
  ENTERED: bilingual('录入待复核', 'Entry to be confirmed'),
  AT_BUREAU: bilingual('待管局结果', 'Waits for the result'),
  ANSWERED: bilingual('结果待复核', 'Result to be confirmed'),
} as const satisfies Record<string, BilingualText>;
export type ManualStage = keyof typeof manualStages;

export type Verdict = 'pass' | 'return';

/**
 * One item to review 核对项: a changed field, a field whose check failed or warned, or a material. `key` is the field id
 * or `material.KIND`.
 */
export interface Item {
  readonly key: string;
  /** Content hash of the current value; null: missing. */
  readonly hash: string | null;
  /** The last verdict on exactly this content. */
  readonly verdict: Verdict | null;
  /** Number of reasons attached to the verdict. */
  readonly reasons: number;
}

/** A clock that stands still while its order waits. Instants are ISO 8601 in UTC. */
export interface PausedClock {
  /** The state in which it ran, to which the order goes back. */
  readonly state: OrderState;
  /** Since when its duty ran. */
  readonly since: string;
  /** Share of its time for which timers had fired, percent. */
  readonly level: number;
  /** Working time that was left of it, milliseconds; negative: its time had passed by that much. */
  readonly leftMs: number;
}

/** Everything that guards need, as one plain value fetched in one query. Instants are ISO 8601 in UTC. */
export interface OrderFacts {
  readonly now: string;
  /** null before openOrder. */
  readonly state: OrderState | null;
  /** The state in which the clock was paused for which the order waits; null: none is paused. */
  readonly pausedIn: OrderState | null;
  /** Since it was last submitted, the applicant was asked for something while its clock was paused. */
  readonly pausedInRound: boolean;
  readonly kind: OrderKind;
  readonly province: string;
  /** That of the first submission; before, the one in force. */
  readonly edition: Rules;
  /** That of the last hand-over while the order is at the bureau; else the one in force (judged-by.ts). */
  readonly handOverEdition: Rules;
  readonly record: {
    /** Subject and website are filed, according to the data received from the bureau. */
    readonly filed: boolean;
    /** At least one access of the website is ours. */
    readonly ours: boolean;
    /** A connection files its province; always true once the order is submitted. */
    readonly served: boolean;
    /** True if a partner_records row gives the caller access, and always true for staff. */
    readonly partnerSees: boolean;
    /** Another order of the same subject holds the lock. */
    readonly otherOpenOrder: boolean;
    /** Number of the website's accesses, of all providers. */
    readonly accesses: number;
    /** Number of the subject's other websites; 0 where the order changes neither the subject nor its principal. */
    readonly otherWebsites: number;
    /** The order cancels the only website of its subject. */
    readonly lastWebsite: boolean;
    /** Filed through another provider and known by its filing number alone. */
    readonly elsewhere: boolean;
    /** 空壳主体: the subject has no website. */
    readonly shell: boolean;
    readonly province: string;
  };
  /** The website is filed, accessed through us, and has the number that its bureau published. */
  readonly numbered: boolean;
  /** The plan that the order is a step of; null: none. */
  readonly plan: {
    /** The first earlier step that the bureau has not approved; null: it may be submitted. */
    readonly waitsFor: { readonly number: string; readonly state: OrderState } | null;
    /** Number of the order of the next step; null: it is the last. */
    readonly next: string | null;
  } | null;
  /** Fields whose value differs from the registered one. */
  readonly changed: readonly FieldId[];
  /** Canonical names: domains that the order adds, and filed domains that it removes. */
  readonly domains: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Filed domains that the ministry tests again, because the subject changes (domain-verification/scope.ts). */
  readonly forecastDomains: readonly string[];
  /** Registry answers for the added domains and those of the forecast. */
  readonly domainChecks: readonly StoredDomainCheck[];
  /** Bureau answers about what may already be filed. */
  readonly filingChecks: readonly StoredFilingCheck[];
  /** The service code of its server; null: the setting asks for none, and it has none. */
  readonly serviceCode: ServiceCodeFacts | null;
  /** The added domains that another submitted open order also adds. */
  readonly domainsInOrders: readonly string[];
  /**
   * Findings of the machine checks, passes included: they are shown, and a bureau's refusal names the rule that had
   * passed.
   */
  readonly findings: readonly StoredFinding[];
  /**
   * What the bureau said when it last refused this order, if it refused exactly the present content; null: it did not, or the order
   * cannot be pushed now. Empty: recorded by hand.
   */
  readonly refusedAsIs: { readonly said: readonly ExplainedCode[] } | null;
  /** What the filing lacks for the report of this order: fields that it fills in beside those of its kind. */
  readonly asked: readonly FieldId[];
  /** Kinds of material that the rules require for this change. */
  readonly required: readonly MaterialKind[];
  /** Message why the bureau does not allow this change of the subject; null: it is allowed. */
  readonly forbidden: BilingualText | null;
  /** Subject and website must change together; this order changes only the subject. */
  readonly needsBoth: boolean;
  /** The edition under which findings and requirements were computed; null before there is content. */
  readonly assessedUnder: EditionId | null;
  readonly materials: Readonly<Partial<Record<MaterialKind, string>>>;
  readonly verdicts: Readonly<
    Record<string, { readonly hash: string; readonly verdict: Verdict; readonly reasons?: number }>
  >;
  /** Items whose last verdict was invalidated: the bureau published data that it depends on, or a late reading contradicts it. */
  readonly fallen: readonly { readonly item: string; readonly why: 'PUBLICATION' | 'READING' }[];
  /** Fields that match a bureau's black list now. */
  readonly blackListed: readonly BlackListField[];
  /** What the last return or wait asks the applicant for while the order is with the applicant; null: nothing was returned. */
  readonly returned: {
    /** Content hash of each flagged item at the return; null: it was missing. */
    readonly items: Readonly<Record<string, string | null>>;
    /** True if a reason applies to the order as a whole: every field may be edited. */
    readonly whole: boolean;
  } | null;
  /** Content hash of each field that has a value now. */
  readonly fieldHashes: Readonly<Record<string, string>>;
  readonly lease: {
    readonly holder: string;
    readonly holderName: string;
    readonly token: string;
    readonly until: string;
  } | null;
  /** The fencing token of the call; undefined where nothing is being decided, e.g. for a screen. */
  readonly token?: string;
  /** Provinces and kinds that the caller takes on; null: the caller is not staff. */
  readonly skills: Skills | null;
  /** The caller is staff and marked as away today. */
  readonly away: boolean;
  /** Calls of this round in which the person was reached. */
  readonly callsReached: number;
  /** Instants of this round's unanswered calls, oldest first. */
  readonly callsMissed: readonly string[];
  /** Earliest instant of the second call after one unanswered call; null: no second call is due. */
  readonly callAgainAt: string | null;
  /** When the current duty is due; null: no clock runs. */
  readonly dueAt: string | null;
  /** The assignee; null: none. `takes`: is not away, is still a reviewer, and still takes on this province and kind. */
  readonly assignee: { readonly id: string; readonly name: string; readonly takes: boolean } | null;
  /** The member of staff named by the call; null: an unknown or closed account; undefined: the call names nobody. */
  readonly colleague?: {
    readonly id: string;
    readonly name: string;
    readonly reviews: boolean;
    readonly skills: Skills;
    readonly availability: Availability;
    /** Number of orders already assigned to them that wait for us; counted only where a cap applies. */
    readonly assigned: number;
  } | null;
  /** Keys of the items that can be passed together; determined only for a call that passes one so. */
  readonly groupable?: readonly string[];
  /** Unanswered requests for advice; `of` null: addressed to the supervisors. */
  readonly advice: readonly { readonly id: string; readonly askedBy: string; readonly of: string | null }[];
  /** The open escalation; null: none. */
  readonly escalation: string | null;
  readonly initialApprovedBy: string | null;
  /** Several people decide; false for one-person teams. */
  readonly fourEyes: boolean;
  readonly photo: {
    /** How the attached photo was taken; null: none is attached. */
    readonly takenBy: PhotoMethod | null;
    /** Hash of an accepted photo that is still valid for the same principal. */
    readonly standing: string | null;
    /** Another order has the attached photo, or was submitted with it. */
    readonly usedElsewhere: boolean;
  };
  /** Values of the order were deleted, after retention or on request: it can only be read. */
  readonly erased: boolean;
  /** The order's latest curtain request; null: none. */
  readonly curtain: { readonly id: string; readonly state: CurtainState } | null;
  /** Since when the subject has a curtain from this partner; null: it has none. */
  readonly curtainOwnedSince: string | null;
  /** The last collection code entered for the bureau's app; null: none. */
  readonly appPhoto: {
    readonly id: string;
    readonly state: AppPhotoState;
    /** Hash of the fetched picture; null: none was fetched. */
    readonly hash: string | null;
    /** The website principal's mobile is the one under which the picture was taken. */
    readonly phoneCurrent: boolean;
  } | null;
  /** The last face check on the principal's phone; null: none was begun. */
  readonly faceCheck: { readonly id: string; readonly state: FaceCheckState } | null;
  /** The stored report check of exactly this content; null: not built yet. */
  readonly report: { readonly problems: readonly { field: string; message: BilingualText }[] } | null;
  readonly bureau: {
    readonly id: string;
    readonly stopped: boolean;
    /** Open items of the first-run list, which is not confirmed; null: it is, or need not be. */
    readonly firstRunOpen: readonly FirstRunItem[] | null;
    /**
     * 人工报送: what is pushed now is entered by hand in the bureau's own system, because the connection says so or the interface has no
     * report of it (apps); determined where the order can be pushed.
     */
    readonly manual: boolean;
  } | null;
  /** Of an order whose last push goes by hand: what was recorded of it; null: it went by the interface, or was not pushed. */
  readonly manual: {
    readonly stage: ManualStage;
    /** Shanghai day of the push. */
    readonly sinceDay: string;
    /** Shanghai day of the entry in the bureau's system; null: none is recorded. */
    readonly enteredDay: string | null;
    /** Who recorded what waits to be confirmed; null: nothing does. */
    readonly recordedBy: string | null;
    /** Whether the recorded result is an approval; null: none is recorded. */
    readonly approves: boolean | null;
  } | null;
  /** The latest attempt of the order at the bureau. */
  readonly attempt: {
    readonly submissionId: string;
    readonly state: SubmissionState;
    /** Shanghai day of sending; null: not sent. */
    readonly sentDay: string | null;
    readonly answered: boolean;
    readonly earlierAnswered: boolean;
    /**
     * It is the subject's latest attempt and was made for the last push; an order pushed again has no current attempt
     * until it is sent.
     */
    readonly current: boolean;
  } | null;
  /** Unanswered submissions with an attempt of this subject, from any order. */
  readonly unanswered: readonly string[];
  /** The SMS checks of the last attempt that has any; null: none. */
  readonly sms: {
    readonly submissionId: string;
    /** Instant of the hand-over to the ministry. */
    readonly since: string;
    /** The event askSmsOutcome was raised for this attempt: a reviewer is asked to read the bureau's page. */
    readonly deskAsked: boolean;
    readonly overdueNoted: boolean;
    /**
     * An answer of the ministry or a result of the bureau may still arrive for this attempt, also after an SMS return.
     */
    readonly open: boolean;
    readonly phones: readonly {
      readonly state: SmsState;
      readonly sentAt: string | null;
      readonly deadline: string;
      /** Instant of the ministry's last answer about this phone; null: none. */
      readonly answeredAt: string | null;
    }[];
  } | null;
}
