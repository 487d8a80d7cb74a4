import type {
  ClockParty,
  DomainStanding,
  Duty,
  EditionId,
  MaterialKind,
  OrderEvent,
  OrderKind,
  OrderState,
  Party,
  Reason,
  RowFlag,
  SettingName,
  SmsState,
  TimeLeft,
} from '@beian/domain';
import type { OrderEtaView } from '../eta/view.ts';
import type { ActionView } from './action-view.ts';
import type { BureauAnswerView, ProposedReasonView } from './answer-view.ts';
import type { AdviceView, EscalationView } from './colleague-view.ts';
import type { DueWhyView } from './due-why-view.ts';
import type { ItemReasonView, ItemView, RequiredMaterialView, ValueLabelView } from './item-view.ts';
import type { AppPhotoView, CurtainView, PhotoGuideView } from './photo-view.ts';
import type { RevealView } from './reveal-view.ts';

/** What screens and partners see of an order; instants are ISO 8601 text in UTC, labels in the caller's language. */
export interface OrderView {
  readonly id: string;
  readonly number: string;
  /** Made with a test key. */
  readonly test: boolean;
  readonly kind: OrderKind;
  readonly kindLabel: string;
  readonly state: OrderState;
  readonly stateLabel: string;
  readonly move: Party | null;
  readonly province: string;
  readonly provinceName: string;
  readonly edition: EditionId;
  readonly version: number;
  readonly round: number;
  readonly subjectName: string;
  readonly filingNumber: string;
  readonly changed: readonly string[];
  readonly changedLabels: readonly string[];
  readonly partner: { readonly id: string; readonly name: string };
  readonly recordId: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly submittedAt: string | null;
  /** When personal values of it were deleted last; null: never. */
  readonly erasedAt: string | null;
  readonly due: DueView | null;
  readonly lease: LeaseView | null;
  /** Who should see to it; for staff alone. */
  readonly assignee: { readonly id: string; readonly name: string; readonly mine: boolean } | null;
  /** A call was not answered: the second is made from then on; for staff alone. */
  readonly callAgainAt: string | null;
  /** What somebody is to do something about; for staff alone. */
  readonly marks: readonly RowFlag[];
  /** Parts: there only when asked for. */
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
  /** What the bureau said, newest first; and what it comes to while the order is to be triaged. */
  readonly bureauAnswers?: readonly BureauAnswerView[];
  readonly proposedReasons?: readonly ProposedReasonView[];
  readonly record?: RecordView;
  readonly domainChecks?: readonly DomainCheckView[];
  readonly curtain?: CurtainView | null;
  readonly photoGuide?: PhotoGuideView;
  readonly bureauAppPhoto?: AppPhotoView | null;
  readonly verificationForm?: VerificationFormView;
  readonly parties?: readonly PartyTimeView[];
  readonly eta?: OrderEtaView | null;
  /** Why it is due when it is; null or absent: no clock runs. */
  readonly dueWhy?: DueWhyView;
}

/** What of an order's time so far was a party's; the four sum to its wall time. */
export interface PartyTimeView {
  readonly party: ClockParty;
  readonly label: string;
  /** Wall time, whole seconds. */
  readonly seconds: number;
}

export type OrderPart =
  | 'actions'
  | 'items'
  /** The same without their values; `items` has them, too. */
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
  | 'domainChecks'
  | 'curtain'
  | 'photoGuide'
  | 'bureauAppPhoto'
  | 'verificationForm'
  | 'parties'
  | 'eta'
  | 'dueWhy';

export interface DueView {
  readonly at: string;
  readonly provisional: boolean;
  /** 0, 50, 75 or 100: how much of the time was used when last rung. */
  readonly level: number;
  readonly duty: Duty;
  readonly label: string;
  readonly since: string;
  readonly left: TimeLeft;
  /** Working seconds until due by the desk's hours; negative when over. Elapsed seconds where the duty is the bureau's. */
  readonly workingSecondsLeft: number;
  /** Used share of the time, 0 and up. */
  readonly share: number;
}

export interface LeaseView {
  readonly holder: string;
  readonly holderName: string;
  readonly until: string;
  readonly mine: boolean;
  /** The holder's alone. */
  readonly token: string | null;
}

/** 核验单 to be printed, and how the attached scan stands to the content. */
export interface VerificationFormView {
  readonly url: string;
  /** Of the present content. */
  readonly mark: string;
  /** Of the content when the scan was attached; null: none is, or it was attached before marks were kept. */
  readonly attachedMark: string | null;
  /** The content changed since the scan was attached. */
  readonly outdated: boolean;
}

/** What the registry said of one domain that the order adds. */
export interface DomainCheckView {
  readonly domain: string;
  readonly state: DomainStanding;
  readonly checkedAt: string | null;
  /** Until when a submission may go by it. */
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
  readonly createdAt: string;
  readonly sentAt: string | null;
  /** When it was given up, after a day of tries. */
  readonly failedAt: string | null;
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

/** 短信核验 of one phone, of the last attempt that has any. */
export interface SmsCheckView {
  readonly id: string;
  /** Whose phone, as people call it. */
  readonly person: string;
  /** Masked. */
  readonly phone: string;
  readonly state: SmsState;
  readonly stateLabel: string;
  readonly sentAt: string | null;
  readonly deadline: string;
  readonly wrongEntries: number;
  readonly answeredAt: string | null;
  /** The desk is asked for the outcome, because the ministry does not tell it. */
  readonly deskAsked: boolean;
  /** Nothing is awaited any more. */
  readonly closed: boolean;
  /** Of the window; null: nothing is awaited any more. */
  readonly left: TimeLeft | null;
  /** What a reviewer's word rests on, and whose it is; for staff alone. */
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

export interface RecordView {
  readonly id: string;
  readonly filingNumber: string;
  readonly name: string;
  readonly province: string;
  readonly provinceName: string;
  readonly changedAt: string;
  /** The subject's own. */
  readonly values: readonly ValueView[];
  readonly websites: readonly WebsiteView[];
  /** The open order that the caller may see. */
  readonly openOrderId: string | null;
}

/** One registered value, masked where it is personal. */
export interface ValueView {
  readonly field: string;
  readonly label: string;
  readonly values: readonly string[];
  readonly valueLabels: readonly ValueLabelView[];
  readonly masked: boolean;
}

export interface WebsiteView {
  readonly id: string;
  readonly filingNumber: string;
  readonly name: string;
  readonly domains: readonly string[];
  readonly homeUrl: string | null;
  readonly values: readonly ValueView[];
  readonly ours: boolean;
}

export interface SettingView {
  readonly name: SettingName;
  readonly label: string;
  readonly explains: string;
  /** Of the choice that is in force. */
  readonly value: string;
  /** null: it is as it was installed. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  /** By the actor. */
  readonly mayChange: boolean;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly brings: readonly string[];
    readonly inForce: boolean;
    /** What to ask before it is switched on; null where the actor cannot, or it is on. */
    readonly confirm: string | null;
  }[];
}

/** One page of ids, by keyset. */
export interface IdPage {
  readonly ids: readonly string[];
  /** Of the row at this place, as `Array.at`; written where it is asked for. */
  readonly cursorAt: (place: number) => string | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Exact to 1,000; beyond that 1,000 and `totalIsCapped`. */
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
}
