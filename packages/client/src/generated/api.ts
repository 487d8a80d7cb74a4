// Written by `npm run gen` from packages/client/operations.graphql and docs/api/published.graphql; change those, not this.
import type { CallOptions, Run } from '../call/call.ts';

/** New values of the access 接入. Since 2026-11. */
export interface AccessInput {
  /** 接入方式 Access modes; each at most 2 characters. null takes it away. */
  readonly accessModes?: readonly string[] | null;
  /** IP 地址 IP addresses; each at most 81 characters. null takes it away. */
  readonly ipRanges?: readonly string[] | null;
  /** 变更说明 Note on the change; at most 1000 characters. null takes it away. */
  readonly remark?: string | null;
  /** 服务器放置地 Server locations; each at most 2 characters. null takes it away. */
  readonly serverLocations?: readonly string[] | null;
  /** 备案服务码 Service code; at most 64 characters. null takes it away. */
  readonly serviceCode?: string | null;
}

/** New values of what an app APP has beside a website. Since 2026-11. */
export interface AppInput {
  /** 是否提供 SDK 服务 Offers an SDK to others; at most 3 characters. null takes it away. */
  readonly offersSdk?: string | null;
  /** 安装包 Packages; each at most 4000 characters. null takes it away. */
  readonly packages?: readonly string[] | null;
  /** 第三方 SDK 名称 SDKs of others; at most 1024 characters. null takes it away. */
  readonly sdks?: string | null;
  /** 是否使用第三方 SDK Uses SDKs of others; at most 3 characters. null takes it away. */
  readonly usesSdks?: string | null;
}

/** What a cancellation 注销 states. Since 2026-11. */
export interface CancellationInput {
  /** 注销理由 Reason of the cancellation; at most 3 characters. null takes it away. */
  readonly reason?: string | null;
  /** 注销说明 Remark; at most 1000 characters. null takes it away. */
  readonly remark?: string | null;
}

/** A code table 代码表 of the bureaus. Since 2026-11. */
export type CodeList =
  | 'ACCESS_MODE'
  | 'ATTACHMENT_FORMAT'
  | 'ATTACHMENT_PURPOSE'
  | 'CANCELLATION_REASON'
  | 'CERTIFICATE_TYPE'
  | 'ID_TYPE'
  | 'LANGUAGE'
  | 'NATURE'
  | 'PRE_APPROVAL'
  | 'PROVINCE'
  | 'SERVER_LOCATION'
  | 'SERVICE_CONTENT';

/** What an expected time goes by 预计依据, the nearest first; one with fewer than 30 cases gives way to the next. Since 2026-11. */
export type EtaBasis =
  | 'KIND'
  | 'PROVINCE_AND_KIND'
  | 'STATUTORY';

/** A new value of one field: `value` or `values`; neither takes it away. A personal value that is sent as it was read masked stays as it is; another masked one is refused (`MASKED_VALUE`). Since 2026-11. */
export interface FieldInput {
  /** The field, e.g. `website.name` (`Item.key`). */
  readonly field: string;
  /** The new text, of a field that holds one. */
  readonly value?: string | null;
  /** The new texts, of a field that holds a list. Codes are decimal texts. */
  readonly values?: readonly string[] | null;
}

/** A closed set of values. Since 2026-11. */
export type FormSection =
  | 'ACCESS'
  | 'APP'
  | 'CANCELLATION'
  | 'FILING_PASSWORD'
  | 'MATERIAL'
  | 'MISSING'
  | 'SERVICE_CODE'
  | 'SUBJECT'
  | 'SUBJECT_PRINCIPAL'
  | 'WEBSITE'
  | 'WEBSITE_PRINCIPAL';

/** A scan or photo attached to an order 材料. Since 2026-11. */
export type MaterialKind =
  | 'AGE_PROOF'
  | 'APP_ICON'
  | 'AUTHORISATION'
  | 'BEIJING_DOMAIN_LIST'
  | 'CHANGE_PROOF'
  | 'COMMITMENT'
  | 'CONFIRMATION_LETTER'
  | 'DOMAIN_CERT'
  | 'DOMAIN_HOLDER_PROOF'
  | 'FACE_PHOTO'
  | 'HOLDING_PERSON_ID'
  | 'HOLDING_UNIT_CERT'
  | 'NAME_STATEMENT'
  | 'NO_APPROVAL_STATEMENT'
  | 'PHONE_BILLS'
  | 'PRE_APPROVAL'
  | 'RESIDENCE_PERMIT'
  | 'SITE_PLAN'
  | 'STAFFING_LETTER'
  | 'SUBJECT_CERT'
  | 'SUBJECT_PRINCIPAL_ID'
  | 'VERIFICATION_FORM'
  | 'WEBSITE_PRINCIPAL_ID';

/** A pair that a partner keeps with its order. Since 2026-11. */
export interface MetadataInput {
  /** 1 to 40 characters; each key once. */
  readonly key: string;
  /** At most 200 characters. */
  readonly value: string;
}

/** A language that notices are written in 通知语言. Since 2026-11. */
export type NoticeLanguage =
  | 'en'
  | 'zh';

/** New values of an order’s fields, by the part of the filing. Since 2026-11. */
export interface OrderContentInput {
  /** New values of the access 接入. Since 2026-11. */
  readonly access?: AccessInput | null;
  /** New values of what an app APP has beside a website. Since 2026-11. */
  readonly app?: AppInput | null;
  /** What a cancellation 注销 states. Since 2026-11. */
  readonly cancellation?: CancellationInput | null;
  /** New values of the subject 主体. Since 2026-11. */
  readonly subject?: SubjectInput | null;
  /** New values of the website 网站. Since 2026-11. */
  readonly website?: WebsiteInput | null;
}

/** Which orders a list holds; an order must meet every condition. A value that cannot be read is refused with `BAD_USER_INPUT`, which names it in `field`. Since 2026-11. */
export interface OrderFilter {
  /** Whose clock runs: any of the desk's own, or a duty's. */
  readonly clock?: QueueClock | null;
  /** Orders opened at or after this instant. Since 2026-11. */
  readonly createdAfter?: string | null;
  /** Orders opened before this instant. Since 2026-11. */
  readonly createdBefore?: string | null;
  /** Orders due at or after this instant. Since 2026-11. */
  readonly dueAfter?: string | null;
  /** Orders due before this instant: ISO 8601 with a zone. */
  readonly dueBefore?: string | null;
  /** Orders with this mark. */
  readonly flag?: OrderFlag | null;
  /** These orders alone: global ids, at most 100. */
  readonly ids?: readonly string[] | null;
  /** What the order asks for. */
  readonly kind?: OrderKind | null;
  /** Any of these kinds. Since 2026-11. */
  readonly kinds?: readonly OrderKind[] | null;
  /** GB/T 2260 code of the province, six digits. */
  readonly province?: string | null;
  /** Orders with exactly this `reference`, the partner’s own id. Since 2026-11. */
  readonly reference?: string | null;
  /** Part of the order number, reference, filing number or name of the subject; or a whole domain. For staff, in lists that hold finished orders: the beginning of a number, a whole reference, or a part of at least two characters of a name or domain. */
  readonly search?: string | null;
  /** A tab of the queue. */
  readonly stage?: QueueStage | null;
  /** Any of these states. */
  readonly states?: readonly OrderState[] | null;
  /** Orders last submitted at or after this instant. Since 2026-11. */
  readonly submittedAfter?: string | null;
  /** Orders last submitted before this instant. Since 2026-11. */
  readonly submittedBefore?: string | null;
  /** Orders changed at or after this instant. To go on with a synchronization, sort by `UPDATED` and give the latest `updatedAt` that you have read, less one minute: a change may become visible some seconds after its instant. Compare `version` to skip what you have. Since 2026-11. */
  readonly updatedAfter?: string | null;
  /** Orders changed before this instant. Since 2026-11. */
  readonly updatedBefore?: string | null;
}

/** A mark of an order that a list can be cut to 标记. Since 2026-11. */
export type OrderFlag =
  | 'ADVICE_ASKED'
  | 'AT_RISK'
  | 'CALL_DUE'
  | 'DUE_TODAY'
  | 'ESCALATED'
  | 'OVERDUE'
  | 'PAUSED'
  | 'PROVISIONAL'
  | 'RECTIFICATION'
  | 'RESUBMITTED'
  | 'RISK'
  | 'SERVER_ENDED'
  | 'SERVER_ENDING';

/** What an order asks for 订单类型 (变更备案). Since 2026-11. */
export type OrderKind =
  | 'CANCEL_ACCESS'
  | 'CANCEL_APP'
  | 'CANCEL_SUBJECT'
  | 'CANCEL_WEBSITE'
  | 'CHANGE_ACCESS'
  | 'CHANGE_APP'
  | 'CHANGE_BOTH'
  | 'CHANGE_SUBJECT'
  | 'CHANGE_WEBSITE'
  | 'FIRST_APP'
  | 'FIRST_FILING'
  | 'NEW_ACCESS'
  | 'NEW_APP'
  | 'NEW_WEBSITE';

/** What a list of orders is sorted by 排序. Since 2026-11. */
export type OrderSort =
  | 'DUE'
  | 'SUBMITTED'
  | 'UPDATED';

/** Where an order stands 状态. The rows of the life cycle. Since 2026-11. */
export type OrderState =
  | 'ABANDONED'
  | 'APPROVED'
  | 'BUREAU_REJECTED'
  | 'BUREAU_REVIEW'
  | 'CORRECTION_REQUIRED'
  | 'DRAFT'
  | 'INITIAL_REJECTED'
  | 'INITIAL_REVIEW'
  | 'LAPSED'
  | 'MANUAL_ENTRY'
  | 'PHOTO_REVIEW'
  | 'SMS_PENDING'
  | 'SMS_RETURNED'
  | 'SUBMISSION_PENDING'
  | 'SUBMITTING'
  | 'SUPPLEMENT_PENDING'
  | 'UPLOAD_FAILED'
  | 'VERIFICATION_PENDING';

/** What a partner is told of 事件类别; kinds may be added. Since 2026-11. */
export type PartnerEventKind =
  | 'ORDER_ABANDONED'
  | 'ORDER_APPROVED'
  | 'ORDER_BUREAU_APP_PHOTO_RECEIVED'
  | 'ORDER_CURTAIN_DELIVERED'
  | 'ORDER_CURTAIN_REQUESTED'
  | 'ORDER_CURTAIN_SHIPPED'
  | 'ORDER_DUE_MOVED'
  | 'ORDER_EDITED'
  | 'ORDER_FILING_PUBLISHED'
  | 'ORDER_HELD'
  | 'ORDER_INITIAL_REVIEW_APPROVED'
  | 'ORDER_LAPSED'
  | 'ORDER_OPENED'
  | 'ORDER_PHOTO_APPROVED'
  | 'ORDER_PHOTO_REJECTED'
  | 'ORDER_PHOTO_SUBMITTED'
  | 'ORDER_PUSHED'
  | 'ORDER_RECALLED'
  | 'ORDER_RECEIVED_BY_BUREAU'
  | 'ORDER_REFUSED'
  | 'ORDER_REJECTED'
  | 'ORDER_REMINDED'
  | 'ORDER_REOPENED'
  | 'ORDER_RESUMED'
  | 'ORDER_RETURNED'
  | 'ORDER_SENT_BACK'
  | 'ORDER_SMS_OVERDUE'
  | 'ORDER_SMS_RETURNED'
  | 'ORDER_SMS_VERIFIED'
  | 'ORDER_SUBMITTED'
  | 'ORDER_UPLOAD_FAILED'
  | 'ORDER_WITHDRAWN'
  | 'RECTIFICATION_DUE'
  | 'RECTIFICATION_OVERDUE'
  | 'RECTIFICATION_RECEIVED'
  | 'RULES_CHANGED'
  | 'WEBHOOK_TEST';

/** Orders that do together what one order may not 办理方案. Since 2026-11. */
export type PlanName =
  | 'DOMAIN_AS_WEBSITE'
  | 'REFILE'
  | 'SEVERAL_WEBSITES'
  | 'SUBJECT_AND_ALL_WEBSITES';

/** New values of a principal 负责人. Since 2026-11. */
export interface PrincipalInput {
  /** 电子邮件 e-mail; at most 128 characters. null takes it away. */
  readonly email?: string | null;
  /** 应急联系电话 emergency phone; at most 128 characters. null takes it away. */
  readonly emergencyPhone?: string | null;
  /** 证件号码 ID number; at most 128 characters. null takes it away. */
  readonly idNumber?: string | null;
  /** 证件类型 ID type; at most 3 characters. null takes it away. */
  readonly idType?: string | null;
  /** 证件有效期至 ID validity end; at most 10 characters. null takes it away. */
  readonly idValidUntil?: string | null;
  /** 是否法定代表人 being the legal representative; at most 3 characters. null takes it away. */
  readonly legalRepresentative?: string | null;
  /** 手机号码 mobile; at most 128 characters. null takes it away. */
  readonly mobile?: string | null;
  /** 姓名 name; at most 128 characters. null takes it away. */
  readonly name?: string | null;
  /** 办公电话 office phone; at most 128 characters. null takes it away. */
  readonly officePhone?: string | null;
}

/** Whose clock runs 时限. Since 2026-11. */
export type QueueClock =
  | 'OURS'
  | 'applicantMove'
  | 'bureauReview'
  | 'handOver'
  | 'initialReview'
  | 'photoReview'
  | 'returnTriage'
  | 'sms'
  | 'supplement';

/** A tab of the queue 队列. Since 2026-11. */
export type QueueStage =
  | 'ALL'
  | 'AT_BUREAU'
  | 'DONE'
  | 'HANDOVER'
  | 'INITIAL'
  | 'MINE'
  | 'OPEN'
  | 'PHOTO';

/** Which rectification notices a list holds; OPEN includes those due soon and overdue. Since 2026-11. */
export type RectificationFilter =
  | 'CLOSED'
  | 'DUE_SOON'
  | 'OPEN'
  | 'OVERDUE';

/** A closed set of values. Since 2026-11. */
export type RectificationKind =
  | 'ACCESS_OVER_REPORTED'
  | 'ACCESS_UNDER_REPORTED'
  | 'EMPTY_WEBSITE_ALIVE'
  | 'EMPTY_WEBSITE_DEAD'
  | 'SUBJECT'
  | 'SUBJECT_CHECK'
  | 'VERIFICATION_TASK'
  | 'WEBSITE'
  | 'WEBSITE_LIVENESS';

/** How far a rectification notice is 整改状态; its clock runs while it is OPEN or OVERDUE. Since 2026-11. */
export type RectificationState =
  | 'ANSWERED'
  | 'HANDLED'
  | 'OPEN'
  | 'OVERDUE';

/** The class of a refusal 拒绝类别. New values may be added: treat one that you do not know as `GUARD_FAILED`. Since 2026-11. */
export type RefusalKind =
  | 'GUARD_FAILED'
  | 'INVALID_INPUT'
  | 'KEY_REUSED'
  | 'LEASE_LOST'
  | 'NOT_FOUND'
  | 'NOT_POSSIBLE'
  | 'STALE';

/** What a reason of a refusal is about 原因代码. New values may be added: show `message` and `suggestion` of one that you do not know. Since 2026-11. */
export type RefusalReasonCode =
  | 'ACCEPTED_PHOTO_STANDS'
  | 'ACCESS_IS_NEW'
  | 'ACCESS_NOT_FOUND'
  | 'ACCOUNT_CLOSED'
  | 'ACCOUNT_IN_USE'
  | 'ACCOUNT_TAKEN'
  | 'ADDRESS_IN_MAINLAND'
  | 'ADDRESS_NOT_OF_SERVER'
  | 'ADVICE_IS_ASKED'
  | 'ADVICE_STILL_OPEN'
  | 'ADVISER_REVIEWS'
  | 'ALARM_RAISED'
  | 'ALL_PHONES_VERIFIED'
  | 'ANOTHER_BUREAU'
  | 'ANSWER_APPROVES'
  | 'ANSWER_NOT_FOUND'
  | 'ANSWER_RECORDED'
  | 'ASKS_ONESELF'
  | 'ASSIGNED_ALREADY'
  | 'ASSIGNED_SINCE'
  | 'ASSIGNEE_AWAY'
  | 'ASSIGNEE_HAS_ROOM'
  | 'ASSIGNEE_IS_THERE'
  | 'ASSIGNEE_MAY_DECIDE'
  | 'ASSIGNEE_REVIEWS'
  | 'ASSIGNMENT_CHANGES'
  | 'AT_LEAST_ONE_REASON'
  | 'AWAITED_CAN_BE_SENT'
  | 'AWAY'
  | 'BACKS_OFF'
  | 'BEFORE_SENDING'
  | 'BLACK_LISTED'
  | 'BOTH_SIDES_TOGETHER'
  | 'BUREAU_APP_PHONE_FITS'
  | 'BUREAU_APP_PHOTO_CAME'
  | 'BUREAU_CONFIGURED'
  | 'BUREAU_LACKS_FILE'
  | 'BUREAU_NOT_FOUND'
  | 'CALENDAR_GROWS_ONLY'
  | 'CALL_LOGGED'
  | 'CAP_REACHED'
  | 'CERTIFICATE_TAKEN'
  | 'CHANGE_ALLOWED_IN_PROVINCE'
  | 'CHANGE_NOT_ALLOWED'
  | 'CHARACTER_NOT_CARRIED'
  | 'CHECK_FAILED'
  | 'CHECK_WARNED'
  | 'CLAIMED_SINCE'
  | 'CLAIM_IS_OPEN'
  | 'CLAIM_MAY_BE_OBJECTED'
  | 'CLAIM_NOT_FOUND'
  | 'CLAIM_STEP_NOT_NOW'
  | 'CLOUD_UNAVAILABLE'
  | 'CODE_STILL_AWAITED'
  | 'COMMITMENT_NOT_SIGNED'
  | 'COMMITMENT_VERSION'
  | 'CONNECTION_RUNS'
  | 'CONNECTION_STANDS_STILL'
  | 'CONSENT_VERSION'
  | 'CONSIGNEE_REACHABLE'
  | 'CURTAIN_IS_THE_ONE_SEEN'
  | 'CURTAIN_OWNED'
  | 'CURTAIN_OWNED_ACKNOWLEDGED'
  | 'CURTAIN_REQUESTED'
  | 'CURTAIN_UNDERWAY'
  | 'DAYS_OFF_TOTAL'
  | 'DAY_OUT_OF_REACH'
  | 'DECIDED_SINCE'
  | 'DECLARED_NOT_FILED'
  | 'DESK_IS_ASKED'
  | 'DESK_NOT_ASKED_YET'
  | 'DOMAINS_VERIFIED'
  | 'DOMAIN_CHECK_EXPIRED'
  | 'DOMAIN_CHECK_FAILED'
  | 'DOMAIN_CHECK_OUTDATED'
  | 'DOMAIN_CHECK_PENDING'
  | 'DOMAIN_FILED_ELSEWHERE'
  | 'DOMAIN_IN_ANOTHER_ORDER'
  | 'DOMAIN_NOT_CHECKED'
  | 'EARLIER_STEP_APPROVED'
  | 'EARLIER_STEP_OPEN'
  | 'EARLIER_UNANSWERED'
  | 'ENDED'
  | 'ENDPOINT_DISABLED'
  | 'ENDS_SOON'
  | 'ENTERED_BY_HAND'
  | 'ENTRY_NOT_NEW'
  | 'ENTRY_RECORDED'
  | 'ESCALATION_EXPLAINED'
  | 'EVERY_ITEM_HAS_VERDICT'
  | 'EVERY_ITEM_PASSED'
  | 'EVERY_PHOTO_ITEM_PASSED'
  | 'EVERY_REASON_ANSWERED'
  | 'EVERY_RETURN_HAS_REASON'
  | 'EVIDENCE_ATTACHED'
  | 'EVIDENCE_GIVEN'
  | 'EVIDENCE_NOT_FOUND'
  | 'EVIDENCE_USED'
  | 'EXPIRED_CODE'
  | 'FACE_CHECK_AWAITED'
  | 'FACE_CHECK_CONSENT'
  | 'FACE_CHECK_TRIES'
  | 'FACE_LINK_OVER'
  | 'FACE_PICTURES_MAX'
  | 'FACE_PICTURES_MISSING'
  | 'FILED_SINCE'
  | 'FILED_SINCE_REVIEW'
  | 'FILE_NOT_SENT'
  | 'FILE_REFUSED'
  | 'FILE_REMOVED'
  | 'FIRST_RUN_CONFIRMED'
  | 'FORM_VALID'
  | 'FOUR_EYES'
  | 'GIVEN_TWICE'
  | 'GROUPED_AGREES'
  | 'HANDED_OVER_BY_HAND'
  | 'HELD_BY_LATER_NOTICE'
  | 'HELD_NOW'
  | 'HELD_ONCE_PER_ROUND'
  | 'HOLDS_LEASE'
  | 'HOLDS_LEASE_OR_SUPERVISES'
  | 'HOLIDAY_GAP'
  | 'HOLIDAY_MISSING'
  | 'HOLIDAY_SHORT'
  | 'HOURS_FROM_TOMORROW'
  | 'HOURS_UNCHANGED'
  | 'HOURS_WRONG'
  | 'IMAGE_DAMAGED'
  | 'IMAGE_EMPTY'
  | 'IMAGE_FORMAT'
  | 'IMAGE_TOO_LARGE'
  | 'IMAGE_TOO_MANY_PIXELS'
  | 'IMAGE_TOO_SMALL'
  | 'INCIDENT_NOT_FOUND'
  | 'INCIDENT_SETTLED'
  | 'IN_FILING_HOURS'
  | 'IS_ESCALATED'
  | 'IS_THERE'
  | 'ITEMS_FLAGGED'
  | 'ITEMS_RETURNED'
  | 'ITEMS_WITHOUT_REASON'
  | 'ITEMS_WITHOUT_VERDICT'
  | 'ITEM_UNCHANGED'
  | 'ITEM_WITHOUT_VERDICT'
  | 'JUDGED_OR_WHOLE'
  | 'KEYS_ONLY'
  | 'KEY_ENDED'
  | 'KEY_IS_WIDER'
  | 'KEY_NOT_FOUND'
  | 'KEY_REUSED'
  | 'KIND_NOT_TAKEN'
  | 'KIND_OFFERED'
  | 'KIND_POSSIBLE_IN_PROVINCE'
  | 'LAST_ADMINISTRATOR'
  | 'LAW_TOTAL'
  | 'LEASE_LOST'
  | 'LIVE_KEYS_ONLY'
  | 'LOGIN_TAKEN'
  | 'LOOKUP_TOO_MANY'
  | 'MAKE_UP_DAYS'
  | 'MAKE_UP_TOTAL'
  | 'MANUAL_DAY_POSSIBLE'
  | 'MASKED_VALUE'
  | 'MATERIALS_COMPLETE'
  | 'MATERIAL_FITS_STATE'
  | 'MATERIAL_MISSING'
  | 'MATERIAL_NOT_FOUND'
  | 'MATERIAL_NOT_READ'
  | 'MAY_ADD_DOMAINS'
  | 'MINISTRY_IS_SILENT'
  | 'MISSING'
  | 'NAMES_ANOTHER_SUBJECT'
  | 'NAMES_NOBODY'
  | 'NEEDS_BOTH'
  | 'NOBODY_ELSE_HOLDS_LEASE'
  | 'NOBODY_HOLDS_LEASE'
  | 'NOTHING_TO_DECIDE'
  | 'NOTHING_TO_SET'
  | 'NOTICE_FROM_THE_FUTURE'
  | 'NOTICE_IS_LOADED'
  | 'NOTICE_NOT_OPEN'
  | 'NOTICE_OF_OTHER_RECORD'
  | 'NOTICE_TAKES_NO_ORDER'
  | 'NOTICE_UNREADABLE'
  | 'NOT_AMONG_SKILLS'
  | 'NOT_AN_UNREADABLE_FILE'
  | 'NOT_ASSIGNED_TO_ANOTHER'
  | 'NOT_BEING_ASKED'
  | 'NOT_BLACK_LISTED'
  | 'NOT_CLAIMED'
  | 'NOT_CONNECTED'
  | 'NOT_ENTERED_YET'
  | 'NOT_ESCALATED'
  | 'NOT_FILED_ELSEWHERE'
  | 'NOT_FLAGGED'
  | 'NOT_FOUND'
  | 'NOT_HANDED_OVER_BY_HAND'
  | 'NOT_ITS_ITEM'
  | 'NOT_MINE_YET'
  | 'NOT_NUMBERED'
  | 'NOT_PERSONAL'
  | 'NOT_POSSIBLE'
  | 'NOT_POSSIBLE_NOW'
  | 'NOT_REPORTABLE'
  | 'NOT_SENT'
  | 'NOT_TAKEN'
  | 'NOT_THE_LATEST'
  | 'NOT_THE_PLAN'
  | 'NO_ANSWER'
  | 'NO_ANSWER_OUTSTANDING'
  | 'NO_ANSWER_RECORDED'
  | 'NO_CURTAIN_UNDERWAY'
  | 'NO_FACE_CHECK_NOW'
  | 'NO_MATERIAL'
  | 'NO_MATERIAL_NOW'
  | 'NO_NEWER_ATTEMPT'
  | 'NO_OTHER_OPEN_ORDER'
  | 'NO_PHOTO_NEEDED'
  | 'NO_SUCH_CHOICE'
  | 'NO_SUCH_EVENT'
  | 'NO_SUCH_REVIEWER'
  | 'NO_TIMER'
  | 'NO_VALUE'
  | 'NUMBERS_OF_APPROVAL'
  | 'NUMBER_SETTLED'
  | 'OF_AN_ORDER'
  | 'OF_PARTNER'
  | 'OF_PROVIDER'
  | 'OLD_DOMAIN_STOPS'
  | 'ONE_OF_BOTH'
  | 'ORDERS_WAIT'
  | 'ORDER_ENDED'
  | 'ORDER_IS_OPEN'
  | 'ORDER_NOT_FOUND'
  | 'OTHER_ACCESS_REMAINS'
  | 'OTHER_OPERATION'
  | 'OTHER_PHONE'
  | 'OTHER_SERVICE'
  | 'OTHER_WEBSITES_STAY'
  | 'OUTCOME_IS_KNOWN'
  | 'OUT_OF_BOUNDS'
  | 'OUT_OF_RANGE'
  | 'OWN_ACCOUNT'
  | 'OWN_DECISION'
  | 'PAPERS_NOT_READ'
  | 'PARTNERS_ONLY'
  | 'PARTNER_CLOSED'
  | 'PARTNER_NAME_TAKEN'
  | 'PARTNER_NOT_FOUND'
  | 'PEOPLE_ONLY'
  | 'PHOTO_BY_BUREAU_APP'
  | 'PHOTO_BY_CURTAIN'
  | 'PHOTO_BY_FACE_CHECK'
  | 'PHOTO_MAY_BE_UPLOADED'
  | 'PHOTO_NOT_USED_BEFORE'
  | 'PHOTO_PRESENT'
  | 'PHOTO_TAKEN_BY_METHOD_IN_FORCE'
  | 'PROOF_PENDING'
  | 'PROOF_STOPPED'
  | 'PROOF_TOO_MANY'
  | 'PROOF_TOO_MANY_TRIES'
  | 'PROOF_UNAVAILABLE'
  | 'PROOF_WRONG'
  | 'PROVE_AGAIN'
  | 'PROVINCE_MISSING'
  | 'PROVINCE_NOT_SERVED'
  | 'PROVINCE_NOT_TAKEN'
  | 'PROVINCE_UNCHANGED'
  | 'PROVINCE_UNKNOWN'
  | 'PROVISIONAL'
  | 'PUBLISHED_AS_ORDERED'
  | 'RARE_CHARACTER_REPLACED'
  | 'READINGS_TOO_MANY'
  | 'READ_JUST_NOW'
  | 'READ_SINCE_REVIEW'
  | 'REASONS_FIT'
  | 'REASONS_OF_ITS_ITEMS'
  | 'REASON_DOES_NOT_FIT'
  | 'REASON_NOT_ANSWERED'
  | 'REASSIGNMENT_NOT_FOUND'
  | 'RECORDED_BY_ANOTHER'
  | 'RECORD_ALREADY_GIVEN'
  | 'RECORD_BELONGS_TO_PARTNER'
  | 'RECORD_IS_OURS'
  | 'RECORD_IS_YOURS'
  | 'RECORD_MISSING'
  | 'RECORD_NOT_FOUND'
  | 'RECORD_NOT_GIVEN'
  | 'RECORD_NOT_NEEDED'
  | 'RECTIFICATION_DAY'
  | 'REFERENCE_TAKEN'
  | 'REGISTRY_UNAVAILABLE'
  | 'REPLY_UNDER_WAY'
  | 'REPORTABLE'
  | 'RESULT_IS_OF_THIS_ATTEMPT'
  | 'RESULT_NOT_IN_GBK'
  | 'REVEAL_OVER'
  | 'REVEAL_QUOTA'
  | 'REVIEWED_AS_FILED'
  | 'RULES_CURRENT'
  | 'RULE_DAY_PAST'
  | 'RULE_DRAFT_EMPTY'
  | 'RULE_DRAFT_NOT_FOUND'
  | 'RULE_ENDS_TOO_EARLY'
  | 'RULE_FILE_NOT_FOUND'
  | 'RULE_ID_TAKEN'
  | 'RULE_NOT_FOUND'
  | 'RULE_STEP_NOT_NOW'
  | 'RULE_WRITTEN_BY_CALLER'
  | 'SAYS_NEITHER'
  | 'SECOND_CALL_AWAITED'
  | 'SECOND_CALL_DUE'
  | 'SECOND_LOOK_ENDED'
  | 'SECOND_LOOK_NOT_FOUND'
  | 'SECRET_MISSING'
  | 'SENT_BY_INTERFACE'
  | 'SERVICE_CODE_BOUND'
  | 'SERVICE_CODE_MISSING'
  | 'SERVICE_CODE_NOT_BOUND'
  | 'SERVICE_CODE_PENDING'
  | 'SERVICE_CODE_TAKEN'
  | 'SERVICE_CODE_UNUSABLE'
  | 'SERVICE_CODE_USABLE'
  | 'SESSION_NOT_FOUND'
  | 'SHARED_VALUE'
  | 'SHELL_TAKES_WEBSITE'
  | 'SITE_ENDS'
  | 'SKILLS_FIT'
  | 'SKIP_EXPLAINED'
  | 'SMS_IS_CHECKED'
  | 'SMS_IS_OVERDUE'
  | 'SOMEBODY_HOLDS_LEASE'
  | 'SOMETHING_CHANGED'
  | 'SOMETHING_TO_CONFIRM'
  | 'SOMETHING_UNANSWERED'
  | 'SOME_DOMAIN_ADDED'
  | 'SOME_ITEM_RETURNED'
  | 'SOME_PHONE_FAILED'
  | 'STAFF_NOT_FOUND'
  | 'STAFF_ONLY'
  | 'STALE'
  | 'STATE_DOES_NOT_TAKE_IT'
  | 'STEP_LINK_OVER'
  | 'STILL_FILED'
  | 'SUBJECT_FILED_ELSEWHERE'
  | 'SUBJECT_NOT_SENT'
  | 'SUBMISSION_NOT_FOUND'
  | 'TAKEN_BY_ANOTHER'
  | 'TASK_INCOMPLETE'
  | 'TEST_KEYS_ONLY'
  | 'TEXT_DOES_NOT_FIT'
  | 'TICKET_USED'
  | 'TOO_LONG'
  | 'TOO_MANY_CLAIMS'
  | 'TOO_MANY_ENDPOINTS'
  | 'TOO_MANY_KEYS'
  | 'TOO_MANY_TEST_RECORDS'
  | 'TOO_MANY_VIEWS'
  | 'TRANSFER_IS_OPEN'
  | 'TRANSFER_NOT_FOUND'
  | 'TRANSFER_STEP_NOT_NOW'
  | 'TRANSFER_TO_ITSELF'
  | 'TRANSFER_WITHOUT_MOBILE'
  | 'UNKNOWN_CODE'
  | 'UNKNOWN_FIELD'
  | 'UNLISTED_CODE'
  | 'UNREACHED_TWICE'
  | 'UNREADABLE'
  | 'UNSTORABLE_TEXT'
  | 'UPLOAD_LINK_OVER'
  | 'UPLOAD_NOT_FOUND'
  | 'USED_CODE'
  | 'VALUES_KEPT'
  | 'VERDICT_READS'
  | 'VIEW_GONE'
  | 'WARNINGS_ACKNOWLEDGED'
  | 'WEBSITES_OUT_OF_RANGE'
  | 'WEBSITE_NOT_FOUND'
  | 'WHOLE_YEARS'
  | 'WINDOW_IS_OVER'
  | 'WORDS_NEEDED'
  | 'WORKED_ANYWAY'
  | 'WRONG_SHAPE'
  | 'YEAR_BY_YEAR'
  | 'YEAR_INCOMPLETE';

/** Who owes the next move. Since 2026-11. */
export type ResponsibleParty =
  | 'APPLICANT'
  | 'BUREAU'
  | 'MINISTRY'
  | 'REVIEWER';

/** New values of the subject 主体. Since 2026-11. */
export interface SubjectInput {
  /** 经营范围 Business scope; at most 2000 characters. null takes it away. */
  readonly businessScope?: string | null;
  /** 证件住所 Address on the certificate; at most 1024 characters. null takes it away. */
  readonly certificateAddress?: string | null;
  /** 主办单位证件号码 Certificate number; at most 255 characters. null takes it away. */
  readonly certificateNumber?: string | null;
  /** 主办单位证件类型 Certificate type; at most 3 characters. null takes it away. */
  readonly certificateType?: string | null;
  /** 所在市 City; at most 6 characters. null takes it away. */
  readonly city?: string | null;
  /** 所在县 County; at most 6 characters. null takes it away. */
  readonly county?: string | null;
  /** 备案密码 Filing password; at most 64 characters. null takes it away. */
  readonly filingPassword?: string | null;
  /** 投资人或主管单位 Investor or superior unit; at most 255 characters. null takes it away. */
  readonly investor?: string | null;
  /** 通讯地址 Mailing address; at most 1024 characters. null takes it away. */
  readonly mailingAddress?: string | null;
  /** 主办单位名称 Organiser's name; at most 255 characters. null takes it away. */
  readonly name?: string | null;
  /** 单位性质 Nature of the unit; at most 6 characters. null takes it away. */
  readonly nature?: string | null;
  /** New values of a principal 负责人. Since 2026-11. */
  readonly principal?: PrincipalInput | null;
  /** 所在省 Province; at most 6 characters. null takes it away. */
  readonly province?: string | null;
  /** 主体备注 Subject remark; at most 1024 characters. null takes it away. */
  readonly remark?: string | null;
}

/** Through whom the websites of a test record are accessed. Since 2026-11. */
export type TestAccess =
  | 'OTHER'
  | 'OURS'
  | 'OURS_AND_OTHER';

/** Who is filed in a test record. Since 2026-11. */
export type TestHolder =
  | 'ORGANISATION'
  | 'PERSON';

/** What a test record is like 测试备案的样子. Since 2026-12. */
export interface TestRecordInput {
  /** Through whom every website is accessed; left out: through us. */
  readonly access?: TestAccess | null;
  /** Who is filed; left out: an organisation. */
  readonly holder?: TestHolder | null;
  /** GB/T 2260 code of the province, six digits; left out: Jiangsu (320000). */
  readonly province?: string | null;
  /** How many websites, 1 to 5; left out: one. */
  readonly websites?: number | null;
}

/** A closed set of values. Since 2026-11. */
export type ViewerType =
  | 'PARTNER'
  | 'STAFF';

/** Why nothing is sent to an endpoint. Since 2026-11. */
export type WebhookDisabledReason =
  | 'ADDRESS'
  | 'BY_HAND'
  | 'GAVE_UP'
  | 'GONE';

/** A new endpoint. Since 2026-11. */
export interface WebhookEndpointInput {
  /** What it is for, up to 200 characters. */
  readonly description?: string | null;
  /** Kinds to send; left out: all, also new ones. */
  readonly kinds?: readonly PartnerEventKind[] | null;
  /** https:// address without user, password and fragment, up to 2,048 characters: a public host name, no IP address, port 443 or 8443. */
  readonly url: string;
}

/** Whether events are sent to an endpoint. Since 2026-11. */
export type WebhookEndpointState =
  | 'DISABLED'
  | 'ENABLED';

/** New values of the website 网站. Since 2026-11. */
export interface WebsiteInput {
  /** 域名 Domains; each at most 128 characters. null takes it away. */
  readonly domains?: readonly string[] | null;
  /** 首页网址 Home URL; at most 255 characters. null takes it away. */
  readonly homeUrl?: string | null;
  /** 网站语言 Languages; each at most 2 characters. null takes it away. */
  readonly languages?: readonly string[] | null;
  /** 网站名称 Website name; at most 512 characters. null takes it away. */
  readonly name?: string | null;
  /** 不涉及前置审批 None of the pre-approvals is needed; at most 3 characters. null takes it away. */
  readonly noPreApproval?: string | null;
  /** 前置审批有效期至 Last day of the pre-approvals; at most 10 characters. null takes it away. */
  readonly preApprovalValidUntil?: string | null;
  /** 前置审批 Pre-approvals; each at most 515 characters. null takes it away. */
  readonly preApprovals?: readonly string[] | null;
  /** New values of a principal 负责人. Since 2026-11. */
  readonly principal?: PrincipalInput | null;
  /** 网站备注 Website remark; at most 1024 characters. null takes it away. */
  readonly remark?: string | null;
  /** 服务内容 Service contents; each at most 2 characters. null takes it away. */
  readonly serviceContents?: readonly string[] | null;
}

/** Why something is refused, in the caller's language (`Accept-Language`; zh unless en is asked for). Since 2026-11. */
export type RefusalReason = {
  /** Stable machine code, UPPER_SNAKE; as an enum: `refusalCode`. */
  readonly code: string;
  /** The same code as an enum; null: a code of an earlier version, in a refusal that was stored under an idempotency key. Since 2026-11. */
  readonly refusalCode: RefusalReasonCode | null;
  /** The field, material or argument at fault, e.g. `website.principal.mobile`; null: the whole of it. */
  readonly field: string | null;
  /** What is wrong, in one sentence for people. */
  readonly message: string;
  /** What to do about it. */
  readonly suggestion: string;
  /** The rule behind it, e.g. `WEB-01`; a part of the desk where it is no rule of the field, e.g. `life-cycle: lease`, `api`. */
  readonly ruleId: string;
  /** The page of that rule, a path below the address of the API, e.g. `/docs/rules/WEB-01`. Since 2026-11. */
  readonly ruleUrl: string;
};

/** An expected refusal: a value, not an error; nothing was written. Since 2026-11. */
export type Refusal = {
  readonly __typename: 'ActionRefused';
  /** The same class as an enum. Since 2026-11. */
  readonly refusalKind: RefusalKind;
  /** Everything that stands against it, at least one. */
  readonly reasons: readonly RefusalReason[];
};

/** Why something is not in order, with the advice that the applicant reads. Since 2026-11. */
export type ReturnReason = {
  /** Code of the library, e.g. `WEB-01` (`Query.returnReasons`). */
  readonly code: string;
  /** What it is called, in the caller's language. */
  readonly label: string;
  /** What to do; as the reviewer edited it. */
  readonly advice: string;
  /** What the bureau wrote of it, verbatim, personal values masked; where the order was sent back after its refusal. */
  readonly words: readonly string[];
};

/** One request to change a filing record 备案订单; it has the life cycle. Since 2026-11. */
export type OrderSummary = {
  /** Global, readable id, e.g. `order_0192…`; the prefix names the noun. */
  readonly id: string;
  /** Readable number, e.g. `BD2611243601708`: the last digit checks the others. Orders of before 2026-12 have numbers of 13 digits and more, e.g. `BD2026112400017`. */
  readonly number: string;
  /** The partner’s own id of the order 合作方编号 (`updateOrderReference`); null: none. Since 2026-11. */
  readonly reference: string | null;
  /** What it asks for. */
  readonly kind: OrderKind;
  /** What people call the kind, in the caller's language. */
  readonly kindLabel: string;
  /** Where it stands. */
  readonly state: OrderState;
  /** What people call the state, in the caller's language. */
  readonly stateLabel: string;
  /** Counts changes of state and content; a decision names the one it has seen. */
  readonly version: number;
  /** A test order 测试订单, made with a test key and seen by test keys alone; it never changes. Since 2026-11. */
  readonly test: boolean;
  /** GB/T 2260 code of the province, six digits. */
  readonly province: string;
  /** 备案号 of what is to change. */
  readonly filingNumber: string;
  /** 主办单位名称 */
  readonly subjectName: string;
  /** The website that it is about, a global id; for an order about the whole subject one of its websites. Since 2026-11. */
  readonly websiteId: string;
  /** When it was opened. */
  readonly createdAt: string;
  /** When state or content last changed. */
  readonly updatedAt: string;
  /** When it was last submitted; null: never. */
  readonly submittedAt: string | null;
};

/** One field or material of an order 核对项; the changed ones come first. Since 2026-11. */
export type OrderItem = {
  /** The field, e.g. `website.name`, or `material.SUBJECT_CERT`. */
  readonly key: string;
  /** What people call it, in the caller's language. */
  readonly label: string;
  /** The order changes it. */
  readonly changed: boolean;
  /** The last return asks the applicant to change it. */
  readonly flagged: boolean;
  /** Why it is not in order: of the present verdict (for staff), or of the return that asks for it. */
  readonly reasons: readonly ReturnReason[];
};

/** One request to change a filing record 备案订单; it has the life cycle. Since 2026-11. */
export type Order = OrderSummary & {
  readonly __typename: 'Order';
  /** Who owes the next move; null: nobody. */
  readonly nextParty: ResponsibleParty | null;
  /** Required materials that are missing, the photo apart. */
  readonly missingMaterials: readonly MaterialKind[];
  /** What the rules ask of exactly this change, and why. */
  readonly requiredMaterials: readonly {
    /** What is asked for. */
    readonly kind: MaterialKind;
    /** What people call it, in the caller's language. */
    readonly label: string;
    /** It is there. */
    readonly attached: boolean;
    /** Asked for after the initial review: the photo. */
    readonly afterReview: boolean;
    /** Where it comes from and how it is handed in. */
    readonly instruction: string;
    /** Where the form or letter to print and sign is read as a PDF, filled in with the values of the order; null: there is none. */
    readonly templateUrl: string | null;
  }[];
  /** Fields that it changes, e.g. `website.name`. */
  readonly changed: readonly string[];
  /** Pairs that the partner keeps with the order, in its sequence; empty for staff. Since 2026-11. */
  readonly metadata: readonly {
    /** Its key; each stands once. */
    readonly key: string;
    /** Its value. */
    readonly value: string;
  }[];
  /** What is owed now and by when; null where no clock runs. */
  readonly due: {
    /** When it is due. */
    readonly at: string;
    /** What people call the duty, in the caller's language. */
    readonly label: string;
  } | null;
  /** Reasons of the last return for the order as a whole, while it is the applicant's move. */
  readonly orderReasons: readonly ReturnReason[];
  /** Fields and materials, the changed ones first. */
  readonly items: readonly OrderItem[];
  /** The verification form, filled, to be printed and signed. */
  readonly verificationForm: {
    /** Where it is read, as images are: by who may see the order, each time anew. The address alone opens nothing. */
    readonly url: string;
    /** Of the present content, e.g. `7F3A-91C2-04`; stands at the foot of every page. It changes with any field. */
    readonly mark: string;
    /** The content changed since the scan was attached: it is to be signed anew. */
    readonly outdated: boolean;
  };
};

/** A filed website 网站. Since 2026-11. */
export type Website = {
  /** Global id. */
  readonly id: string;
  /** 网站备案号 */
  readonly filingNumber: string;
  /** 网站名称 */
  readonly name: string;
  /** Domain names 域名, as filed. */
  readonly domains: readonly string[];
  /** 首页网址 */
  readonly homeUrl: string | null;
  /** At least one access 接入 is ours, so that an order may change it here. */
  readonly ours: boolean;
};

/** The filed truth of one subject 备案主体, as the bureau knows it. Only an approved order changes it. Since 2026-11. */
export type FilingRecord = {
  /** Global, readable id, e.g. `order_0192…`; the prefix names the noun. */
  readonly id: string;
  /** 主体备案号 */
  readonly filingNumber: string;
  /** 主办单位名称 */
  readonly name: string;
  /** GB/T 2260 code of the province, six digits. */
  readonly province: string;
  /** Name of the province, in the caller's language. */
  readonly provinceName: string;
  /** The order that is open for it; null where there is none that the caller may see. */
  readonly openOrder: {
    /** Global, readable id, e.g. `order_0192…`; the prefix names the noun. */
    readonly id: string;
    /** Readable number, e.g. `BD2611243601708`: the last digit checks the others. Orders of before 2026-12 have numbers of 13 digits and more, e.g. `BD2026112400017`. */
    readonly number: string;
    /** Where it stands. */
    readonly state: OrderState;
  } | null;
  /** Its websites; none for a subject all of whose websites were cancelled 空壳主体. */
  readonly websites: readonly Website[];
};

/** All that a change of this kind may set and may be asked for, before an order is opened; what exactly is needed, `order.requiredMaterials` says once values are saved. Since 2026-11. */
export type OrderForm = {
  /** The edition of the rules 规则版本 that it is drawn up under. */
  readonly edition: string;
  /** The website that the order would be about, or restate. */
  readonly websiteId: string;
  /** The fields, in the order of the catalogue. */
  readonly fields: readonly {
    /** What `saveDraft` calls it, e.g. `subject.name`. */
    readonly field: string;
    /** What people call it, in the caller's language. */
    readonly label: string;
    /** The section of the form that it stands in. */
    readonly section: FormSection;
    /** It may not be empty. Others are asked of some only: see `rules`. */
    readonly required: boolean;
    /** It holds a list: set it with `values`; else with `value`. */
    readonly list: boolean;
    /** `registered` is shown in part. */
    readonly masked: boolean;
    /** The registered value; personal ones are masked. Null: none. */
    readonly registered: readonly string[] | null;
    /** Its values are codes of this list: `Query.codes` says what can be offered. Null: any text. */
    readonly codeList: CodeList | null;
    /** What each value must match: a regular expression in the syntax of ECMAScript, with the flag `u`. The check of the field uses the same; a value that matches may still be refused, e.g. for its check digit. Null: no shape beyond the lengths. */
    readonly pattern: string | null;
    /** Shortest text of each value, in characters. */
    readonly minLength: number;
    /** Longest text, in characters. */
    readonly maxLength: number;
    /** The shape in words, in the caller's language. */
    readonly formatText: string;
    /** A value that the check accepts; invented. Null: see `choices`. */
    readonly example: string | null;
  }[];
  /** The materials, in the order people upload them. */
  readonly materials: readonly {
    /** What it shows. */
    readonly kind: MaterialKind;
    /** What people call it, in the caller's language. */
    readonly label: string;
    /** Asked for whatever is changed; else when one of `rules` applies. */
    readonly always: boolean;
  }[];
};

/** What would become of an order that is handed in now 预检. Since 2026-11. */
export type DryRun = {
  readonly __typename: 'DryRun';
  /** The order's global id. */
  readonly orderId: string;
  /** The `version` of the order that it is of. */
  readonly version: number;
  /** The edition of the rules that it is of, e.g. `2018-06`. */
  readonly edition: string;
  /** Whether `submitOrder` would take it and no automatic check return it, given these answers, the other orders and the edition. */
  readonly passes: boolean;
  /** What `submitOrder` would refuse it for, all at once. */
  readonly refused: readonly RefusalReason[];
  /** What an automatic check would return it for after that, beyond what is refused. */
  readonly returned: readonly RefusalReason[];
  /** Doubts of the checks that a reviewer will look at; they return nothing. */
  readonly reviewed: readonly RefusalReason[];
};

/** A row of a partner’s event log 事件, kept for 7 days; the body of a webhook is the same. Since 2026-11. */
export type PartnerEvent = {
  /** Global id, the same on every try of a webhook: whoever has seen it ignores it. */
  readonly id: string;
  /** When. */
  readonly at: string;
  /** What happened. */
  readonly kind: PartnerEventKind;
  /** The same in the caller's language. */
  readonly label: string;
  /** Of a test order 测试订单: nothing real has happened. Since 2026-11. */
  readonly test: boolean;
  /** The order as the event left it; null: a test, or about a rectification notice or the rules. */
  readonly order: {
    /** Global id; ask `order(id)` for what it is now. */
    readonly id: string;
    /** Its number, e.g. BD2611243601708. */
    readonly number: string;
    /** Its `reference` as it is now; null: none. Since 2026-11. */
    readonly reference: string | null;
    /** What it changes. */
    readonly kind: OrderKind;
    /** GB/T 2260, six digits. */
    readonly province: string;
    /** Its state after the event. */
    readonly state: OrderState;
    /** Its version after the event. */
    readonly version: number;
  } | null;
  /** For the kinds `RECTIFICATION_…`: the notice. Since 2026-11. */
  readonly rectification: {
    /** Global id; ask `rectifications(recordId)` for its text and orders. */
    readonly id: string;
    /** What the notice is about. Values may be added. */
    readonly about: RectificationKind;
    /** The record that it is about. */
    readonly recordId: string;
    /** By when it is to be answered, as it is now. */
    readonly dueAt: string;
  } | null;
};

/** Orders that do one after the other what one order may not 办理方案. Since 2026-11. */
export type Plan = {
  readonly __typename: 'Plan';
  /** Global id. */
  readonly id: string;
  /** Which plan. */
  readonly name: PlanName;
  /** The same, in the caller's language. */
  readonly label: string;
  /** What a refused, lapsed or abandoned step means for the rest; null: there is none. */
  readonly stopped: string | null;
  /** Its orders, in sequence. */
  readonly steps: readonly {
    /** The order's global id. */
    readonly orderId: string;
    /** Its readable number. */
    readonly orderNumber: string;
    /** What it asks for. */
    readonly kind: OrderKind;
    /** The same, in the caller's language. */
    readonly kindLabel: string;
    /** Where it stands. */
    readonly state: OrderState;
    /** The same, in the caller's language. */
    readonly stateLabel: string;
    /** It cannot be submitted before the bureau has approved the steps before it. */
    readonly waits: boolean;
  }[];
};

/** A notice of a bureau that something is to be put right 整改通知: by when, and the orders that answer it; for staff also its checks 核查 and verification tasks 核实任务. A partner reads the notices of its records. Since 2026-11. */
export type Rectification = {
  readonly __typename: 'Rectification';
  /** Global id. */
  readonly id: string;
  /** What the notice is about. Values may be added. */
  readonly about: RectificationKind;
  /** What people call the kind, in the caller's language. */
  readonly kindLabel: string;
  /** How far it is. */
  readonly state: RectificationState;
  /** The same in the caller's language. */
  readonly stateLabel: string;
  /** The bureau's words, of a check its facts in lines; for partners with personal values masked. */
  readonly text: string;
  /** By when it is to be answered: 24:00 of the last day in Shanghai. A change of the calendar moves it. */
  readonly dueAt: string;
  /** The record that it is about; null while we have none such. */
  readonly recordId: string | null;
  /** The website that it is about; null: the subject. */
  readonly websiteId: string | null;
  /** The kind of order that usually answers it: give it to `openOrder` with `recordId`, `websiteId` and the id as `rectificationId`. */
  readonly orderKind: OrderKind;
  /** Orders that were opened for it or linked to it, the first one first; one that is approved answers it. */
  readonly orders: readonly {
    /** Global id. */
    readonly id: string;
    /** Its number, e.g. BD2611243601708. */
    readonly number: string;
    /** Its state now. */
    readonly state: OrderState;
  }[];
};

/** Lets whoever has it upload one image without a key 上传凭证: an applicant’s browser, from any page. Since 2026-11. */
export type UploadTicket = {
  readonly __typename: 'UploadTicket';
  /** What `attachMaterial` takes once the image is here. */
  readonly uploadId: string;
  /** Where to, from the root of this API: `PUT`, the image’s bytes as the body, its type as `content-type`, nothing else. 201 with `{ id hash width height bytes }`; the same bytes again are answered the same, others are refused. A secret until `expiresAt`. */
  readonly path: string;
  /** Until when it may be used, 15 minutes; at most as long as the key holds. */
  readonly expiresAt: string;
};

/** Where a partner’s events are sent 推送地址, signed as Standard Webhooks says. Since 2026-11. */
export type WebhookEndpoint = {
  /** Global id. */
  readonly id: string;
  /** Its https:// address. */
  readonly url: string;
  /** What it is for, as the partner put it. */
  readonly description: string;
  /** Kinds that are sent; null: all, also new ones. */
  readonly kinds: readonly PartnerEventKind[] | null;
  /** Whether events are sent. */
  readonly state: WebhookEndpointState;
  /** Why not; null: they are. */
  readonly disabledReason: WebhookDisabledReason | null;
  /** The same in the caller's language. */
  readonly disabledText: string | null;
  /** Since when every try failed; null: the last one arrived. */
  readonly failingSince: string | null;
  /** When an event last arrived. */
  readonly lastDeliveredAt: string | null;
  /** Events on their way, 1,000 at most. */
  readonly waiting: number;
};

/** Where a page of a list stands (Relay connections). Since 2026-11. */
export type PageInfo = {
  /** More rows follow: ask with `after: endCursor`. */
  readonly hasNextPage: boolean;
  /** Cursor of the last row; null on an empty page. */
  readonly endCursor: string | null;
};

export type ViewerVariables = Readonly<Record<string, never>>;
export type ViewerResult = {
  /** What the caller is. */
  readonly type: ViewerType;
  /** Display name. */
  readonly name: string;
  /** The database's clock, which every due time is judged by. */
  readonly now: string;
  /** In which language the notices of the partner's orders are written; null for staff. */
  readonly noticeLanguage: NoticeLanguage | null;
} | null;
const viewer = "query viewer { viewer { type name now noticeLanguage } }";

export interface OrderVariables {
  /** Its global id. */
  readonly id: string;
}
export type OrderResult = Order | null;
const order = "query order($id: ID!) { order(id: $id) { ...Order } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface OrdersPageVariables {
  /** Which orders. */
  readonly filter?: OrderFilter | null;
  /** Without it DUE; finished orders, which have no due time, then come by UPDATED with the latest first. */
  readonly sort?: OrderSort | null;
  /** The latest first; with `sort`. */
  readonly descending?: boolean | null;
  /** Rows from the beginning, 1 to 100; 50 when neither `first` nor `last` is given. */
  readonly first?: number | null;
  /** The cursor that the page follows. */
  readonly after?: string | null;
}
export type OrdersPageResult = {
  /** The same rows without their cursors; select `nodes` or `edges`, since each is counted. Since 2026-11. */
  readonly nodes: readonly OrderSummary[];
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};
const ordersPage = "query ordersPage($filter: OrderFilter, $sort: OrderSort, $descending: Boolean, $first: Int, $after: String) { orders( filter: $filter sort: $sort descending: $descending first: $first after: $after ) { nodes { ...OrderSummary } pageInfo { ...PageInfo } } } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment PageInfo on PageInfo { hasNextPage endCursor }";

export interface RecordVariables {
  /** Its global id. */
  readonly id: string;
}
export type RecordResult = FilingRecord | null;
const record = "query record($id: ID!) { record(id: $id) { ...FilingRecord } } fragment Website on Website { id filingNumber name domains homeUrl ours } fragment FilingRecord on FilingRecord { id filingNumber name province provinceName openOrder { id number state } websites { ...Website } }";

export interface RecordsPageVariables {
  /** Part of the filing number, name or a domain. */
  readonly search?: string | null;
  /** GB/T 2260 code of the province, six digits. */
  readonly province?: string | null;
  /** 单位性质, a code of list NATURE. */
  readonly nature?: number | null;
  /** Rows from the beginning, 1 to 100; 50 when neither `first` nor `last` is given. */
  readonly first?: number | null;
  /** The cursor that the page follows. */
  readonly after?: string | null;
}
export type RecordsPageResult = {
  /** The same rows without their cursors; select `nodes` or `edges`, since each is counted. Since 2026-11. */
  readonly nodes: readonly FilingRecord[];
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};
const recordsPage = "query recordsPage($search: String, $province: String, $nature: Int, $first: Int, $after: String) { records( search: $search province: $province nature: $nature first: $first after: $after ) { nodes { ...FilingRecord } pageInfo { ...PageInfo } } } fragment Website on Website { id filingNumber name domains homeUrl ours } fragment FilingRecord on FilingRecord { id filingNumber name province provinceName openOrder { id number state } websites { ...Website } } fragment PageInfo on PageInfo { hasNextPage endCursor }";

export interface OrderFormVariables {
  /** The record. */
  readonly recordId: string;
  /** Left out: the first website of the record. */
  readonly websiteId?: string | null;
  /** What the order would ask for. */
  readonly kind: OrderKind;
}
export type OrderFormResult = OrderForm | null;
const orderForm = "query orderForm($recordId: ID!, $websiteId: ID, $kind: OrderKind!) { orderForm(recordId: $recordId, websiteId: $websiteId, kind: $kind) { ...OrderForm } } fragment OrderForm on ChangeForm { edition websiteId fields { field label section required list masked registered codeList pattern minLength maxLength formatText example } materials { kind label always } }";

export interface OrderDryRunVariables {
  /** The order's global id. */
  readonly id: string;
  /** Codes of warnings that the applicant accepts, as for `submitOrder`. */
  readonly acknowledged?: readonly string[] | null;
}
export type OrderDryRunResult = DryRun;
const orderDryRun = "query orderDryRun($id: ID!, $acknowledged: [String!]) { orderDryRun(id: $id, acknowledged: $acknowledged) { ...DryRun ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment DryRun on DryRun { __typename orderId version edition passes refused { ...RefusalReason } returned { ...RefusalReason } reviewed { ...RefusalReason } }";

export interface EtaVariables {
  /** GB/T 2260 code, six digits. */
  readonly province: string;
  /** The kind of change. */
  readonly kind: OrderKind;
}
export type EtaResult = {
  /** What it goes by. */
  readonly basis: EtaBasis;
  /** The same, in the caller's language. */
  readonly basisLabel: string;
  /** Submissions of orders approved in the 90 days up to `until` that lie behind it; 0: none. */
  readonly cases: number;
  /** Half of them took at most so long (p50), seconds; null: there is too little history. */
  readonly p50Seconds: number | null;
  /** Nine of ten took at most so long (p90), seconds; without history the limits of each step together. */
  readonly p90Seconds: number;
  /** The last day of Asia/Shanghai whose approvals are in it, e.g. `2026-11-24`; null: without history. */
  readonly until: string | null;
} | null;
const eta = "query eta($province: String!, $kind: OrderKind!) { eta(province: $province, kind: $kind) { basis basisLabel cases p50Seconds p90Seconds until } }";

export interface RectificationsVariables {
  /** Of this record. */
  readonly recordId?: string | null;
  /** Of this order's record. */
  readonly orderId?: string | null;
  /** Only such; left out: the open ones, or every one of the record or order that is named. */
  readonly filter?: RectificationFilter | null;
}
export type RectificationsResult = readonly Rectification[];
const rectifications = "query rectifications($recordId: ID, $orderId: ID, $filter: RectificationFilter) { rectifications(recordId: $recordId, orderId: $orderId, filter: $filter) { ...Rectification } } fragment Rectification on Rectification { __typename id about kindLabel state stateLabel text dueAt recordId websiteId orderKind orders { id number state } }";

export interface EventsPageVariables {
  /** The cursor that the page follows. */
  readonly after?: string | null;
  /** Rows from the beginning, 1 to 100; 50 when neither `first` nor `last` is given. */
  readonly first?: number | null;
  /** Rows from the end, 1 to 100; not together with `first`. */
  readonly last?: number | null;
  /** Only events of these kinds; left out: all, also new kinds. Since 2026-11. */
  readonly kinds?: readonly PartnerEventKind[] | null;
  /** Only events of this order, a global id; the id of another partner's order is refused. Since 2026-11. */
  readonly orderId?: string | null;
}
export type EventsPageResult = {
  /** The rows of this page, each with its cursor. */
  readonly edges: readonly {
    /** Where it stands in the list; opaque. */
    readonly cursor: string;
    /** What stands there. */
    readonly node: PartnerEvent;
  }[];
  /** Where the page stands. */
  readonly pageInfo: PageInfo;
};
const eventsPage = "query eventsPage($after: String, $first: Int, $last: Int, $kinds: [PartnerEventKind!], $orderId: ID) { partnerEvents( after: $after first: $first last: $last kinds: $kinds orderId: $orderId ) { edges { cursor node { ...PartnerEvent } } pageInfo { ...PageInfo } } } fragment PartnerEvent on PartnerEvent { id at kind label test order { id number reference kind province state version } rectification { id about recordId dueAt } } fragment PageInfo on PageInfo { hasNextPage endCursor }";

export interface OpenOrderVariables {
  /** What the order asks for. */
  readonly kind: OrderKind;
  /** The record's global id; left out for a first filing, which has none. */
  readonly recordId?: string | null;
  /** Which website; may be left out where there is one. */
  readonly websiteId?: string | null;
  /** Which access, for orders about one; may be left out where one is ours. Since 2026-11. */
  readonly accessId?: string | null;
  /** GB/T 2260 code of the province, six digits; for a first filing alone. Since 2026-11. */
  readonly province?: string | null;
  /** The rectification notice that the order answers (`rectifications`). Since 2026-11. */
  readonly rectificationId?: string | null;
  /** Your own id of the order, 1 to 64 characters: letters, digits and `._:/-`. It is stored and shown in clear and must hold nothing personal. Left out: none. Since 2026-11. */
  readonly reference?: string | null;
  /** True: refused with REFERENCE_TAKEN if another order of yours has this `reference`. Since 2026-11. */
  readonly uniqueReference?: boolean | null;
  /** Up to 20 pairs of your own, stored encrypted and deleted with the free text of the order. Left out: none. Since 2026-11. */
  readonly metadata?: readonly MetadataInput[] | null;
}
export type OpenOrderResult = Order;
const openOrder = "mutation openOrder($kind: OrderKind!, $recordId: ID, $websiteId: ID, $accessId: ID, $province: String, $rectificationId: ID, $reference: String, $uniqueReference: Boolean, $metadata: [MetadataInput!], $idempotencyKey: String!) { openOrder( kind: $kind recordId: $recordId websiteId: $websiteId accessId: $accessId province: $province rectificationId: $rectificationId reference: $reference uniqueReference: $uniqueReference metadata: $metadata idempotencyKey: $idempotencyKey ) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface OpenPlanVariables {
  /** Which plan. */
  readonly plan: PlanName;
  /** The record; left out of a plan that begins from nothing. */
  readonly recordId?: string | null;
  /** Which website; may be left out where there is one. */
  readonly websiteId?: string | null;
  /** How many websites are to be filed, of a plan that begins from nothing; left out: 1. */
  readonly websites?: number | null;
  /** Where it is filed, GB/T 2260, six digits; left out: where the record is filed now. */
  readonly province?: string | null;
  /** Your own id of the order, 1 to 64 characters: letters, digits and `._:/-`. It is stored and shown in clear and must hold nothing personal. Each order of the plan gets it. Left out: none. Since 2026-11. */
  readonly reference?: string | null;
  /** True: refused with REFERENCE_TAKEN if an order of yours outside of the plan has this `reference`. Since 2026-11. */
  readonly uniqueReference?: boolean | null;
  /** Up to 20 pairs of your own, stored encrypted and deleted with the free text of the order. Each order of the plan gets them. Left out: none. Since 2026-11. */
  readonly metadata?: readonly MetadataInput[] | null;
}
export type OpenPlanResult = Plan;
const openPlan = "mutation openPlan($plan: PlanName!, $recordId: ID, $websiteId: ID, $websites: Int, $province: String, $reference: String, $uniqueReference: Boolean, $metadata: [MetadataInput!], $idempotencyKey: String!) { openPlan( plan: $plan recordId: $recordId websiteId: $websiteId websites: $websites province: $province reference: $reference uniqueReference: $uniqueReference metadata: $metadata idempotencyKey: $idempotencyKey ) { ...Plan ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment Plan on Plan { __typename id name label stopped steps { orderId orderNumber kind kindLabel state stateLabel waits } }";

export interface SaveDraftVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
  /** The fields to write, typed: an input object for each part of the filing. Beside or in place of `fields`. */
  readonly content?: OrderContentInput | null;
  /** The fields to write, 1 to 64; others stay as they are. */
  readonly fields?: readonly FieldInput[] | null;
}
export type SaveDraftResult = Order;
const saveDraft = "mutation saveDraft($id: ID!, $version: Int!, $content: OrderContentInput, $fields: [FieldInput!], $idempotencyKey: String!) { saveDraft( id: $id version: $version content: $content fields: $fields idempotencyKey: $idempotencyKey ) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export type CreateUploadTicketVariables = Readonly<Record<string, never>>;
export type CreateUploadTicketResult = UploadTicket;
const createUploadTicket = "mutation createUploadTicket($idempotencyKey: String!) { createUploadTicket(idempotencyKey: $idempotencyKey) { ...UploadTicket ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment UploadTicket on UploadTicket { __typename uploadId path expiresAt }";

export interface AttachUploadVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
  /** What the image shows. */
  readonly material: MaterialKind;
  /** `createUploadTicket`’s `uploadId`, once its image is here, or what `POST /uploads` answered. */
  readonly uploadId: string;
}
export type AttachUploadResult = Order;
const attachUpload = "mutation attachUpload($id: ID!, $version: Int!, $material: MaterialKind!, $uploadId: ID!, $idempotencyKey: String!) { attachMaterial( id: $id version: $version material: $material uploadId: $uploadId idempotencyKey: $idempotencyKey ) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface UpdateOrderReferenceVariables {
  /** The order's global id. */
  readonly id: string;
  /** Your own id of the order, 1 to 64 characters: letters, digits and `._:/-`. It is stored and shown in clear and must hold nothing personal. Left out: stays as it is; null: removed. Since 2026-11. */
  readonly reference?: string | null;
  /** True: refused with REFERENCE_TAKEN if another order of yours has this `reference`. Since 2026-11. */
  readonly uniqueReference?: boolean | null;
  /** Up to 20 pairs of your own, stored encrypted and deleted with the free text of the order. Left out: stay as they are; null or empty: removed. Since 2026-11. */
  readonly metadata?: readonly MetadataInput[] | null;
}
export type UpdateOrderReferenceResult = Order;
const updateOrderReference = "mutation updateOrderReference($id: ID!, $reference: String, $uniqueReference: Boolean, $metadata: [MetadataInput!], $idempotencyKey: String!) { updateOrderReference( id: $id reference: $reference uniqueReference: $uniqueReference metadata: $metadata idempotencyKey: $idempotencyKey ) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface LinkRectificationVariables {
  /** The notice's global id. */
  readonly id: string;
  /** The order's global id. */
  readonly orderId: string;
}
export type LinkRectificationResult = Rectification;
const linkRectification = "mutation linkRectification($id: ID!, $orderId: ID!, $idempotencyKey: String!) { linkRectification(id: $id, orderId: $orderId, idempotencyKey: $idempotencyKey) { ...Rectification ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment Rectification on Rectification { __typename id about kindLabel state stateLabel text dueAt recordId websiteId orderKind orders { id number state } }";

export interface CreateTestRecordsVariables {
  /** What each record is like, 1 to 10; left out: the set of four. Since 2026-12. */
  readonly records?: readonly TestRecordInput[] | null;
}
export type CreateTestRecordsResult = {
  /** In the order in which they were asked for. Without `records`: Jiangsu (320000), once with one and once with two websites, Tianjin (120000), which checks by SMS, and Shanghai (310000), whose bureau has an app of its own. */
  readonly records: readonly FilingRecord[];
} & {
  readonly __typename: 'TestRecords';
};
const createTestRecords = "mutation createTestRecords($records: [TestRecordInput!], $idempotencyKey: String!) { createTestRecords(records: $records, idempotencyKey: $idempotencyKey) { __typename ... on TestRecords { records { ...FilingRecord } } ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment Website on Website { id filingNumber name domains homeUrl ours } fragment FilingRecord on FilingRecord { id filingNumber name province provinceName openOrder { id number state } websites { ...Website } }";

export interface AdvanceTestOrderVariables {
  /** The order's global id. */
  readonly id: string;
  /** How many hours pass, 1 to 2160; left out: until the next instant at which something is due for the order. */
  readonly hours?: number | null;
}
export type AdvanceTestOrderResult = Order;
const advanceTestOrder = "mutation advanceTestOrder($id: ID!, $hours: Int, $idempotencyKey: String!) { advanceTestOrder(id: $id, hours: $hours, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface CreateWebhookEndpointVariables {
  /** Address, kinds, description. */
  readonly input: WebhookEndpointInput;
}
export type CreateWebhookEndpointResult = {
  /** The secret that signs, `whsec_…`; in the answers of `createWebhookEndpoint` and `rotateWebhookSecret` alone. */
  readonly secret: string | null;
  /** As it is now; null: it was deleted. */
  readonly endpoint: WebhookEndpoint | null;
} & {
  readonly __typename: 'WebhookEndpointChanged';
};
const createWebhookEndpoint = "mutation createWebhookEndpoint($input: WebhookEndpointInput!, $idempotencyKey: String!) { createWebhookEndpoint(input: $input, idempotencyKey: $idempotencyKey) { __typename ... on WebhookEndpointChanged { secret endpoint { ...WebhookEndpoint } } ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment WebhookEndpoint on WebhookEndpoint { id url description kinds state disabledReason disabledText failingSince lastDeliveredAt waiting }";

export interface DeleteWebhookEndpointVariables {
  /** The endpoint's global id. */
  readonly id: string;
}
export type DeleteWebhookEndpointResult = {
  /** As it is now; null: it was deleted. */
  readonly endpoint: {
    /** Global id. */
    readonly id: string;
  } | null;
} & {
  readonly __typename: 'WebhookEndpointChanged';
};
const deleteWebhookEndpoint = "mutation deleteWebhookEndpoint($id: ID!, $idempotencyKey: String!) { deleteWebhookEndpoint(id: $id, idempotencyKey: $idempotencyKey) { __typename ... on WebhookEndpointChanged { endpoint { id } } ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } }";

export interface RemoveMaterialVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
  /** Which one. */
  readonly material: MaterialKind;
}
export type RemoveMaterialResult = Order;
const removeMaterial = "mutation removeMaterial($id: ID!, $version: Int!, $material: MaterialKind!, $idempotencyKey: String!) { removeMaterial( id: $id version: $version material: $material idempotencyKey: $idempotencyKey ) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface SubmitOrderVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
  /** Codes of warnings that the applicant accepts. */
  readonly acknowledged?: readonly string[] | null;
}
export type SubmitOrderResult = Order;
const submitOrder = "mutation submitOrder($id: ID!, $version: Int!, $acknowledged: [String!], $idempotencyKey: String!) { submitOrder( id: $id version: $version acknowledged: $acknowledged idempotencyKey: $idempotencyKey ) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface WithdrawOrderVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
}
export type WithdrawOrderResult = Order;
const withdrawOrder = "mutation withdrawOrder($id: ID!, $version: Int!, $idempotencyKey: String!) { withdrawOrder(id: $id, version: $version, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface AbandonOrderVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
}
export type AbandonOrderResult = Order;
const abandonOrder = "mutation abandonOrder($id: ID!, $version: Int!, $idempotencyKey: String!) { abandonOrder(id: $id, version: $version, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface VerifyDomainsVariables {
  /** The order's global id. */
  readonly id: string;
}
export type VerifyDomainsResult = Order;
const verifyDomains = "mutation verifyDomains($id: ID!, $idempotencyKey: String!) { verifyDomains(id: $id, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface SubmitSupplementVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
}
export type SubmitSupplementResult = Order;
const submitSupplement = "mutation submitSupplement($id: ID!, $version: Int!, $idempotencyKey: String!) { submitSupplement(id: $id, version: $version, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface ConfirmCurtainVariables {
  /** The order's global id. */
  readonly id: string;
}
export type ConfirmCurtainResult = Order;
const confirmCurtain = "mutation confirmCurtain($id: ID!, $idempotencyKey: String!) { confirmCurtain(id: $id, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface SubmitPhotoVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
}
export type SubmitPhotoResult = Order;
const submitPhoto = "mutation submitPhoto($id: ID!, $version: Int!, $idempotencyKey: String!) { submitPhoto(id: $id, version: $version, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface FetchBureauAppPhotoVariables {
  /** The order's global id. */
  readonly id: string;
  /** 采集码 as the app shows it, 4 to 32 letters or digits; kept sealed. */
  readonly code: string;
}
export type FetchBureauAppPhotoResult = Order;
const fetchBureauAppPhoto = "mutation fetchBureauAppPhoto($id: ID!, $code: String!, $idempotencyKey: String!) { fetchBureauAppPhoto(id: $id, code: $code, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

export interface ConfirmBureauAppVariables {
  /** The order's global id. */
  readonly id: string;
  /** The `version` that the caller has seen; an older one is refused as STALE. */
  readonly version: number;
}
export type ConfirmBureauAppResult = Order;
const confirmBureauApp = "mutation confirmBureauApp($id: ID!, $version: Int!, $idempotencyKey: String!) { confirmBureauApp(id: $id, version: $version, idempotencyKey: $idempotencyKey) { ...Order ...Refusal } } fragment RefusalReason on Reason { code refusalCode field message suggestion ruleId ruleUrl } fragment Refusal on ActionRefused { __typename refusalKind reasons { ...RefusalReason } } fragment ReturnReason on ItemReason { code label advice words } fragment OrderSummary on Order { id number reference kind kindLabel state stateLabel version test province filingNumber subjectName websiteId createdAt updatedAt submittedAt } fragment OrderItem on Item { key label changed flagged reasons { ...ReturnReason } } fragment Order on Order { __typename ...OrderSummary nextParty missingMaterials requiredMaterials { kind label attached afterReview instruction templateUrl } changed metadata { key value } due { at label } orderReasons { ...ReturnReason } items { ...OrderItem } verificationForm { url mark outdated } }";

/** The operations of the API, by the names of its fields; refusals are thrown. */
export interface Operations {
  /** Who is asking; null for an anonymous caller. Since 2026-11. */
  viewer(variables?: ViewerVariables, options?: CallOptions): Promise<ViewerResult>;
  /** An order; null where there is none that the caller may see. Since 2026-11. */
  order(variables: OrderVariables, options?: CallOptions): Promise<OrderResult>;
  /** Orders that the caller may see. Pages by `first` and `after`, or `last` and `before`. Since 2026-11. */
  ordersPage(variables?: OrdersPageVariables, options?: CallOptions): Promise<OrdersPageResult>;
  /** A filing record; null where there is none that the caller may see. Since 2026-11. */
  record(variables: RecordVariables, options?: CallOptions): Promise<RecordResult>;
  /** Filing records that the caller may see, by filing number. Since 2026-11. */
  recordsPage(variables?: RecordsPageVariables, options?: CallOptions): Promise<RecordsPageResult>;
  /** What a change of this kind would ask for; null where there is no such record that the caller may see. Since 2026-11. */
  orderForm(variables: OrderFormVariables, options?: CallOptions): Promise<OrderFormResult>;
  /** What would become of an order that is handed in now 预检: the rules and checks of `submitOrder` and of the desk, with nothing written, queued or asked. Save the draft first. Since 2026-11. */
  orderDryRun(variables: OrderDryRunVariables, options?: CallOptions): Promise<OrderDryRunResult>;
  /** How long an order of this province and kind will take that is submitted now 预计时间; null: there is no such province. Since 2026-11. */
  eta(variables: EtaVariables, options?: CallOptions): Promise<EtaResult>;
  /** Rectification notices 整改通知, and for staff checks 核查 and verification tasks 核实任务, at most 200: open ones first, those due first at the front; a partner reads the notices of its records. Since 2026-11. */
  rectifications(variables?: RectificationsVariables, options?: CallOptions): Promise<RectificationsResult>;
  /** The event log of a partner 事件日志, the oldest first, 7 days back. Nothing is ever written before a cursor: whoever goes on from `endCursor` misses nothing, and is refused with `CURSOR_EXPIRED` once the log no longer holds all that came after it. An event is shown once all that was begun before it has ended, mostly at once. With `kinds` or `orderId` the `endCursor` of the last page is the end of the log, also where no event matches: go on from it. Since 2026-11. */
  eventsPage(variables?: EventsPageVariables, options?: CallOptions): Promise<EventsPageResult>;
  /** Opens an order for a record of the caller’s 创建订单. Since 2026-11. */
  openOrder(variables: OpenOrderVariables, options?: CallOptions): Promise<OpenOrderResult>;
  /** Opens the orders of a plan 办理方案: the first as any other, the later ones as drafts that wait for the approval of the one before. Since 2026-11. */
  openPlan(variables: OpenPlanVariables, options?: CallOptions): Promise<OpenPlanResult>;
  /** Writes new values of fields 保存填报. Since 2026-11. */
  saveDraft(variables: SaveDraftVariables, options?: CallOptions): Promise<SaveDraftResult>;
  /** A ticket for uploading one image by a plain PUT 上传凭证; partners only, audited. Since 2026-11. */
  createUploadTicket(variables?: CreateUploadTicketVariables, options?: CallOptions): Promise<CreateUploadTicketResult>;
  /** Attaches an uploaded image 上传材料, in place of one that is there. Since 2026-11. */
  attachUpload(variables: AttachUploadVariables, options?: CallOptions): Promise<AttachUploadResult>;
  /** Changes what you keep with an order of yours, your own id and metadata 修改合作方编号; possible in every state. The `version` and `updatedAt` of the order stay as they are. Audited. Since 2026-11. */
  updateOrderReference(variables: UpdateOrderReferenceVariables, options?: CallOptions): Promise<UpdateOrderReferenceResult>;
  /** An open order of the record answers a rectification notice 关联订单; for its partner and supervisors, audited. `openOrder` links the order that it opens itself. Since 2026-11. */
  linkRectification(variables: LinkRectificationVariables, options?: CallOptions): Promise<LinkRectificationResult>;
  /** Makes fresh test records 创建测试备案, each with numbers of its own: those of `records`, or a set of four; test keys only. A set is there with the first test key; a partner makes at most 300 records, and what its orders file is not counted. Since 2026-11. */
  createTestRecords(variables?: CreateTestRecordsVariables, options?: CallOptions): Promise<CreateTestRecordsResult>;
  /** Lets time pass for one test order 快进测试订单; test keys only. What is due in that time (reminders, the end of the SMS window, the lapse) happens within seconds, as for a live order; the clock of no other order changes. Since 2026-11. */
  advanceTestOrder(variables: AdvanceTestOrderVariables, options?: CallOptions): Promise<AdvanceTestOrderResult>;
  /** Adds an endpoint 新增推送地址 and shows its secret; ten of a partner at most. Audited. Since 2026-11. */
  createWebhookEndpoint(variables: CreateWebhookEndpointVariables, options?: CallOptions): Promise<CreateWebhookEndpointResult>;
  /** Deletes an endpoint 删除推送地址 with its deliveries. Audited. Since 2026-11. */
  deleteWebhookEndpoint(variables: DeleteWebhookEndpointVariables, options?: CallOptions): Promise<DeleteWebhookEndpointResult>;
  /** Takes an image away 移除材料. Since 2026-11. */
  removeMaterial(variables: RemoveMaterialVariables, options?: CallOptions): Promise<RemoveMaterialResult>;
  /** Hands the order in for its initial review 提交初审. Since 2026-11. */
  submitOrder(variables: SubmitOrderVariables, options?: CallOptions): Promise<SubmitOrderResult>;
  /** Takes the order back to a draft 撤回. Since 2026-11. */
  withdrawOrder(variables: WithdrawOrderVariables, options?: CallOptions): Promise<WithdrawOrderResult>;
  /** Gives the order up for good 放弃. Since 2026-11. */
  abandonOrder(variables: AbandonOrderVariables, options?: CallOptions): Promise<AbandonOrderResult>;
  /** Asks the registry anew about the added domains 核验域名, and the bureau whether they are filed elsewhere 备案查询. Waits up to 5 s for their answers; then `domainChecks` says PENDING. Since 2026-11. */
  verifyDomains(variables: VerifyDomainsVariables, options?: CallOptions): Promise<VerifyDomainsResult>;
  /** Tells the desk that what it waits for is supplied 提交补件: the review resumes with the time that was left. Since 2026-12. */
  submitSupplement(variables: SubmitSupplementVariables, options?: CallOptions): Promise<SubmitSupplementResult>;
  /** Says that the curtain has arrived 确认收到幕布. Since 2026-11. */
  confirmCurtain(variables: ConfirmCurtainVariables, options?: CallOptions): Promise<ConfirmCurtainResult>;
  /** Hands the verification photo in 提交照片. Since 2026-11. */
  submitPhoto(variables: SubmitPhotoVariables, options?: CallOptions): Promise<SubmitPhotoResult>;
  /** Fetches the picture behind the collection code of the bureau’s app 填写采集码. Waits up to 5 s for it; then `bureauAppPhoto` says pending. Since 2026-11. */
  fetchBureauAppPhoto(variables: FetchBureauAppPhotoVariables, options?: CallOptions): Promise<FetchBureauAppPhotoResult>;
  /** Hands in the picture that the bureau’s app gave 确认管局应用照片, as it was seen. Since 2026-11. */
  confirmBureauApp(variables: ConfirmBureauAppVariables, options?: CallOptions): Promise<ConfirmBureauAppResult>;
}

export const operationsOf = (run: Run): Operations => ({
  viewer: (variables, options) => run(viewer, 'viewer', { ...variables }, options),
  order: (variables, options) => run(order, 'order', { ...variables }, options),
  ordersPage: (variables, options) => run(ordersPage, 'orders', { ...variables }, options),
  record: (variables, options) => run(record, 'record', { ...variables }, options),
  recordsPage: (variables, options) => run(recordsPage, 'records', { ...variables }, options),
  orderForm: (variables, options) => run(orderForm, 'orderForm', { ...variables }, options),
  orderDryRun: (variables, options) => run(orderDryRun, 'orderDryRun', { ...variables }, options),
  eta: (variables, options) => run(eta, 'eta', { ...variables }, options),
  rectifications: (variables, options) => run(rectifications, 'rectifications', { ...variables }, options),
  eventsPage: (variables, options) => run(eventsPage, 'partnerEvents', { ...variables }, options),
  openOrder: (variables, options) => run(openOrder, 'openOrder', { ...variables }, options),
  openPlan: (variables, options) => run(openPlan, 'openPlan', { ...variables }, options),
  saveDraft: (variables, options) => run(saveDraft, 'saveDraft', { ...variables }, options),
  createUploadTicket: (variables, options) => run(createUploadTicket, 'createUploadTicket', { ...variables }, options),
  attachUpload: (variables, options) => run(attachUpload, 'attachMaterial', { ...variables }, options),
  updateOrderReference: (variables, options) => run(updateOrderReference, 'updateOrderReference', { ...variables }, options),
  linkRectification: (variables, options) => run(linkRectification, 'linkRectification', { ...variables }, options),
  createTestRecords: (variables, options) => run(createTestRecords, 'createTestRecords', { ...variables }, options),
  advanceTestOrder: (variables, options) => run(advanceTestOrder, 'advanceTestOrder', { ...variables }, options),
  createWebhookEndpoint: (variables, options) => run(createWebhookEndpoint, 'createWebhookEndpoint', { ...variables }, options),
  deleteWebhookEndpoint: (variables, options) => run(deleteWebhookEndpoint, 'deleteWebhookEndpoint', { ...variables }, options),
  removeMaterial: (variables, options) => run(removeMaterial, 'removeMaterial', { ...variables }, options),
  submitOrder: (variables, options) => run(submitOrder, 'submitOrder', { ...variables }, options),
  withdrawOrder: (variables, options) => run(withdrawOrder, 'withdrawOrder', { ...variables }, options),
  abandonOrder: (variables, options) => run(abandonOrder, 'abandonOrder', { ...variables }, options),
  verifyDomains: (variables, options) => run(verifyDomains, 'verifyDomains', { ...variables }, options),
  submitSupplement: (variables, options) => run(submitSupplement, 'submitSupplement', { ...variables }, options),
  confirmCurtain: (variables, options) => run(confirmCurtain, 'confirmCurtain', { ...variables }, options),
  submitPhoto: (variables, options) => run(submitPhoto, 'submitPhoto', { ...variables }, options),
  fetchBureauAppPhoto: (variables, options) => run(fetchBureauAppPhoto, 'fetchBureauAppPhoto', { ...variables }, options),
  confirmBureauApp: (variables, options) => run(confirmBureauApp, 'confirmBureauApp', { ...variables }, options),
});
