// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';

export const pageInfoFragment = /* @__PURE__ */ graphql(`
  fragment PageInfo on PageInfo @_unmask {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);
export type PageInfo = ResultOf<typeof pageInfoFragment>;
export const reasonFragment = /* @__PURE__ */ graphql(`
  fragment Reason on Reason @_unmask {
    code
    field
    message
    suggestion
  }
`);
export type Reason = ResultOf<typeof reasonFragment>;
export const actionRefusedFragment = /* @__PURE__ */ graphql(`
  fragment ActionRefused on ActionRefused @_unmask {
    code
    reasons {
      ...Reason
    }
  }
`, [reasonFragment]);
export type ActionRefused = ResultOf<typeof actionRefusedFragment>;
export const saidCodeFragment = /* @__PURE__ */ graphql(`
  fragment SaidCode on SaidCode @_unmask {
    code
    sentence
    handling
    words
  }
`);
export type SaidCode = ResultOf<typeof saidCodeFragment>;
export const partnerFragment = /* @__PURE__ */ graphql(`
  fragment Partner on Partner @_unmask {
    id
    name
  }
`);
export type Partner = ResultOf<typeof partnerFragment>;
export const teamPaceFragment = /* @__PURE__ */ graphql(`
  fragment TeamPace on TeamPace @_unmask {
    perHour
    basis
  }
`);
export type TeamPace = ResultOf<typeof teamPaceFragment>;
export const actionFragment = /* @__PURE__ */ graphql(`
  fragment Action on Action @_unmask {
    event
    label
    presence
    reasons {
      ...Reason
    }
    primary
    confirm
  }
`, [reasonFragment]);
export type Action = ResultOf<typeof actionFragment>;
export const curtainFragment = /* @__PURE__ */ graphql(`
  fragment Curtain on Curtain @_unmask {
    id
    orderId
    orderNumber
    state
    stateLabel
    filingNumber
    subjectName
    partnerName
    provinceName
    consignee
    mobile
    city
    address
    masked
    requestedAt
    shipBy
    courier
    trackingNumber
    shippedAt
    staffName
    arrivesFrom
    arrivesBy
    deliveredAt
    actions {
      ...Action
    }
  }
`, [actionFragment]);
export type Curtain = ResultOf<typeof curtainFragment>;
export const timeLeftFragment = /* @__PURE__ */ graphql(`
  fragment TimeLeft on TimeLeft @_unmask {
    amount
    unit
    overdue
  }
`);
export type TimeLeft = ResultOf<typeof timeLeftFragment>;
export const duePartsFragment = /* @__PURE__ */ graphql(`
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
    pausedSecondsLeft
  }
`, [timeLeftFragment]);
export type DueParts = ResultOf<typeof duePartsFragment>;
export const leaseFragment = /* @__PURE__ */ graphql(`
  fragment Lease on Lease @_unmask {
    holder
    holderName
    until
    mine
    token
  }
`);
export type Lease = ResultOf<typeof leaseFragment>;
export const assigneeFragment = /* @__PURE__ */ graphql(`
  fragment Assignee on Assignee @_unmask {
    id
    name
    mine
  }
`);
export type Assignee = ResultOf<typeof assigneeFragment>;
export const listedOrderFragment = /* @__PURE__ */ graphql(`
  fragment ListedOrder on Order @_unmask {
    id
    number
    kind
    round
    subjectName
    stateLabel
    kindLabel
    provinceName
    due {
      ...DueParts
    }
    lease {
      ...Lease
    }
    assignee {
      ...Assignee
    }
  }
`, [duePartsFragment, leaseFragment, assigneeFragment]);
export type ListedOrder = ResultOf<typeof listedOrderFragment>;
export const escalationFragment = /* @__PURE__ */ graphql(`
  fragment Escalation on Escalation @_unmask {
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
`);
export type Escalation = ResultOf<typeof escalationFragment>;
export const valueLabelFragment = /* @__PURE__ */ graphql(`
  fragment ValueLabel on ValueLabel @_unmask {
    value
    label
  }
`);
export type ValueLabel = ResultOf<typeof valueLabelFragment>;
export const itemReasonFragment = /* @__PURE__ */ graphql(`
  fragment ItemReason on ItemReason @_unmask {
    code
    label
    advice
    words
  }
`);
export type ItemReason = ResultOf<typeof itemReasonFragment>;
export const findingFragment = /* @__PURE__ */ graphql(`
  fragment Finding on Finding @_unmask {
    ruleId
    outcome
    message
    suggestion
  }
`);
export type Finding = ResultOf<typeof findingFragment>;
export const picturePointFragment = /* @__PURE__ */ graphql(`
  fragment PicturePoint on PicturePoint @_unmask {
    x
    y
  }
`);
export type PicturePoint = ResultOf<typeof picturePointFragment>;
export const doubtfulCharacterFragment = /* @__PURE__ */ graphql(`
  fragment DoubtfulCharacter on DoubtfulCharacter @_unmask {
    at
    place {
      ...PicturePoint
    }
  }
`, [picturePointFragment]);
export type DoubtfulCharacter = ResultOf<typeof doubtfulCharacterFragment>;
export const paperValueFragment = /* @__PURE__ */ graphql(`
  fragment PaperValue on PaperValue @_unmask {
    value
    source
    confidence
    place {
      ...PicturePoint
    }
    looks {
      ...DoubtfulCharacter
    }
  }
`, [picturePointFragment, doubtfulCharacterFragment]);
export type PaperValue = ResultOf<typeof paperValueFragment>;
export const materialFragment = /* @__PURE__ */ graphql(`
  fragment Material on Material @_unmask {
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
export type Material = ResultOf<typeof materialFragment>;
export const planStepFragment = /* @__PURE__ */ graphql(`
  fragment PlanStep on PlanStep @_unmask {
    orderId
    orderNumber
    kind
    kindLabel
    stateLabel
    waits
  }
`);
export type PlanStep = ResultOf<typeof planStepFragment>;
export const planFragment = /* @__PURE__ */ graphql(`
  fragment Plan on Plan @_unmask {
    label
    between
    steps {
      ...PlanStep
    }
    stopped
    mostSeconds
    stillSeconds
  }
`, [planStepFragment]);
export type Plan = ResultOf<typeof planFragment>;
export const partnerAccountFragment = /* @__PURE__ */ graphql(`
  fragment PartnerAccount on PartnerAccount @_unmask {
    id
    name
    email
    orderUrl
    papersRead
    followUps
    closedAt
    pointsPerSecond
    bucket
    openKeys
    lastUsedAt
    requests
    refused
  }
`);
export type PartnerAccount = ResultOf<typeof partnerAccountFragment>;
export const ruleSourceFragment = /* @__PURE__ */ graphql(`
  fragment RuleSource on RuleSource @_unmask {
    key
    title
    publisher
    date
  }
`);
export type RuleSource = ResultOf<typeof ruleSourceFragment>;
export const fieldValueFragment = /* @__PURE__ */ graphql(`
  fragment FieldValue on FieldValue @_unmask {
    field
    label
    values
    valueLabels {
      ...ValueLabel
    }
    masked
  }
`, [valueLabelFragment]);
export type FieldValue = ResultOf<typeof fieldValueFragment>;
