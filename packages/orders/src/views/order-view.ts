import type { ClockParty } from '@beian/domain/board';
import type { TimeLeft } from '@beian/domain/clock';
import type { DomainStanding } from '@beian/domain/domain-verification';
import type { MaterialKind, RecordView } from '@beian/domain/filing';
import type { Party } from '@beian/domain/life-cycle';
import type { DeliveryFault } from '@beian/domain/notices';
import type { OrderMetadata, RowFlag, SmsState, Verdict } from '@beian/domain/order';
import type { Duty, OrderEvent, OrderState } from '@beian/domain/order-names';
import type { Reason } from '@beian/domain/text';
import type { ActionView } from './action-view.ts';
import type { BureauAnswerView, ProposedReasonView } from './answer-view.ts';
import type { AdviceView, EscalationView } from './colleague-view.ts';
import type { DueWhyView } from './due-why-view.ts';
import type { OrderEtaView } from './eta-view.ts';
import type { FiledNumbersView } from './filed-numbers-view.ts';
import type { ItemReasonView, ItemView, RequiredMaterialView } from './item-view.ts';
import type { LastNoticeView } from './last-notice-view.ts';
import type { AppPhotoView, CurtainView, FaceCheckView, PhotoGuideView, PhotoReviewView } from './photo-view.ts';
import type { PlanView } from './plan-view.ts';
import type { RevealView } from './reveal-view.ts';
import type { ShownValues } from './shown-columns.ts';

/** What is read of every order of a list; instants are ISO 8601 text in UTC, labels in the caller's language. */
export interface OrderRowView extends ShownValues {
  readonly kindLabel: string;
  readonly stateLabel: string;
  readonly move: Party | null;
  readonly provinceName: string;
  readonly changedLabels: readonly string[];
  readonly partner: { readonly id: string; readonly name: string };
  readonly recordId: string;
  readonly due: DueView | null;
  readonly lease: LeaseView | null;
  /** For staff only. */
  readonly assignee: { readonly id: string; readonly name: string; readonly mine: boolean } | null;
  /** Flags that call for an action; for staff only. */
  readonly marks: readonly RowFlag[];
}

/** An order as screens and partners see it, with the parts that were requested. */
export interface OrderView extends OrderRowView {
  readonly actions?: readonly ActionView[];
  readonly items?: readonly ItemView[];
  readonly missingMaterials?: readonly MaterialKind[];
  readonly requiredMaterials?: readonly RequiredMaterialView[];
  /** Reasons of the last return for the order as a whole, while it is the applicant's move. Comes with the items. */
  readonly orderReasons?: readonly ItemReasonView[];
  readonly timeline?: readonly TimelineView[];
  readonly calls?: readonly CallView[];
  readonly notes?: readonly NoteView[];
  readonly advice?: readonly AdviceView[];
  readonly escalations?: readonly EscalationView[];
  readonly reveals?: readonly RevealView[];
  readonly notices?: readonly NoticeView[];
  readonly attempts?: readonly AttemptView[];
  readonly smsChecks?: readonly SmsCheckView[];
  readonly report?: ReportView | null;
  /** The bureau's answers, newest first; and the reasons derived from them while the order is to be triaged. */
  readonly bureauAnswers?: readonly BureauAnswerView[];
  readonly proposedReasons?: readonly ProposedReasonView[];
  readonly record?: RecordView;
  /** Pairs that the partner keeps with the order; empty for staff. */
  readonly metadata?: OrderMetadata;
  readonly plan?: PlanView | null;
  readonly domainChecks?: readonly DomainCheckView[];
  readonly curtain?: CurtainView | null;
  readonly photoGuide?: PhotoGuideView;
  readonly filedNumbers?: FiledNumbersView | null;
  readonly lastNotice?: LastNoticeView | null;
  /** For staff, while its photo is to be reviewed. */
  readonly photoReview?: PhotoReviewView | null;
  readonly bureauAppPhoto?: AppPhotoView | null;
  readonly faceCheck?: FaceCheckView | null;
  readonly verificationForm?: VerificationFormView;
  readonly parties?: readonly PartyTimeView[];
  readonly eta?: OrderEtaView | null;
  /** Why it has this due time; absent if no clock runs. */
  readonly dueWhy?: DueWhyView;
}

/** A party's share of an order's time so far; the four add up to its elapsed time. */
export interface PartyTimeView {
  readonly party: ClockParty;
  readonly label: string;
  /** Elapsed time, whole seconds. */
  readonly seconds: number;
}

export type OrderPart =
  | 'plan'
  | 'actions'
  | 'items'
  /** The items without their values; `items` includes them. */
  | 'verdicts'
  | 'timeline'
  | 'calls'
  | 'notes'
  | 'advice'
  | 'escalations'
  | 'reveals'
  | 'notices'
  | 'attempts'
  | 'smsChecks'
  | 'report'
  | 'answers'
  | 'record'
  | 'metadata'
  | 'domainChecks'
  | 'curtain'
  | 'photoGuide'
  | 'filedNumbers'
  | 'lastNotice'
  | 'photoReview'
  | 'bureauAppPhoto'
  | 'faceCheck'
  | 'verificationForm'
  | 'parties'
  | 'eta'
  | 'dueWhy';

export interface DueView {
  readonly at: string;
  readonly provisional: boolean;
  /** 0, 50, 75 or 100: the last level of used time that a timer set. */
  readonly level: number;
  readonly duty: Duty;
  readonly label: string;
  readonly since: string;
  readonly left: TimeLeft;
  /** The due time as notices spell it, and what happens after it. */
  readonly deadline: string;
  readonly missed: string | null;
  /**
   * Working seconds until due, by our working hours; negative when overdue. Elapsed seconds if the duty is the
   * bureau's.
   */
  readonly workingSecondsLeft: number;
  /** Used share of the time, 0 and up. */
  readonly share: number;
}

export interface LeaseView {
  readonly holder: string;
  readonly holderName: string;
  readonly until: string;
  readonly mine: boolean;
  /** Only for the holder. */
  readonly token: string | null;
}

/** 核验单 to be printed, and whether the attached scan matches the content. */
export interface VerificationFormView {
  readonly url: string;
  /** Stamp of the current content. */
  readonly mark: string;
  /** Stamp of the content when the scan was attached; null if there is no scan, or it is older than stamps. */
  readonly attachedMark: string | null;
  /** The content changed since the scan was attached. */
  readonly outdated: boolean;
  /** The newest form that an approval filled in; null: none yet, or deleted. For staff only. */
  readonly keptUrl: string | null;
  readonly verifiedAt: string | null;
  /** For staff only. */
  readonly verifierName: string | null;
}

/** The registry's answer for one domain that the order adds. */
export interface DomainCheckView {
  readonly domain: string;
  readonly state: DomainStanding;
  readonly checkedAt: string | null;
  /** Until when a submission may use it. */
  readonly validUntil: string | null;
  readonly checks: readonly {
    readonly check: string;
    readonly label: string;
    readonly outcome: string;
    readonly message: string;
    readonly suggestion: string | null;
    readonly ruleId: string | null;
  }[];
}

export interface TimelineView {
  readonly id: string;
  readonly event: OrderEvent;
  readonly label: string;
  readonly from: OrderState | null;
  readonly to: OrderState | null;
  readonly actorKind: string;
  readonly actorName: string;
  readonly at: string;
  readonly detail: string | null;
  /** Of an event that records a verdict; for staff only. */
  readonly verdict: TimelineVerdictView | null;
}

export interface TimelineVerdictView {
  /** Key of the item, and its label; the key again if the program has no row of it any more. */
  readonly item: string;
  readonly label: string;
  readonly verdict: Verdict;
  /** Codes of the reasons. */
  readonly codes: readonly string[];
}

export interface CallView {
  readonly id: string;
  readonly outcome: string;
  readonly staffName: string;
  readonly at: string;
  readonly note: string | null;
}

export interface NoteView {
  readonly id: string;
  readonly staffName: string;
  readonly at: string;
  readonly body: string;
}

export interface NoticeView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly recipient: string;
  readonly channel: string;
  readonly mediumLabel: string;
  readonly createdAt: string;
  readonly sentAt: string | null;
  /** When sending was given up: the provider refused it for good, or a day of attempts failed. */
  readonly failedAt: string | null;
  /** Where it goes, masked. */
  readonly address: string;
  readonly tries: number;
  readonly triedAt: string | null;
  /** Why the last attempt failed. */
  readonly fault: DeliveryFault | null;
  readonly faultLabel: string | null;
  /** The delivery in place of which it was made. */
  readonly insteadOf: string | null;
}

export interface AttemptView {
  readonly id: string;
  readonly sequence: string;
  readonly state: string;
  readonly label: string;
  readonly sentAt: string | null;
  readonly settledAt: string | null;
  readonly code: string | null;
  readonly message: string | null;
}

/** 短信核验 of one phone, in the last attempt that has any. */
export interface SmsCheckView {
  readonly id: string;
  /** Label of the phone's owner. */
  readonly person: string;
  /** Masked. */
  readonly phone: string;
  readonly state: SmsState;
  readonly stateLabel: string;
  readonly sentAt: string | null;
  readonly deadline: string;
  readonly wrongEntries: number;
  readonly answeredAt: string | null;
  /** Staff must enter the outcome, because the ministry does not report it. */
  readonly deskAsked: boolean;
  /** No outcome is expected any more. */
  readonly closed: boolean;
  /** Time left in the window; null if no outcome is expected any more. */
  readonly left: TimeLeft | null;
  /** The evidence of an outcome entered by a reviewer, and the reviewer's name; for staff only. */
  readonly evidence: string | null;
  readonly staffName: string | null;
}

export interface ReportView {
  readonly ready: boolean;
  readonly xmlBytes: number | null;
  readonly fields: readonly { readonly path: string; readonly value: string }[];
  readonly attachments: readonly {
    readonly kind: MaterialKind;
    readonly label: string;
    readonly base64Bytes: number;
    readonly limit: number;
  }[];
  readonly problems: readonly Reason[];
}
