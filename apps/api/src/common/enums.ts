import { type AnswerEvent, type AnswerState, answerLifeCycle } from '@beian/domain/answer';
import {
  type BoardDimension,
  type BoardPeriod,
  boardPeriods,
  type ClockParty,
  clockPartyLabels,
} from '@beian/domain/board';
import {
  type CallDirection,
  type ConnectionEvent,
  callDirections,
  connectionLifeCycle,
  type GatewayState,
  gatewayStates,
  type IncidentCall,
  type IncidentSettlement,
  incidentCalls,
  incidentSettlements,
  type PasswordForm,
  passwordForms,
} from '@beian/domain/bureau';
import { type FormatInput, formatInputs } from '@beian/domain/checks';
import { type DueDayKind, dueDayKinds, type TimeUnit, timeUnits } from '@beian/domain/clock';
import { type CodeList, codeListNames, codeTable } from '@beian/domain/codes';
import { type DomainStanding, domainStandings } from '@beian/domain/domain-verification';
import {
  type ChangeMove,
  changeMoves,
  type MaterialKind,
  materialKinds,
  materialRow,
  type ProofState,
  proofStates,
  type VersionCause,
  versionCauses,
} from '@beian/domain/filing';
import { type KindLookupState, kindLookupStates } from '@beian/domain/filing-status';
import type { Party } from '@beian/domain/life-cycle';
import { type ColourName, colours, type PhotoHintAbout, photoHintRows } from '@beian/domain/machine-checks';
import { type StaffNoticeKind, staffNoticeTexts } from '@beian/domain/notices';
import {
  type CallOutcome,
  type ComparisonRole,
  callOutcomes,
  comparisonRoles,
  type LiveEvent,
  type MoveAnswer,
  type OrderFlag,
  type OrderSort,
  orderFlags,
  orderLifeCycle,
  orderSorts,
  type QueueClock,
  type QueueColumn,
  type QueueDensity,
  type QueueStage,
  queueClocks,
  queueColumns,
  queueDensities,
  type RuleSubjects,
  type RuleTopic,
  ruleSubjects,
  ruleTopics,
  type SmsState,
  smsStates,
  type Verdict,
} from '@beian/domain/order';
import { type OrderKind, type OrderState, orderKindLabels } from '@beian/domain/order-names';
import {
  type AppPhotoState,
  appPhotoStates,
  type CurtainState,
  curtainStates,
  type FaceCheckState,
  type FaceOutcome,
  type FacePicture,
  faceCheckStates,
  faceOutcomes,
  facePictures,
  type GuideGroup,
  guideGroups,
  type PhotoMethod,
  photoMethods,
} from '@beian/domain/photo';
import { type SearchGroup, type SearchMatch, searchGroups, searchMatches } from '@beian/domain/search';
import { type SettingName, settings } from '@beian/domain/settings';
import { type RefusedFileStep, type SubmissionState, submissionLifeCycle } from '@beian/domain/submission';
import type { BilingualText, Language } from '@beian/domain/text';
import { registerEnumType } from 'type-graphql';

/** Registers a GraphQL enum whose values are the keys of a domain table, so a new row becomes a new value. */
export function enumOf<T extends string>(
  name: string,
  description: string,
  labels: Readonly<Record<T, BilingualText>>,
  deprecated: Readonly<Partial<Record<string, string>>> = {},
): { [K in T]: K } {
  const names = Object.keys(labels) as T[];
  const values = Object.fromEntries(names.map((one) => [one, one])) as { [K in T]: K };
  registerEnumType(values, {
    name,
    description: `${description} Since 2026-11.`,
    valuesConfig: Object.fromEntries(
      names.map((one) => [
        one,
        {
          description: `${labels[one].zh} ${labels[one].en}`,
          ...(deprecated[one] === undefined ? {} : { deprecationReason: deprecated[one] }),
        },
      ]),
    ) as Record<T, { description: string; deprecationReason?: string }>,
  });
  return values;
}

export const labelsOf = <T extends string>(
  rows: Readonly<Record<T, { readonly label: BilingualText }>>,
): Record<T, BilingualText> =>
  Object.fromEntries(
    Object.entries<{ readonly label: BilingualText }>(rows).map(([name, row]) => [name, row.label]),
  ) as Record<T, BilingualText>;

export const OrderStates = enumOf<OrderState>(
  'OrderState',
  'Where an order stands 状态. The rows of the life cycle.',
  labelsOf(orderLifeCycle.states),
);

export const OrderEvents = enumOf<LiveEvent>(
  'OrderEvent',
  'What happens to an order 事件: at once a button, a mutation, a permission and a line of the timeline.',
  labelsOf(orderLifeCycle.events),
);

export const AnswerStates = enumOf<AnswerState>(
  'AnswerState',
  'Whether an unmatched answer of a bureau was cleared 待匹配答复的状态.',
  labelsOf(answerLifeCycle.states),
);

export const AnswerEvents = enumOf<AnswerEvent>(
  'AnswerEvent',
  'What happens to an unmatched answer of a bureau 待匹配答复的事件.',
  labelsOf(answerLifeCycle.events),
);

export const GatewayStates = enumOf<GatewayState>(
  'GatewayState',
  'How a connection to a bureau stands 通道状态.',
  labelsOf(gatewayStates),
);

export const CallDirections = enumOf<CallDirection>(
  'CallDirection',
  'The calls of a connection by what stops when they fail 通道方向.',
  callDirections,
);

export const RefusedFileSteps = enumOf<RefusedFileStep>(
  'RefusedFileStep',
  'What ends a file that its bureau refuses 拒收文件的处理.',
  {
    renumber: submissionLifeCycle.events.renumber.label,
    withdraw: submissionLifeCycle.events.withdraw.label,
  },
);

export const IncidentSettlements = enumOf<IncidentSettlement>(
  'IncidentSettlement',
  'How an incident was settled 异常答复的处理.',
  incidentSettlements,
);

export const PasswordForms = enumOf<PasswordForm>(
  'PasswordForm',
  'How a filing password 备案密码 is sent to be checked.',
  labelsOf(passwordForms),
);

export const ProofStates = enumOf<ProofState>(
  'ProofState',
  'How a proof of a record stands 备案归属核实的状态.',
  labelsOf(proofStates),
);

export const KindLookupStates = enumOf<KindLookupState>(
  'KindLookupState',
  'How a lookup of an order’s kind stands 应办事项查询的状态.',
  labelsOf(kindLookupStates),
);

export const ConnectionEvents = enumOf<ConnectionEvent>(
  'ConnectionEvent',
  'What happens to a connection to a bureau 管局连接的事件.',
  labelsOf(connectionLifeCycle.events),
);

export const IncidentCalls = enumOf<IncidentCall>(
  'IncidentCall',
  'The call to a bureau whose answer nobody can use.',
  incidentCalls,
);

export const SubmissionStates = enumOf<SubmissionState>(
  'SubmissionState',
  'State of a data file to a bureau 上报文件的状态.',
  labelsOf(submissionLifeCycle.states),
);

export const OrderKinds = enumOf<OrderKind>(
  'OrderKind',
  'What an order asks for 订单类型 (变更备案).',
  orderKindLabels,
);

export const ChangeMoves = enumOf<ChangeMove>(
  'ChangeMove',
  'How a change replaces or renames its subject 主体变更方式.',
  changeMoves,
);

export const MoveAnswers = enumOf<MoveAnswer>('MoveAnswer', 'What a bureau says to a way of changing the subject.', {
  ALLOWED: { zh: '可以直接变更', en: 'Allowed in place, under the conditions given' },
  WITH_PROOF: { zh: '附变更证明可以变更', en: 'Allowed with a proof of the change' },
  SILENT: { zh: '规则未说明，由审核人员判断', en: 'The page is silent: a reviewer decides' },
  FORBIDDEN: { zh: '不允许，须注销后重新备案', en: 'Not allowed: cancel and file anew' },
});

export const Parties = enumOf<Party>('Party', 'Who owes the next move.', {
  reviewer: { zh: '审核方', en: 'The review desk' },
  applicant: { zh: '申请人', en: 'The applicant' },
  ministry: { zh: '工信部', en: 'The ministry (SMS verification)' },
  bureau: { zh: '管局', en: 'The provincial bureau' },
});

export const MaterialKinds = enumOf<MaterialKind>(
  'MaterialKind',
  'A scan or photo attached to an order 材料.',
  Object.fromEntries(materialKinds.map((kind) => [kind, materialRow(kind).label])) as Record<
    MaterialKind,
    BilingualText
  >,
);

export const FormatInputs = enumOf<FormatInput>('FormatInput', 'How a form asks for a value.', formatInputs);

export const RuleTopics = enumOf<RuleTopic>('RuleTopic', 'What a rule of a province is about 规则主题.', ruleTopics);

export const RuleSubjectKinds = enumOf<RuleSubjects>(
  'RuleSubjects',
  'Whose filings a rule of a province concerns 适用主体.',
  ruleSubjects,
);

export const CodeLists = enumOf<CodeList>(
  'CodeList',
  'A code table 代码表 of the bureaus.',
  Object.fromEntries(codeListNames.map((list) => [list, codeTable(list).label])) as Record<CodeList, BilingualText>,
);

export const StaffNoticeKinds = enumOf<StaffNoticeKind>(
  'StaffNoticeKind',
  'What a notice of the desk is about 站内通知.',
  staffNoticeTexts,
);

export const SettingNames = enumOf<SettingName>('SettingName', 'A setting 设置.', labelsOf(settings));

export const NoticeLanguages = enumOf<Language>('NoticeLanguage', 'A language that notices are written in 通知语言.', {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
});

export const Verdicts = enumOf<Verdict>('Verdict', "A reviewer's conclusion on one item 核对结论.", {
  pass: { zh: '通过', en: 'It is as it should be' },
  return: { zh: '不符', en: 'It goes back to the applicant' },
});

export const DomainStandings = enumOf<DomainStanding>(
  'DomainStanding',
  'What the check of an added domain amounts to 核验情况.',
  labelsOf(domainStandings),
);
export const SmsStates = enumOf<SmsState>('SmsState', 'How the SMS check of one phone stands 短信核验.', smsStates);

export const CurtainStates = enumOf<CurtainState>(
  'CurtainState',
  'How far a curtain is on its way 幕布状态.',
  curtainStates,
);
export const PhotoMethods = enumOf<PhotoMethod>('PhotoMethod', 'How a person is photographed 拍照方式.', photoMethods);
export const GuideGroups = enumOf<GuideGroup>(
  'PhotoGuideGroup',
  'What a step of the photo guide is about.',
  guideGroups,
);
export const AppPhotoStates = enumOf<AppPhotoState>(
  'BureauAppPhotoState',
  'How asking the bureau’s app for a picture stands 管局应用照片.',
  appPhotoStates,
);

export const FaceCheckStates = enumOf<FaceCheckState>(
  'FaceCheckState',
  'How a face check on the phone stands 人脸核验的状态.',
  faceCheckStates,
);
export const FaceOutcomes = enumOf<FaceOutcome>(
  'FaceCheckOutcome',
  'What came out of a face check 人脸核验结果.',
  labelsOf(faceOutcomes),
);
export const FacePictures = enumOf<FacePicture>('FacePictureKind', 'A picture of a face check.', facePictures);

export const ComparisonRoles = enumOf<ComparisonRole>(
  'ComparisonRole',
  'What a picture is to the material that is held against it 对照图片.',
  comparisonRoles,
);

export type PresenceName = 'ENABLED' | 'DISABLED';
export const Presences = enumOf<PresenceName>(
  'Presence',
  'Whether an action may be taken now. One that role or state does not allow is not listed at all.',
  { ENABLED: { zh: '可用', en: 'May be done now' }, DISABLED: { zh: '不可用', en: 'Refused; the reasons say why' } },
);

export const CallOutcomes = enumOf<CallOutcome>(
  'CallOutcome',
  'How a call to the applicant ended 通话结果.',
  callOutcomes,
);

export const SearchGroups = enumOf<SearchGroup>('SearchGroup', 'What a result of the search is.', searchGroups);
export const SearchMatches = enumOf<SearchMatch>('SearchMatch', 'What a text was found in.', searchMatches);
export const VersionCauses = enumOf<VersionCause>(
  'VersionCause',
  'What brought a version of a record 版本来源.',
  versionCauses,
);
export const OrderFlags = enumOf<OrderFlag>(
  'OrderFlag',
  'A mark of an order that a list can be cut to 标记.',
  orderFlags,
);
export const QueueColumns = enumOf<QueueColumn>('QueueColumn', 'A column of the queue 列.', queueColumns);
export const QueueDensities = enumOf<QueueDensity>('QueueDensity', 'How close rows stand 密度.', queueDensities);
export const OrderSorts = enumOf<OrderSort>('OrderSort', 'What a list of orders is sorted by 排序.', orderSorts);
export const BoardPeriods = enumOf<BoardPeriod>(
  'BoardPeriod',
  'Days of the past that the SLA board covers.',
  labelsOf(boardPeriods),
);

export const QueueClocks = enumOf<QueueClock>('QueueClock', 'Whose clock runs 时限.', queueClocks);
export const ClockParties = enumOf<ClockParty>('ClockParty', 'Whose an instant of an open order is.', clockPartyLabels);
export const BoardDimensions = enumOf<BoardDimension>('BoardDimension', 'Along what the SLA board is cut 维度.', {
  ALL: { zh: '全部', en: 'All' },
  CLOCK: { zh: '阶段', en: 'By stage: the duty' },
  PROVINCE: { zh: '省份', en: 'By province' },
  KIND: { zh: '类型', en: 'By kind' },
  PARTNER: { zh: '合作方', en: 'By partner' },
  REVIEWER: { zh: '审核人员', en: 'By reviewer' },
});
export const QueueStages = enumOf<QueueStage>('QueueStage', 'A tab of the queue 队列.', {
  INITIAL: { zh: '初审', en: 'Waiting for the initial review' },
  PHOTO: { zh: '照片审核', en: 'Waiting for the photo review' },
  HANDOVER: { zh: '待提交管局', en: "Waiting to be handed to the bureau, or returned from there: the desk's move" },
  ALL: { zh: '全部', en: 'Every order the caller may see' },
  MINE: { zh: '我领取的', en: 'Orders whose lease the caller holds' },
  AT_BUREAU: { zh: '管局侧', en: 'At the bureau or at the ministry' },
  DONE: { zh: '已结束', en: 'Approved, abandoned or lapsed' },
  OPEN: { zh: '全部在办', en: "Every open order, whoever's move it is" },
});

export const PhotoHintKinds = enumOf<PhotoHintAbout>(
  'PhotoHintKind',
  'What the machine looked at in the verification photo 照片提示.',
  labelsOf(photoHintRows),
);

export const ColourNames = enumOf<ColourName>('ColourName', 'A colour, by its common name.', colours);

export const TimeUnits = enumOf<TimeUnit>('TimeUnit', 'What time left is counted in 时间单位.', timeUnits);
export const DueDayKinds = enumOf<DueDayKind>('DueDayKind', 'What a day is to a due time 计日.', dueDayKinds);
