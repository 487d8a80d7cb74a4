import { graphql, type ResultOf } from '../graphql.ts';

const due = graphql(`
  fragment DueParts on Due @_unmask {
    at
    provisional
    level
    duty
    label
    workingSecondsLeft
    share
  }
`);

const lease = graphql(`
  fragment LeaseParts on Lease @_unmask {
    holder
    holderName
    until
    mine
    token
  }
`);

const action = graphql(`
  fragment ActionParts on Action @_unmask {
    event
    label
    presence
    confirm
    reasons {
      code
      field
      message
      suggestion
    }
  }
`);

const refused = graphql(`
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

/** One page of a queue. */
export const ordersDocument = graphql(
  `
    query Orders($first: Int, $after: String, $last: Int, $before: String, $filter: OrderFilter) {
      viewer {
        now
      }
      orders(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
        edges {
          cursor
          node {
            id
            number
            kind
            kindLabel
            state
            stateLabel
            provinceName
            round
            subjectName
            changed
            changedLabels
            updatedAt
            partner {
              id
              name
            }
            due {
              ...DueParts
            }
            lease {
              ...LeaseParts
            }
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [due, lease],
);

export const queueCountsDocument = graphql(`
  query QueueCounts {
    queueCounts {
      stage
      count
    }
  }
`);

/** All that the order page draws. */
const order = graphql(
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
      version
      round
      subjectName
      filingNumber
      changed
      createdAt
      submittedAt
      partner {
        id
        name
      }
      record {
        id
      }
      due {
        ...DueParts
      }
      lease {
        ...LeaseParts
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
        registered
        now
        changed
        inReview
        hash
        verdict
        findings {
          ruleId
          outcome
          message
          suggestion
        }
        material {
          id
          kind
          label
          url
          thumbnailUrl
          width
          height
          bytes
          createdAt
        }
      }
      missingMaterials
      timeline {
        id
        event
        label
        from
        to
        actorKind
        actorName
        at
        detail
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
        channel
        createdAt
        sentAt
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
      report {
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
    }
  `,
  [due, lease, action],
);

export const orderDocument = graphql(
  `
    query Order($id: ID!) {
      viewer {
        now
      }
      order(id: $id) {
        ...OrderParts
      }
    }
  `,
  [order],
);

export const claimDocument = graphql(
  `
    mutation Claim($id: ID!, $key: String!) {
      claim(id: $id, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const releaseDocument = graphql(
  `
    mutation Release($id: ID!, $token: String!, $key: String!) {
      release(id: $id, token: $token, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const logCallDocument = graphql(
  `
    mutation LogCall($id: ID!, $outcome: CallOutcome!, $note: String, $key: String!) {
      logCall(id: $id, outcome: $outcome, note: $note, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const addNoteDocument = graphql(
  `
    mutation AddNote($id: ID!, $text: String!, $key: String!) {
      addNote(id: $id, text: $text, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const approveInitialReviewDocument = graphql(
  `
    mutation ApproveInitialReview($id: ID!, $version: Int!, $token: String!, $key: String!) {
      approveInitialReview(id: $id, version: $version, token: $token, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const approvePhotoDocument = graphql(
  `
    mutation ApprovePhoto($id: ID!, $version: Int!, $token: String!, $key: String!) {
      approvePhoto(id: $id, version: $version, token: $token, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const pushToBureauDocument = graphql(
  `
    mutation PushToBureau($id: ID!, $version: Int!, $key: String!) {
      pushToBureau(id: $id, version: $version, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

/** A verdict answers with what a verdict can change, so that twenty in a minute stay light. */
export const recordVerdictDocument = graphql(
  `
    mutation RecordVerdict(
      $id: ID!
      $token: String!
      $item: String!
      $hash: String!
      $verdict: Verdict!
      $key: String!
    ) {
      recordVerdict(id: $id, token: $token, item: $item, hash: $hash, verdict: $verdict, key: $key) {
        __typename
        ... on Order {
          id
          version
          lease {
            ...LeaseParts
          }
          actions {
            ...ActionParts
          }
          items {
            key
            hash
            verdict
          }
        }
        ...RefusedParts
      }
    }
  `,
  [lease, action, refused],
);

export const heartbeatDocument = graphql(
  `
    mutation Heartbeat($id: ID!, $token: String!) {
      heartbeat(id: $id, token: $token) {
        __typename
        ... on Order {
          id
          lease {
            ...LeaseParts
          }
        }
        ...RefusedParts
      }
    }
  `,
  [lease, refused],
);

export type OrderRow = ResultOf<typeof ordersDocument>['orders']['edges'][number]['node'];
export type PageInfo = ResultOf<typeof ordersDocument>['orders']['pageInfo'];
export type Order = ResultOf<typeof order>;
export type Item = Order['items'][number];
export type Material = NonNullable<Item['material']>;
export type Action = Order['actions'][number];
export type Due = NonNullable<Order['due']>;
export type Lease = NonNullable<Order['lease']>;
export type OrderState = Order['state'];
export type Verdict = NonNullable<Item['verdict']>;
export type Refused = ResultOf<typeof refused>;
