import { graphql } from '../graphql.ts';
import { faceCheck, material, paperReading, plan, timelineEntry } from './part-fragments.ts';

export const due = graphql(`
  fragment DueParts on Due @_unmask {
    at
    provisional
    level
    duty
    label
    left { amount unit overdue }
    share
  }
`);

export const lease = graphql(`
  fragment LeaseParts on Lease @_unmask {
    holder
    holderName
    until
    mine
    token
  }
`);

export const action = graphql(`
  fragment ActionParts on Action @_unmask {
    event
    label
    presence
    primary
    confirm
    reasons {
      code
      field
      message
      suggestion
    }
  }
`);

export const refused = graphql(`
  fragment RefusedParts on ActionRefused @_unmask {
    code
    reasons {
      code
      field
      message
      suggestion
    }
  }
`);

/** The report for the bureau, with sizes and problems. */
export const report = graphql(`
  fragment ReportParts on ReportView @_unmask {
    ready
    xmlBytes
    fields {
      path
      value
    }
    attachments {
      kind
      label
      base64Bytes
      limit
    }
    problems {
      code
      field
      message
      suggestion
    }
  }
`);

/** All data that the order page shows. */
export const order = graphql(
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
        id
        name
      }
      record {
        id
      }
      due {
        ...DueParts
        pausedSecondsLeft
      }
      lease {
        ...LeaseParts
      }
      assignee {
        id
        name
        mine
      }
      parties {
        party
        label
        seconds
      }
      callAgainAt
      marks
      reveals {
        id
        label
        purposeLabel
        words
        staffName
        at
      }
      advice {
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
      escalations {
        id
        reasonLabel
        note
        staffName
        at
        open
        answer
        settledName
        settledAt
      }
      actions {
        ...ActionParts
      }
      items {
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
          staffName
          at
          round
        }
        valueLabels {
          value
          label
        }
        changed
        inReview
        hash
        verdict
        flagged
        reasons {
          code
          label
          advice
          words
        }
        findings {
          ruleId
          outcome
          message
          suggestion
        }
        blindCompare {
          field
          fieldLabel
          withLabel
          domain
          outcome
          outcomeLabel
        }
        checking
        photoHints {
          about
          label
          text
          doubt
        }
        paperReadings {
          ...PaperReadingParts
        }
        paperState
        paperPlace
        mayBeGrouped
        guidance {
          text
          source
        }
        material {
          ...MaterialParts
        }
        comparisons {
          role
          roleLabel
          material {
            ...MaterialParts
          }
        }
      }
      domainChecks {
        domain
        state
        checkedAt
        checks {
          check
          label
          outcome
          message
          suggestion
          ruleId
        }
      }
      missingMaterials
      orderReasons {
        code
        label
        advice
        words
      }
      timeline {
        ...TimelineParts
      }
      calls {
        id
        outcome
        staffName
        at
        note
      }
      notes {
        id
        staffName
        at
        body
      }
      notices {
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
      attempts {
        id
        sequence
        state
        label
        sentAt
        settledAt
        code
        message
      }
      bureauAnswers {
        id
        source
        at
        sequence
        latest
        verdict
        verdictLabel
        day
        codes {
          code
          sentence
          handling
          words
        }
        items {
          key
          label
        }
        opinion
        remark
        reviewer
        phone
        staffName
        evidenceUrl
      }
      proposedReasons {
        item
        code
        label
        advice
      }
      photoGuide {
        method
        methodLabel
        curtainOwnedSince
        steps {
          id
          groupLabel
          text
          fault
          source
          reason
        }
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
        ...FaceCheckParts
      }
      bureauAppPhoto {
        id
        state
        stateLabel
        problem {
          code
          message
        }
        askedAt
        shotAt
      }
      verificationForm {
        url
        mark
        attachedMark
        outdated
        keptUrl
        verifiedAt
        verifierName
      }
      smsChecks {
        id
        person
        phone
        state
        stateLabel
        sentAt
        deadline
        wrongEntries
        answeredAt
        deskAsked
        closed
        left { amount unit overdue }
        evidence
        staffName
      }
      report {
        ...ReportParts
      }
      plan {
        ...PlanParts
      }
    }
  `,
  [due, lease, action, material, paperReading, report, plan, faceCheck, timelineEntry],
);
