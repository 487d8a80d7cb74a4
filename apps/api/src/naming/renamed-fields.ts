import { rectificationKinds } from '@beian/domain/bureau';
import { duties } from '@beian/domain/clock';
import { domainCheckIds, domainCheckRow } from '@beian/domain/domain-verification';
import { channelNames, channelRow } from '@beian/domain/notices';
import { formGroups } from '@beian/domain/order-names';
import { answerLabels } from '@beian/domain/reasons';
import { type BilingualText, bilingual } from '@beian/domain/text';
import { labelsOf } from '../common/enums.ts';

/** A field under its name by convention, beside the former one. */
export interface RenamedField {
  /** Type and former name. */
  readonly at: `${string}.${string}`;
  readonly to: string;
  /**
   * Name of an enum in capitals that replaces the former type: with the values of the former enum, or, for a former String, those of
   * `values`.
   */
  readonly enumName?: string;
  readonly values?: Readonly<Record<string, BilingualText>>;
  /** The former name was never published: partners are served the new one alone. */
  readonly isUnpublished?: true;
  /** In place of the former description. */
  readonly description?: string;
}

const checkResults = {
  pass: bilingual('通过', 'Nothing is wrong'),
  warn: bilingual('存疑', 'A reviewer looks at it'),
  fail: bilingual('不通过', 'The order cannot be submitted so'),
};
const sections = { ...formGroups, material: bilingual('材料', 'Material') };
const aboutKinds = labelsOf(rectificationKinds);

/** Closed sets as enums in capitals, one enum for each idea, and percentiles by their name. */
export const renamedFields: readonly RenamedField[] = [
  {
    at: 'Action.event',
    to: 'eventName',
    enumName: 'OrderEventName',
    description: 'The event. The mutation that raises it has the same words in its name.',
  },
  { at: 'TimelineEntry.event', to: 'eventName', enumName: 'OrderEventName' },
  {
    at: 'TimelineEntry.actorKind',
    to: 'actorType',
    enumName: 'ActorType',
    values: {
      staff: bilingual('审核人员', 'A member of staff'),
      partner: bilingual('合作方', 'The partner, by a key or a person'),
      system: bilingual('系统', 'The desk itself, the bureau or the ministry'),
    },
    description: 'Who did it.',
  },
  {
    at: 'Viewer.kind',
    to: 'type',
    enumName: 'ViewerType',
    values: { staff: bilingual('审核人员', 'A member of staff'), partner: bilingual('合作方', 'A partner') },
    description: 'What the caller is.',
  },
  { at: 'Order.move', to: 'nextParty', enumName: 'ResponsibleParty' },
  { at: 'PartyTime.party', to: 'responsibleParty', enumName: 'ResponsibleParty' },
  { at: 'Due.duty', to: 'dutyName', enumName: 'DutyName', values: labelsOf(duties), description: 'The duty.' },
  { at: 'DueDay.kind', to: 'dayKind', enumName: 'DueDayType' },
  { at: 'Item.verdict', to: 'reviewVerdict', enumName: 'ReviewVerdict' },
  {
    at: 'Item.group',
    to: 'section',
    enumName: 'FormSection',
    values: sections,
    description: 'The section of the form that it stands in.',
  },
  {
    at: 'FormField.group',
    to: 'section',
    enumName: 'FormSection',
    values: sections,
    description: 'The section of the form that it stands in.',
  },
  {
    at: 'Finding.outcome',
    to: 'result',
    enumName: 'CheckResult',
    values: checkResults,
    description: 'What the check found.',
  },
  {
    at: 'DomainFinding.check',
    to: 'checkId',
    enumName: 'DomainCheckId',
    values: Object.fromEntries(domainCheckIds.map((id) => [id, domainCheckRow(id).label])),
    description: 'Which check.',
  },
  {
    at: 'DomainFinding.outcome',
    to: 'result',
    enumName: 'CheckResult',
    values: checkResults,
    description: 'What the check found.',
  },
  { at: 'ChangeRule.move', to: 'change', enumName: 'SubjectChange' },
  { at: 'PhotoGuideStep.group', to: 'topic', enumName: 'PhotoGuideTopic' },
  { at: 'SmsCheck.state', to: 'status', enumName: 'SmsCheckStatus' },
  { at: 'BureauAppPhoto.state', to: 'status', enumName: 'BureauAppPhotoStatus' },
  { at: 'FaceCheck.state', to: 'status', enumName: 'FaceCheckStatus', isUnpublished: true },
  { at: 'FaceCheck.outcome', to: 'result', enumName: 'FaceCheckResult', isUnpublished: true },
  { at: 'RecordVersion.cause', to: 'origin', enumName: 'RecordVersionOrigin' },
  {
    at: 'Province.photoMethod',
    to: 'identityCheck',
    enumName: 'IdentityCheckMethod',
    values: {
      curtain: bilingual('幕布拍照', 'A photo before our curtain'),
      'bureau-app': bilingual('管局应用采集', 'A photo with the app of the bureau'),
      'face-check': bilingual('人脸核验', 'A face check on the phone'),
    },
    description: 'How the identity of the website principal is checked.',
  },
  {
    at: 'BureauAnswer.verdict',
    to: 'decision',
    enumName: 'BureauDecision',
    values: answerLabels,
    description: 'What the bureau decided.',
  },
  {
    at: 'BureauAnswer.source',
    to: 'channel',
    enumName: 'BureauAnswerChannel',
    values: {
      DOWNLOAD: bilingual('管局结果', 'A result that the bureau published'),
      CALL: bilingual('上报时的答复', 'The answer to the upload'),
      RECORDED: bilingual('人工登记', 'Recorded by a supervisor'),
    },
    description: 'How the answer came.',
  },
  {
    at: 'CalendarAlarm.code',
    to: 'kind',
    enumName: 'CalendarAlarmKind',
    values: {
      ENDED: bilingual('日历已用完', 'The loaded calendar has ended'),
      PROVISIONAL: bilingual('有时限为暂定', 'Due times are provisional'),
      ENDS_SOON: bilingual('日历即将用完', 'The loaded calendar ends soon'),
    },
    description: 'What is wrong with the calendar.',
  },
  {
    at: 'NoticeSent.channel',
    to: 'medium',
    enumName: 'NoticeMedium',
    values: {
      ...Object.fromEntries(channelNames.map((name) => [name, channelRow(name).label])),
      webhook: bilingual('推送', 'Webhook'),
    },
    description: 'By what it was sent.',
  },
  {
    at: 'Rectification.kind',
    isUnpublished: true,
    to: 'about',
    enumName: 'RectificationKind',
    values: aboutKinds,
    description: 'What the notice is about. Values may be added.',
  },
  {
    at: 'PartnerEventRectification.kind',
    isUnpublished: true,
    to: 'about',
    enumName: 'RectificationKind',
    values: aboutKinds,
    description: 'What the notice is about. Values may be added.',
  },
  { at: 'Eta.halfSeconds', to: 'p50Seconds' },
  { at: 'Eta.mostSeconds', to: 'p90Seconds' },
  { at: 'EtaHits.withinHalf', to: 'withinP50' },
  { at: 'EtaHits.withinMost', to: 'withinP90' },
  { at: 'OrderEta.halfAt', to: 'p50At' },
  { at: 'OrderEta.mostAt', to: 'p90At' },
  { at: 'Plan.mostSeconds', to: 'p90Seconds', isUnpublished: true },
  { at: 'PlanStep.mostSeconds', to: 'p90Seconds', isUnpublished: true },
  { at: 'PlanPreview.mostSeconds', to: 'p90Seconds', isUnpublished: true },
  { at: 'PlanPreviewStep.halfSeconds', to: 'p50Seconds', isUnpublished: true },
  { at: 'PlanPreviewStep.mostSeconds', to: 'p90Seconds', isUnpublished: true },
  {
    at: 'Plan.stillSeconds',
    isUnpublished: true,
    to: 'offlineSeconds',
    description: 'How long of this a website or domain is offline, as `between` says, in seconds; null: unknown.',
  },
  {
    at: 'PlanPreview.stillSeconds',
    isUnpublished: true,
    to: 'offlineSeconds',
    description: 'How long of this a website or domain is offline, as `between` says, in seconds; 0: never.',
  },
];
