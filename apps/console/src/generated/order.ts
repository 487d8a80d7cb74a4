// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionFragment, assigneeFragment, duePartsFragment, escalationFragment, findingFragment, itemReasonFragment, leaseFragment, materialFragment, paperValueFragment, partnerFragment, planFragment, reasonFragment, saidCodeFragment, timeLeftFragment, valueLabelFragment } from './common.ts';

export const dueDayFragment = /* @__PURE__ */ graphql(`
  fragment DueDay on DueDay @_unmask {
    day
    kind
    label
    countedFrom
    countedTo
    countedSeconds
    nth
    stillSeconds
    provisional
    holiday
    notice
  }
`);
export type DueDay = ResultOf<typeof dueDayFragment>;
export const dueShiftFragment = /* @__PURE__ */ graphql(`
  fragment DueShift on DueShift @_unmask {
    at
    label
    from
    to
    cause
  }
`);
export type DueShift = ResultOf<typeof dueShiftFragment>;
export const dueWhyFragment = /* @__PURE__ */ graphql(`
  fragment DueWhy on DueWhy @_unmask {
    startedBy
    startedAt
    rule
    source
    calendar
    provisional
    countsTo
    countedSeconds
    standingSince
    days {
      ...DueDay
    }
    moves {
      ...DueShift
    }
  }
`, [dueDayFragment, dueShiftFragment]);
export type DueWhy = ResultOf<typeof dueWhyFragment>;
export const orderMetadataFragment = /* @__PURE__ */ graphql(`
  fragment OrderMetadata on OrderMetadata @_unmask {
    key
    value
  }
`);
export type OrderMetadata = ResultOf<typeof orderMetadataFragment>;
export const passedBeforeFragment = /* @__PURE__ */ graphql(`
  fragment PassedBefore on PassedBefore @_unmask {
    staffName
    at
    round
  }
`);
export type PassedBefore = ResultOf<typeof passedBeforeFragment>;
export const photoHintFragment = /* @__PURE__ */ graphql(`
  fragment PhotoHint on PhotoHint @_unmask {
    about
    label
    text
    doubt
  }
`);
export type PhotoHint = ResultOf<typeof photoHintFragment>;
export const paperReadingFragment = /* @__PURE__ */ graphql(`
  fragment PaperReading on PaperReading @_unmask {
    field
    label
    outcome
    outcomeLabel
    material
    turned
    values {
      ...PaperValue
    }
  }
`, [paperValueFragment]);
export type PaperReading = ResultOf<typeof paperReadingFragment>;
export const paperStatementFragment = /* @__PURE__ */ graphql(`
  fragment PaperStatement on PaperStatement @_unmask {
    verdict
    verdictLabel
    text
  }
`);
export type PaperStatement = ResultOf<typeof paperStatementFragment>;
export const ruleTextFragment = /* @__PURE__ */ graphql(`
  fragment RuleText on RuleText @_unmask {
    text
    source
  }
`);
export type RuleText = ResultOf<typeof ruleTextFragment>;
export const blindComparisonFragment = /* @__PURE__ */ graphql(`
  fragment BlindComparison on BlindComparison @_unmask {
    field
    fieldLabel
    withLabel
    domain
    outcome
    outcomeLabel
  }
`);
export type BlindComparison = ResultOf<typeof blindComparisonFragment>;
export const comparisonFragment = /* @__PURE__ */ graphql(`
  fragment Comparison on Comparison @_unmask {
    role
    roleLabel
    material {
      ...Material
    }
  }
`, [materialFragment]);
export type Comparison = ResultOf<typeof comparisonFragment>;
export const itemFragment = /* @__PURE__ */ graphql(`
  fragment Item on Item @_unmask {
    key
    label
    group
    personal
    masked
    erased
    registered
    now
    lastReturned
    sinceReturn
    passedBefore {
      ...PassedBefore
    }
    valueLabels {
      ...ValueLabel
    }
    changed
    inReview
    hash
    verdict
    reasons {
      ...ItemReason
    }
    flagged
    findings {
      ...Finding
    }
    checking
    photoHints {
      ...PhotoHint
    }
    paperReadings {
      ...PaperReading
    }
    paperState
    paperPlace
    paperStatement {
      ...PaperStatement
    }
    unreadPapers
    mayBeGrouped
    guidance {
      ...RuleText
    }
    material {
      ...Material
    }
    blindCompare {
      ...BlindComparison
    }
    comparisons {
      ...Comparison
    }
  }
`, [passedBeforeFragment, valueLabelFragment, itemReasonFragment, findingFragment, photoHintFragment, paperReadingFragment, paperStatementFragment, ruleTextFragment, materialFragment, blindComparisonFragment, comparisonFragment]);
export type Item = ResultOf<typeof itemFragment>;
export const requiredMaterialFragment = /* @__PURE__ */ graphql(`
  fragment RequiredMaterial on RequiredMaterial @_unmask {
    kind
    label
    attached
    afterReview
    instruction
    templateUrl
    rules {
      ...RuleText
    }
  }
`, [ruleTextFragment]);
export type RequiredMaterial = ResultOf<typeof requiredMaterialFragment>;
export const domainFindingFragment = /* @__PURE__ */ graphql(`
  fragment DomainFinding on DomainFinding @_unmask {
    check
    label
    outcome
    message
    suggestion
    ruleId
  }
`);
export type DomainFinding = ResultOf<typeof domainFindingFragment>;
export const domainCheckFragment = /* @__PURE__ */ graphql(`
  fragment DomainCheck on DomainCheck @_unmask {
    domain
    state
    checks {
      ...DomainFinding
    }
    checkedAt
  }
`, [domainFindingFragment]);
export type DomainCheck = ResultOf<typeof domainCheckFragment>;
export const serviceCodeFragment = /* @__PURE__ */ graphql(`
  fragment ServiceCode on ServiceCode @_unmask {
    code
    state
    stateLabel
    problems
    owner
    grantedTo
    serverId
    paidUntil
    publicIps
    accessId
    placesLeft
    checkedAt
  }
`);
export type ServiceCode = ResultOf<typeof serviceCodeFragment>;
export const timelineVerdictFragment = /* @__PURE__ */ graphql(`
  fragment TimelineVerdict on TimelineVerdict @_unmask {
    item
    label
    verdict
    codes
  }
`);
export type TimelineVerdict = ResultOf<typeof timelineVerdictFragment>;
export const timelineEntryFragment = /* @__PURE__ */ graphql(`
  fragment TimelineEntry on TimelineEntry @_unmask {
    id
    event
    label
    from
    to
    actorKind
    actorName
    at
    detail
    verdict {
      ...TimelineVerdict
    }
  }
`, [timelineVerdictFragment]);
export type TimelineEntry = ResultOf<typeof timelineEntryFragment>;
export const callFragment = /* @__PURE__ */ graphql(`
  fragment Call on Call @_unmask {
    id
    outcome
    staffName
    at
    note
  }
`);
export type Call = ResultOf<typeof callFragment>;
export const noteFragment = /* @__PURE__ */ graphql(`
  fragment Note on Note @_unmask {
    id
    staffName
    at
    body
  }
`);
export type Note = ResultOf<typeof noteFragment>;
export const adviceFragment = /* @__PURE__ */ graphql(`
  fragment Advice on Advice @_unmask {
    id
    askedName
    ofName
    question
    at
    answer
    answeredName
    answeredAt
    mine
  }
`);
export type Advice = ResultOf<typeof adviceFragment>;
export const revealNoteFragment = /* @__PURE__ */ graphql(`
  fragment RevealNote on RevealNote @_unmask {
    id
    label
    purposeLabel
    words
    staffName
    at
  }
`);
export type RevealNote = ResultOf<typeof revealNoteFragment>;
export const verificationFormFragment = /* @__PURE__ */ graphql(`
  fragment VerificationForm on VerificationForm @_unmask {
    url
    mark
    attachedMark
    outdated
    onPaper
    commitmentUrl
    keptUrl
    verifiedAt
    verifierName
  }
`);
export type VerificationForm = ResultOf<typeof verificationFormFragment>;
export const noticeSentFragment = /* @__PURE__ */ graphql(`
  fragment NoticeSent on NoticeSent @_unmask {
    id
    name
    label
    recipient
    mediumLabel
    createdAt
    sentAt
    failedAt
    address
    tries
    triedAt
    faultLabel
    insteadOf
  }
`);
export type NoticeSent = ResultOf<typeof noticeSentFragment>;
export const attemptFragment = /* @__PURE__ */ graphql(`
  fragment Attempt on Attempt @_unmask {
    id
    sequence
    state
    label
    sentAt
    settledAt
    code
    message
  }
`);
export type Attempt = ResultOf<typeof attemptFragment>;
export const smsCheckFragment = /* @__PURE__ */ graphql(`
  fragment SmsCheck on SmsCheck @_unmask {
    id
    person
    phone
    state
    stateLabel
    sentAt
    deadline
    page
    wrongEntries
    answeredAt
    deskAsked
    closed
    left {
      ...TimeLeft
    }
    evidence
    staffName
  }
`, [timeLeftFragment]);
export type SmsCheck = ResultOf<typeof smsCheckFragment>;
export const reportFieldFragment = /* @__PURE__ */ graphql(`
  fragment ReportField on ReportField @_unmask {
    path
    label
    value
    words
  }
`);
export type ReportField = ResultOf<typeof reportFieldFragment>;
export const reportAttachmentViewFragment = /* @__PURE__ */ graphql(`
  fragment ReportAttachmentView on ReportAttachmentView @_unmask {
    kind
    label
    base64Bytes
    limit
  }
`);
export type ReportAttachmentView = ResultOf<typeof reportAttachmentViewFragment>;
export const reportViewFragment = /* @__PURE__ */ graphql(`
  fragment ReportView on ReportView @_unmask {
    ready
    xmlBytes
    fields {
      ...ReportField
    }
    attachments {
      ...ReportAttachmentView
    }
    problems {
      ...Reason
    }
  }
`, [reportFieldFragment, reportAttachmentViewFragment, reasonFragment]);
export type ReportView = ResultOf<typeof reportViewFragment>;
export const answeredItemFragment = /* @__PURE__ */ graphql(`
  fragment AnsweredItem on AnsweredItem @_unmask {
    key
    label
  }
`);
export type AnsweredItem = ResultOf<typeof answeredItemFragment>;
export const bureauAnswerFragment = /* @__PURE__ */ graphql(`
  fragment BureauAnswer on BureauAnswer @_unmask {
    id
    source
    at
    sequence
    latest
    verdict
    verdictLabel
    day
    codes {
      ...SaidCode
    }
    items {
      ...AnsweredItem
    }
    opinion
    remark
    reviewer
    phone
    staffName
    evidenceUrl
  }
`, [saidCodeFragment, answeredItemFragment]);
export type BureauAnswer = ResultOf<typeof bureauAnswerFragment>;
export const proposedReasonFragment = /* @__PURE__ */ graphql(`
  fragment ProposedReason on ProposedReason @_unmask {
    code
    label
    advice
    words
    item
  }
`);
export type ProposedReason = ResultOf<typeof proposedReasonFragment>;
export const photoGuideStepFragment = /* @__PURE__ */ graphql(`
  fragment PhotoGuideStep on PhotoGuideStep @_unmask {
    id
    groupLabel
    text
    fault
    source
    reason
    leftToPerson
  }
`);
export type PhotoGuideStep = ResultOf<typeof photoGuideStepFragment>;
export const photoGuideFragment = /* @__PURE__ */ graphql(`
  fragment PhotoGuide on PhotoGuide @_unmask {
    method
    methodLabel
    curtainOwnedSince
    steps {
      ...PhotoGuideStep
    }
  }
`, [photoGuideStepFragment]);
export type PhotoGuide = ResultOf<typeof photoGuideFragment>;
export const filedNumbersFragment = /* @__PURE__ */ graphql(`
  fragment FiledNumbers on FiledNumbers @_unmask {
    subject
    website
    domains
    html
    steps
  }
`);
export type FiledNumbers = ResultOf<typeof filedNumbersFragment>;
export const lastNoticeFragment = /* @__PURE__ */ graphql(`
  fragment LastNotice on LastNotice @_unmask {
    label
    at
    text
    steps
    doneBy
  }
`);
export type LastNotice = ResultOf<typeof lastNoticeFragment>;
export const photoReviewFragment = /* @__PURE__ */ graphql(`
  fragment PhotoReview on PhotoReview @_unmask {
    principalName
    methodLabel
    since
  }
`);
export type PhotoReview = ResultOf<typeof photoReviewFragment>;
export const faceCheckPictureFragment = /* @__PURE__ */ graphql(`
  fragment FaceCheckPicture on FaceCheckPicture @_unmask {
    id
    label
    url
    thumbnailUrl
  }
`);
export type FaceCheckPicture = ResultOf<typeof faceCheckPictureFragment>;
export const faceCheckFragment = /* @__PURE__ */ graphql(`
  fragment FaceCheck on FaceCheck @_unmask {
    id
    state
    stateLabel
    outcome
    outcomeLabel
    advice
    score
    consentVersion
    consentedAt
    sentAt
    answeredAt
    signedAt
    commitmentVersion
    commitmentText
    reusedFrom
    pictures {
      ...FaceCheckPicture
    }
  }
`, [faceCheckPictureFragment]);
export type FaceCheck = ResultOf<typeof faceCheckFragment>;
export const manualHandOverFragment = /* @__PURE__ */ graphql(`
  fragment ManualHandOver on ManualHandOver @_unmask {
    stage
    stageLabel
    since
    number
    enteredDay
    enteredBy
    evidenceUrl
    confirmedBy
    approves
    answerDay
    subjectNumber
    serviceNumber
    answeredBy
    answerEvidenceUrl
  }
`);
export type ManualHandOver = ResultOf<typeof manualHandOverFragment>;
export const partyTimeFragment = /* @__PURE__ */ graphql(`
  fragment PartyTime on PartyTime @_unmask {
    party
    label
    seconds
  }
`);
export type PartyTime = ResultOf<typeof partyTimeFragment>;
export const orderEtaFragment = /* @__PURE__ */ graphql(`
  fragment OrderEta on OrderEta @_unmask {
    halfAt
    mostAt
    basisLabel
  }
`);
export type OrderEta = ResultOf<typeof orderEtaFragment>;
export const curtainPartsFragment = /* @__PURE__ */ graphql(`
  fragment CurtainParts on Curtain @_unmask {
    id
    state
    stateLabel
    shipBy
    courier
    trackingNumber
    shippedAt
    arrivesFrom
    arrivesBy
    deliveredAt
  }
`);
export type CurtainParts = ResultOf<typeof curtainPartsFragment>;
export const bureauAppPhotoPartsFragment = /* @__PURE__ */ graphql(`
  fragment BureauAppPhotoParts on BureauAppPhoto @_unmask {
    id
    state
    stateLabel
    problem {
      ...Reason
    }
    askedAt
    shotAt
  }
`, [reasonFragment]);
export type BureauAppPhotoParts = ResultOf<typeof bureauAppPhotoPartsFragment>;
export const orderPartsFragment = /* @__PURE__ */ graphql(`
  fragment OrderParts on Order @_unmask {
    id
    number
    reference
    kind
    state
    province
    edition
    handOverEdition
    version
    round
    subjectName
    filingNumber
    changed
    createdAt
    submittedAt
    erasedAt
    callAgainAt
    stateLabel
    kindLabel
    provinceName
    move
    partner {
      ...Partner
    }
    due {
      ...DueParts
    }
    lease {
      ...Lease
    }
    assignee {
      ...Assignee
    }
    marks
    actions {
      ...Action
    }
    items {
      ...Item
    }
    missingMaterials
    orderReasons {
      ...ItemReason
    }
    domainChecks {
      ...DomainCheck
    }
    serviceCode {
      ...ServiceCode
    }
    timeline {
      ...TimelineEntry
    }
    calls {
      ...Call
    }
    notes {
      ...Note
    }
    advice {
      ...Advice
    }
    escalations {
      ...Escalation
    }
    reveals {
      ...RevealNote
    }
    verificationForm {
      ...VerificationForm
    }
    notices {
      ...NoticeSent
    }
    attempts {
      ...Attempt
    }
    smsChecks {
      ...SmsCheck
    }
    report {
      ...ReportView
    }
    bureauAnswers {
      ...BureauAnswer
    }
    proposedReasons {
      ...ProposedReason
    }
    curtain {
      ...CurtainParts
    }
    photoGuide {
      ...PhotoGuide
    }
    bureauAppPhoto {
      ...BureauAppPhotoParts
    }
    faceCheck {
      ...FaceCheck
    }
    manual {
      ...ManualHandOver
    }
    parties {
      ...PartyTime
    }
    record {
      id
    }
    plan {
      ...Plan
    }
  }
`, [partnerFragment, duePartsFragment, leaseFragment, assigneeFragment, actionFragment, itemFragment, itemReasonFragment, domainCheckFragment, serviceCodeFragment, timelineEntryFragment, callFragment, noteFragment, adviceFragment, escalationFragment, revealNoteFragment, verificationFormFragment, noticeSentFragment, attemptFragment, smsCheckFragment, reportViewFragment, bureauAnswerFragment, proposedReasonFragment, curtainPartsFragment, photoGuideFragment, bureauAppPhotoPartsFragment, faceCheckFragment, manualHandOverFragment, partyTimeFragment, planFragment]);
export type OrderParts = ResultOf<typeof orderPartsFragment>;
export const queueCountFragment = /* @__PURE__ */ graphql(`
  fragment QueueCount on QueueCount @_unmask {
    stage
    count
  }
`);
export type QueueCount = ResultOf<typeof queueCountFragment>;
export const queueCountsDocument = /* @__PURE__ */ graphql(`
  query QueueCounts {
    queueCounts {
      ...QueueCount
    }
  }
`, [queueCountFragment]);
