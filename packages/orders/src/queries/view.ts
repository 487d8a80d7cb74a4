import type {
  ClockParty,
  DomainStanding,
  Duty,
  MaterialKind,
  OrderEvent,
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
import type { ShownValues } from './shown-columns.ts';

/** An order as screens and partners see it; instants are ISO 8601 text in UTC, labels in the caller's language. */
export interface OrderView extends ShownValues {
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
  /** Parts: present only when requested. */
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
  readonly domainChecks?: readonly DomainCheckView[];
  readonly curtain?: CurtainView | null;
  readonly photoGuide?: PhotoGuideView;
  readonly bureauAppPhoto?: AppPhotoView | null;
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
  /** 0, 50, 75 or 100: the last level of used time that a timer set. */
  readonly level: number;
  readonly duty: Duty;
  readonly label: string;
  readonly since: string;
  readonly left: TimeLeft;
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
  /** When sending was given up, after a day of attempts. */
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

/** One registered value, masked if it is personal. */
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
  /** The choice in force. */
  readonly value: string;
  /** Null if it is the installed default. */
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  /** Whether the actor may change it. */
  readonly mayChange: boolean;
  readonly choices: readonly {
    readonly value: string;
    readonly label: string;
    readonly brings: readonly string[];
    readonly inForce: boolean;
    /** The question before it is switched on; null if the actor may not, or it is on already. */
    readonly confirm: string | null;
  }[];
}

/** One page of ids, by keyset. */
export interface IdPage {
  readonly ids: readonly string[];
  /** Cursor of the row at this place, counted as in `Array.at`; encoded on demand. */
  readonly cursorAt: (place: number) => string | undefined;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  /** Exact up to 1,000; above that 1,000 and `totalIsCapped`. */
  readonly totalCount: number;
  readonly totalIsCapped: boolean;
}
