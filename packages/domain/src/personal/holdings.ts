import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { RetentionKind } from './retention.ts';

/**
 * How rows with a person's data are found: by a keyed hash of the searched value; through an order, a record or a
 * member of staff that was found; or not at all, because neither clear text nor a hash identifies the person.
 */
type LookupMethod = 'hash' | 'order' | 'record' | 'staff' | 'none';

/**
 * What an export contains: the person's own values; images that show the person; the fact (when, to whom) without the
 * content; nothing, because the data is not the person's or cannot be attributed.
 */
type ExportScope = 'values' | 'images' | 'fact' | 'nothing';

/**
 * What a deletion does: blanks the person's values; deletes the whole row or file; keeps it, with the reason in the
 * decision.
 */
type DeletionScope = 'values' | 'whole' | 'kept';

export interface HoldingRow {
  readonly label: BilingualText;
  readonly subjectKind: 'applicant' | 'staff' | 'everybody' | 'nobody';
  readonly lookup: LookupMethod;
  readonly exportScope: ExportScope;
  readonly deletionScope: DeletionScope;
  /** How long it is kept, and why. */
  readonly retentionKind: RetentionKind;
  /** `table.column`: encrypted columns. */
  readonly sealed: readonly string[];
  /** `table.column`: keyed or plain hashes that can be searched. */
  readonly hashes?: readonly string[];
  /** `table.column`: names in the file store. */
  readonly files?: readonly string[];
}

/**
 * 留存项: every place that may contain personal data, once. Exports and deletions (packages/privacy/src/persons) name their places by
 * it, but do not follow from it. A test compares it with the catalogue of the database and fails for an encrypted or hashed
 * column or a file name that is not listed, another one for a place about which no deletion decides.
 */
export const holdings = {
  filings: {
    label: bilingual('现行备案', 'Filings in force'),
    subjectKind: 'applicant',
    lookup: 'hash',
    exportScope: 'values',
    deletionScope: 'values',
    retentionKind: 'filings',
    sealed: ['records.personal', 'websites.personal'],
    hashes: [
      'records.certificate_hash',
      'records.holder_hash',
      'records.mobile_hash',
      'records.id_hashes',
      'records.person_hashes',
      'websites.mobile_hash',
      'websites.id_hashes',
      'websites.person_hashes',
    ],
  },
  filingHistory: {
    label: bilingual('备案历史版本', 'Earlier versions of filings'),
    subjectKind: 'applicant',
    lookup: 'hash',
    exportScope: 'values',
    deletionScope: 'values',
    retentionKind: 'filingHistory',
    sealed: ['record_versions.personal', 'record_versions.sites'],
    hashes: ['record_versions.person_hashes'],
  },
  orders: {
    label: bilingual('订单内容', 'Values of orders'),
    subjectKind: 'applicant',
    lookup: 'hash',
    exportScope: 'values',
    deletionScope: 'values',
    retentionKind: 'orders',
    sealed: ['order_contents.base_personal', 'order_contents.personal'],
    hashes: [
      'order_contents.subject_hash',
      'order_contents.subject_mobile_hash',
      'order_contents.website_mobile_hash',
      'order_contents.id_hashes',
      'order_contents.person_hashes',
      'order_contents.field_hashes',
      'order_contents.sent_hashes',
    ],
  },
  orderCopies: {
    label: bilingual('退回、抽检与上报时的内容', 'Values as returned, looked at again and reported'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'values',
    deletionScope: 'values',
    retentionKind: 'orders',
    sealed: ['returns.content', 'second_looks.content', 'report_checks.fields'],
    hashes: ['report_checks.content_hash'],
  },
  outsideAnswers: {
    label: bilingual('注册局与管局的核验答复', 'What registry and bureau said of it'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'fact',
    deletionScope: 'whole',
    retentionKind: 'orders',
    sealed: ['domain_checks.answer', 'filing_checks.answer'],
    hashes: ['domain_checks.content_hash', 'filing_checks.content_hash'],
  },
  phones: {
    label: bilingual('短信核验与采集码', 'SMS checks and collection codes'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'values',
    deletionScope: 'whole',
    retentionKind: 'orders',
    sealed: ['sms_checks.phone', 'app_photos.code'],
    hashes: ['sms_checks.phone_hash', 'app_photos.code_hash', 'app_photos.mobile_hash', 'app_photos.hash'],
  },
  curtains: {
    label: bilingual('幕布收件地址', 'Addresses of curtains'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'values',
    deletionScope: 'whole',
    retentionKind: 'orders',
    sealed: ['curtains.address'],
  },
  materials: {
    label: bilingual('材料、照片与核验单', 'Materials, photos and verified forms'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'images',
    deletionScope: 'whole',
    retentionKind: 'materials',
    sealed: ['readings.result'],
    hashes: ['materials.hash', 'machine_checks.content_hash', 'readings.hash', 'readings.value_hashes'],
    // A file without a row stays in dropped_files for some seconds until it is deleted.
    files: [
      'materials.file',
      'materials.report_file',
      'verified_forms.file',
      'verified_forms.picture_file',
      'verified_forms.commitment_file',
      'dropped_files.file',
    ],
  },
  faceChecks: {
    label: bilingual('人脸核验的证件与自拍', 'ID and selfies of face checks'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'fact',
    deletionScope: 'whole',
    retentionKind: 'photos',
    sealed: ['face_checks.reference'],
    hashes: ['face_pictures.hash'],
    files: ['face_pictures.file'],
  },
  words: {
    label: bilingual('通话、备注与意见', 'Calls, notes and advice'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'values',
    deletionScope: 'whole',
    retentionKind: 'words',
    sealed: [
      'reveals.words',
      'notes.body',
      'order_contents.metadata',
      'calls.note',
      'advice.question',
      'advice.answer',
      'escalations.note',
      'escalations.answer',
      'skips.note',
      'verdicts.advice',
      'returns.reasons',
      'submission_orders.words',
      'second_verdicts.advice',
    ],
    hashes: ['verdicts.hash', 'second_verdicts.hash', 'late_findings.hash'],
  },
  deskDrafts: {
    label: bilingual('审核草稿', 'Drafts of the desk'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'values',
    deletionScope: 'whole',
    retentionKind: 'deskDrafts',
    sealed: ['desk_drafts.body'],
  },
  notices: {
    label: bilingual('通知', 'Notices'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'values',
    deletionScope: 'whole',
    retentionKind: 'notices',
    sealed: ['notices.address', 'notices.items', 'notices.link'],
  },
  uploads: {
    label: bilingual('未使用的上传', 'Uploads never attached'),
    subjectKind: 'everybody',
    lookup: 'none',
    exportScope: 'nothing',
    deletionScope: 'kept',
    retentionKind: 'uploads',
    sealed: ['upload_readings.result'],
    hashes: ['uploads.hash', 'upload_readings.hash'],
    files: ['uploads.file'],
  },
  sentFiles: {
    label: bilingual('已上报的文件', 'Files that were sent'),
    subjectKind: 'everybody',
    lookup: 'order',
    exportScope: 'fact',
    deletionScope: 'kept',
    retentionKind: 'sentFiles',
    sealed: ['submissions.file'],
    hashes: ['submissions.file_hash', 'submission_orders.report_hash'],
    files: ['submissions.stored'],
  },
  answerFiles: {
    label: bilingual('管局答复的原始文件', 'Files of bureaus as downloaded'),
    subjectKind: 'everybody',
    lookup: 'order',
    exportScope: 'fact',
    deletionScope: 'kept',
    retentionKind: 'bureauAnswers',
    sealed: ['bureau_answers.file'],
  },
  answers: {
    label: bilingual('管局对订单的答复', 'What bureaus said of orders'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'fact',
    deletionScope: 'whole',
    retentionKind: 'bureauAnswers',
    sealed: ['answer_entries.details', 'answer_entries.clearing'],
  },
  rectifications: {
    label: bilingual('整改通知、核查和核实任务', 'Rectification notices, checks and verification tasks'),
    subjectKind: 'applicant',
    lookup: 'record',
    exportScope: 'fact',
    deletionScope: 'kept',
    retentionKind: 'bureauAnswers',
    sealed: ['rectifications.details', 'rectifications.due_note', 'rectifications.note', 'rectifications.reply'],
    hashes: ['rectifications.hash'],
  },
  blackList: {
    label: bilingual('黑名单', 'Black list'),
    subjectKind: 'applicant',
    lookup: 'hash',
    exportScope: 'fact',
    deletionScope: 'kept',
    retentionKind: 'blackList',
    sealed: ['black_list.details'],
    hashes: ['black_list.key'],
  },
  incidents: {
    label: bilingual('异常答复', 'Incidents'),
    subjectKind: 'everybody',
    lookup: 'none',
    exportScope: 'nothing',
    deletionScope: 'kept',
    retentionKind: 'incidents',
    sealed: [
      'bureau_incidents.evidence',
      'bureau_incidents.settle_note',
      'bureau_calls.message',
      'submission_events.message',
    ],
    hashes: ['bureau_incidents.hash'],
  },
  evidence: {
    label: bilingual('凭据', 'Evidence'),
    subjectKind: 'applicant',
    lookup: 'order',
    exportScope: 'fact',
    deletionScope: 'whole',
    retentionKind: 'evidence',
    sealed: ['recorded_answers.details', 'manual_hand_overs.answer_details', 'sms_checks.evidence'],
    hashes: ['evidence.hash'],
    files: ['evidence.file'],
  },
  claims: {
    label: bilingual('备案认领的材料和理由', 'Papers and reasons of claims of filings'),
    subjectKind: 'applicant',
    lookup: 'record',
    exportScope: 'fact',
    deletionScope: 'kept',
    retentionKind: 'evidence',
    sealed: ['record_claims.certificate', 'record_claims.reason'],
    hashes: ['record_claim_papers.hash'],
    files: ['record_claim_papers.file'],
  },
  gatewayWords: {
    label: bilingual('连接与文件的说明', 'Words about connections and files'),
    subjectKind: 'staff',
    lookup: 'none',
    exportScope: 'nothing',
    deletionScope: 'kept',
    retentionKind: 'gatewayWords',
    sealed: ['connection_events.note', 'submission_decisions.note'],
  },
  proofs: {
    label: bilingual('备案归属核实', 'Proofs of filings'),
    subjectKind: 'nobody',
    lookup: 'none',
    exportScope: 'nothing',
    deletionScope: 'kept',
    retentionKind: 'proofs',
    sealed: ['record_proofs.secret', 'kind_lookups.asked'],
  },
  savedAnswers: {
    label: bilingual('幂等答复', 'Saved answers'),
    subjectKind: 'everybody',
    lookup: 'none',
    exportScope: 'nothing',
    deletionScope: 'kept',
    retentionKind: 'savedAnswers',
    sealed: ['idempotency_keys.answer'],
    hashes: ['idempotency_keys.body_hash'],
  },
  staff: {
    label: bilingual('审核人员', 'Staff'),
    subjectKind: 'staff',
    lookup: 'hash',
    exportScope: 'values',
    deletionScope: 'kept',
    retentionKind: 'accounts',
    sealed: ['staff_digests.address', 'staff_views.name', 'channel_tests.address'],
    hashes: ['staff.password_hash', 'sessions.hash'],
  },
  requests: {
    label: bilingual('个人信息请求', 'Requests of data subjects'),
    subjectKind: 'applicant',
    lookup: 'hash',
    exportScope: 'values',
    deletionScope: 'kept',
    retentionKind: 'personRequests',
    sealed: ['person_requests.sought', 'person_requests.asked_by', 'person_requests.reason', 'person_exports.sought'],
    hashes: ['person_requests.sought_hash'],
  },
} as const satisfies Record<string, HoldingRow>;

export type Holding = keyof typeof holdings;
export const holdingNames = Object.keys(holdings) as Holding[];
export const holdingRow = (holding: Holding): HoldingRow => holdings[holding];

/** Encrypted or hashed columns that contain no personal data, each with the reason. */
export const nonPersonalColumns: Readonly<Record<string, string>> = {
  'orders.salt': 'random; what it salts goes with the values',
  'orders.chain_salt': 'random; by it the chain covers who acted',
  'orders.last_hash': 'of the chain of events, which hold no personal value',
  'order_events.hash': 'of the chain of events, which hold no personal value',
  'audit_chain.hash': 'of the chain of the audit, which holds no personal value',
  'second_factors.secret': 'makes codes of an account',
  'second_factors.pending': 'makes codes of an account that is being set up',
  'recovery_codes.hash': 'of random codes of an account',
  'invitations.hash': 'of the random token of a link',
  'upload_links.hash': 'of the random token of a link',
  'face_links.hash': 'of the random token of a link',
  'step_links.hash': 'of the random token of a link',
  'follow_ups.hash': 'of the random token of a link',
  'bureaus.secret': 'the account of a connection',
  'bureau_tests.typed': 'the account of a connection that is being tested',
  'bureau_tests.typed_hash': 'of the account of a connection that was tested',
  'webhook_endpoints.secret': 'signs webhooks',
  'webhook_endpoints.earlier_secret': 'signs webhooks',
  'partner_keys.hash': 'of a key of a program',
};
