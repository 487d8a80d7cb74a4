import { graphql } from '../graphql.ts';

export const material = graphql(`
  fragment MaterialParts on Material @_unmask {
    id
    kind
    label
    url
    reducedUrl
    thumbnailUrl
    width
    height
    bytes
    createdAt
  }
`);

/** What a scan says of an item. */
export const paperReading = graphql(`
  fragment PaperReadingParts on PaperReading @_unmask {
    field
    label
    outcome
    outcomeLabel
    material
    turned
    values {
      value
      source
      confidence
      place {
        x
        y
      }
    }
  }
`);

/** 办理方案: the plan that an order is a step of. */
export const plan = graphql(`
  fragment PlanParts on Plan @_unmask {
    label
    between
    stopped
    mostSeconds
    stillSeconds
    steps {
      orderId
      orderNumber
      kind
      stateLabel
      waits
    }
  }
`);

export const faceCheck = graphql(`
  fragment FaceCheckParts on FaceCheck @_unmask {
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
    pictures {
      id
      label
      url
      thumbnailUrl
    }
  }
`);

export const timelineEntry = graphql(`
  fragment TimelineParts on TimelineEntry @_unmask {
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
      item
      label
      verdict
      codes
    }
  }
`);
