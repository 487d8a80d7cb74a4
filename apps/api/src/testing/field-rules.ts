/**
 * What a partner is told of what it sees, field by field: `partner` as it stands, `desk` never (null or empty). The walk over the schema
 * (isolation.db.test.ts) holds the answers to it, and fails for a field that stands in neither.
 */
export const fieldRules: Readonly<Record<string, { readonly partner: string; readonly desk?: string }>> = {
  Action: {
    partner: 'acknowledge confirm event label presence reasons',
  },
  ActionRefused: {
    partner: 'code reasons',
  },
  Assignee: {
    partner: 'id mine name',
  },
  BilingualText: {
    partner: 'en zh',
  },
  BureauAppPhoto: {
    partner: 'answeredAt askedAt id problem shotAt state stateLabel thumbnailUrl url',
  },
  CalendarDay: {
    partner: 'day holiday noticeId supersededBy working',
  },
  ChangeForm: {
    partner: 'changeRules edition fields materials websiteId',
  },
  ChangeRule: {
    partner: 'answer conditions label move wayOut',
  },
  Code: {
    partner: 'code forChanges label natures otherReading personal since source until',
  },
  Curtain: {
    partner:
      'actions address arrivesBy arrivesFrom city consignee courier deliveredAt filingNumber id masked mobile orderId orderNumber partnerName province provinceName requestedAt shipBy shippedAt state stateLabel subjectName trackingNumber',
    desk: 'staffName',
  },
  DomainCheck: {
    partner: 'checkedAt checks domain state validUntil',
  },
  DomainFinding: {
    partner: 'check label message outcome ruleId suggestion',
  },
  DryRun: {
    partner: 'answers edition orderId passes refused returned reviewed version',
  },
  Due: {
    partner: 'at duty label level provisional share since why workingSecondsLeft',
  },
  DueDay: {
    partner: 'countedFrom countedSeconds countedTo day holiday kind label notice nth provisional stillSeconds',
  },
  DueShift: {
    partner: 'at cause from label to',
  },
  DueWhy: {
    partner: 'calendar countedSeconds countsTo days moves provisional rule source standingSince startedAt startedBy',
  },
  Eta: {
    partner: 'basis basisLabel cases halfSeconds hits kind mostSeconds province until',
  },
  EtaHits: {
    partner: 'days told withinHalf withinMost',
  },
  FieldValue: {
    partner: 'field label masked valueLabels values',
  },
  FollowedEvent: {
    partner: 'cursor event order',
  },
  FilingRecord: {
    partner: 'actions changeRules changedAt filingNumber id name openOrder province provinceName values websites',
    desk: 'partners',
  },
  Finding: {
    partner: 'message outcome ruleId suggestion',
  },
  FormField: {
    partner: 'codeList field group label list masked maxLength registered required rules',
  },
  FormMaterial: {
    partner: 'always kind label rules',
  },
  HolidayNotice: {
    partner: 'id loadedAt loadedBy number published title url',
  },
  Item: {
    partner:
      'changed checking findings flagged group hash inReview key label lastReturned masked material now personal reasons registered sinceReturn valueLabels verdict',
    desk: 'comparisons guidance passedBefore photoHints',
  },
  ItemReason: {
    partner: 'advice code label',
  },
  Material: {
    partner: 'bytes createdAt height id kind label reducedUrl thumbnailUrl url width',
  },
  NoticeSent: {
    partner: 'channel createdAt failedAt id label name recipient sentAt',
  },
  Order: {
    partner:
      'actions bureauAppPhoto changed changedLabels createdAt curtain domainChecks due edition eta filingNumber id items kind kindLabel missingMaterials move notices number orderReasons parties partner photoGuide province provinceName record requiredMaterials round smsChecks state stateLabel subjectName submittedAt test timeline updatedAt verificationForm version',
    desk: 'advice assignee attempts bureauAnswers callAgainAt calls escalations lease marks notes proposedReasons report',
  },
  OrderEta: {
    partner: 'basis basisLabel cases halfAt mostAt submittedAt',
  },
  OutsideAnswer: {
    partner: 'about answeredAt source use',
  },
  PageInfo: {
    partner: 'endCursor hasNextPage hasPreviousPage startCursor',
  },
  Partner: {
    partner: 'id name',
  },
  PartnerAccount: {
    partner: 'bucket id lastUsedAt name openKeys pointsPerSecond refused requests',
  },
  PartnerAccountPage: {
    partner: 'account hours mayManage minutes',
  },
  PartnerEvent: {
    partner: 'at id kind label order test',
  },
  PartnerEventOrder: {
    partner: 'id kind number province state version',
  },
  PartnerKey: {
    partner: 'createdAt expiresAt id kind lastUsedAt madeBy name replaces revokedAt revokedBy scopes shown state',
  },
  PartnerKeyMade: {
    partner: 'partnerKey secret',
  },
  PartnerUsage: {
    partner: 'from points refused requests',
  },
  PartyTime: {
    partner: 'label party seconds',
  },
  PhotoGuide: {
    partner: 'curtainOwnedSince method methodLabel steps',
  },
  PhotoGuideStep: {
    partner: 'group groupLabel id reason source text',
  },
  Province: {
    partner: 'addsDomains bureau changeRules code domainRules edition label photoMethod rules smsChecked smsHours',
  },
  ProvinceRule: {
    partner: 'from key reaches source text until',
  },
  Reason: {
    partner: 'code field message ruleId suggestion',
  },
  RecordDifference: {
    partner: 'after before field filingNumber label masked valueLabels websiteId',
  },
  RecordHistory: {
    partner: 'differences on versions versionsAreCapped',
  },
  RecordProof: {
    partner: 'answeredAt askedAt filingNumber id record state',
  },
  RecordVersion: {
    partner: 'cause causeLabel id orderId orderNumber since',
  },
  RegisteredState: {
    partner: 'values version websites',
  },
  RegisteredWebsite: {
    partner: 'filingNumber id name ours values',
  },
  RequiredMaterial: {
    partner: 'afterReview attached kind label rules',
  },
  ReturnReason: {
    partner: 'advice code fits label searchKeys',
  },
  RuleText: {
    partner: 'source text',
  },
  SearchHit: {
    partner: 'details from group id match matchLabel matched recordId title to',
  },
  SearchHits: {
    partner: 'group hits label more',
  },
  SearchResult: {
    partner: 'groups says',
  },
  SmsCheck: {
    partner: 'answeredAt closed deadline deskAsked id person phone sentAt state stateLabel wrongEntries',
    desk: 'evidence staffName',
  },
  StaffMember: {
    partner: 'id login name roles',
  },
  TimelineEntry: {
    partner: 'actorKind actorName at detail event from id label to',
  },
  UploadTicket: {
    partner: 'expiresAt maxBytes path types uploadId',
  },
  ValueLabel: {
    partner: 'label value',
  },
  VerificationForm: {
    partner: 'attachedMark mark outdated url',
  },
  Viewer: { partner: 'kind name noticeLanguage now partner roles staff' },
  TestRecords: {
    partner: 'records',
  },
  WebhookAttempt: {
    partner: 'fault faultText id startedAt status tookMs try',
  },
  WebhookDelivery: {
    partner: 'attempts createdAt endedAt event id nextAt state stateLabel',
  },
  WebhookEndpoint: {
    partner:
      'createdAt description disabledAt disabledReason disabledText earlierSecretUntil failingSince id kinds lastDeliveredAt state url waiting',
  },
  WebhookEndpointChanged: {
    partner: 'endpoint secret',
  },
  Website: {
    partner: 'domains filingNumber homeUrl id name ours values',
  },
  WorkCalendar: {
    partner: 'alarm days hours loadedUntil mayChange notices today version year years',
  },
  Workday: {
    partner: 'closesAt day nextOpensAt now opensAt provisional working',
  },
  WorkingHours: {
    partner: 'close from inForce open setAt setBy superseded',
  },
};

/** Types whose objects no partner is ever given. */
export const deskTypes: readonly string[] = [
  'Advice',
  'AnsweredItem',
  'Attempt',
  'BureauAnswer',
  'CalendarAlarm',
  'Call',
  'Comparison',
  'Escalation',
  'Lease',
  'Note',
  'PassedBefore',
  'PhotoHint',
  'ProposedReason',
  'RecordPartner',
  'ReportAttachmentView',
  'ReportField',
  'ReportView',
  'SaidCode',
  'SeenColour',
];
