import {
  actionFragment,
  escalationFragment,
  itemReasonFragment,
  partnerFragment,
  planFragment,
  reasonFragment,
  timeLeftFragment,
} from '../generated/common.ts';
import {
  adviceFragment,
  assigneeFragment,
  attemptFragment,
  bureauAnswerFragment,
  callFragment,
  domainCheckFragment,
  faceCheckFragment,
  itemFragment,
  leaseFragment,
  noteFragment,
  noticeSentFragment,
  partyTimeFragment,
  photoGuideFragment,
  proposedReasonFragment,
  reportViewFragment,
  revealNoteFragment,
  smsCheckFragment,
  timelineEntryFragment,
  verificationFormFragment,
} from '../generated/order.ts';
import { graphql } from '../graphql.ts';

/** A due time without its explanation. */
export const dueParts = graphql(
  `
    fragment DueParts on Due @_unmask {
      at
      provisional
      level
      duty
      label
      left {
        ...TimeLeft
      }
      share
    }
  `,
  [timeLeftFragment],
);

/** All data that the order page shows. */
export const orderParts = graphql(
  `
    fragment OrderParts on Order @_unmask {
      id
      number
      kind
      kindLabel
      state
      stateLabel
      move
      province
      provinceName
      edition
      handOverEdition
      version
      round
      subjectName
      filingNumber
      reference
      changed
      createdAt
      submittedAt
      erasedAt
      partner {
        ...Partner
      }
      record {
        id
      }
      due {
        ...DueParts
        pausedSecondsLeft
      }
      lease {
        ...Lease
      }
      assignee {
        ...Assignee
      }
      parties {
        ...PartyTime
      }
      callAgainAt
      marks
      reveals {
        ...RevealNote
      }
      advice {
        ...Advice
      }
      escalations {
        ...Escalation
      }
      actions {
        ...Action
      }
      items {
        ...Item
      }
      domainChecks {
        ...DomainCheck
      }
      missingMaterials
      orderReasons {
        ...ItemReason
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
      notices {
        ...NoticeSent
      }
      attempts {
        ...Attempt
      }
      bureauAnswers {
        ...BureauAnswer
      }
      proposedReasons {
        ...ProposedReason
      }
      photoGuide {
        ...PhotoGuide
      }
      curtain {
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
      faceCheck {
        ...FaceCheck
      }
      bureauAppPhoto {
        id
        state
        stateLabel
        problem {
          ...Reason
        }
        askedAt
        shotAt
      }
      verificationForm {
        ...VerificationForm
      }
      smsChecks {
        ...SmsCheck
      }
      report {
        ...ReportView
      }
      plan {
        ...Plan
      }
    }
  `,
  [
    partnerFragment,
    dueParts,
    leaseFragment,
    assigneeFragment,
    partyTimeFragment,
    revealNoteFragment,
    adviceFragment,
    escalationFragment,
    actionFragment,
    itemFragment,
    domainCheckFragment,
    itemReasonFragment,
    timelineEntryFragment,
    callFragment,
    noteFragment,
    noticeSentFragment,
    attemptFragment,
    bureauAnswerFragment,
    proposedReasonFragment,
    photoGuideFragment,
    faceCheckFragment,
    reasonFragment,
    verificationFormFragment,
    smsCheckFragment,
    reportViewFragment,
    planFragment,
  ],
);
