import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const bureau = graphql(`
  fragment BureauParts on Bureau @_unmask {
    id
    province
    provinceName
    name
    provinces {
      code
      label
    }
    state
    stateLabel
    otherStates {
      state
      label
    }
    needsPerson
    calls {
      direction
      label
      lastSuccessAt
      failingSince
      failure
      code
      message
    }
    sentence
    closedUntil
    closedSince
    closedCode
    retryAt
    opensAt
    closesAt
    lastSequence
    nextSequence
    lastAcceptedAt
    inFlight {
      id
      sequence
      state
      stateLabel
      orders
      since
      undecided
      maySettle
      code
      actions {
        event
        label
        presence
        confirm
        reasons {
          message
        }
      }
    }
    backlog
    oldestSince
    unacknowledged
    unapplied
    unmatched
    daysHalf
    daysMost
    verdicts
    account {
      ispId
      userName
      wsdl
      statusWsdl
      passwordWsdl
      passwordForm
      opens
      encrypts
    }
    test {
      askedAt
      answeredAt
      ok
      said
      staffName
    }
    resync {
      askedAt
      answeredAt
      ok
      said
      staffName
    }
    incidents
    actions {
      event
      label
      presence
      confirm
      reasons {
        message
      }
    }
  }
`);

export const bureausDocument = graphql(
  `
    query Bureaus {
      bureaus {
        ...BureauParts
      }
      newBureauActions {
        event
        label
      }
      viewer {
        now
      }
    }
  `,
  [bureau],
);

export const addBureauDocument = graphql(
  `
    mutation AddBureau($input: BureauInput!, $key: String!) {
      addBureau(input: $input, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const changeBureauDocument = graphql(
  `
    mutation ChangeBureau($bureauId: ID!, $input: BureauInput!, $key: String!) {
      changeBureau(bureauId: $bureauId, input: $input, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const testBureauDocument = graphql(
  `
    mutation TestBureau($bureauId: ID!, $key: String!) {
      testBureau(bureauId: $bureauId, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const testConnectionDocument = graphql(
  `
    mutation TestConnection($bureauId: ID, $input: BureauInput!, $key: String!) {
      testConnection(bureauId: $bureauId, input: $input, key: $key) {
        __typename
        ... on ConnectionTest {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const connectionTestDocument = graphql(`
  query ConnectionTest($id: ID!) {
    connectionTest(id: $id) {
      id
      answeredAt
      ok
      said
    }
  }
`);

export const resyncBureauDocument = graphql(
  `
    mutation ResyncBureau($bureauId: ID!, $key: String!) {
      resyncBureau(bureauId: $bureauId, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const sendNowDocument = graphql(
  `
    mutation SendNow($bureauId: ID!, $key: String!) {
      sendNow(bureauId: $bureauId, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const retryNowDocument = graphql(
  `
    mutation RetryNow($bureauId: ID!, $key: String!) {
      retryNow(bureauId: $bureauId, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const settleAlarmDocument = graphql(
  `
    mutation SettleAlarm($bureauId: ID!, $key: String!) {
      settleAlarm(bureauId: $bureauId, key: $key) {
        __typename
        ... on Bureau {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const pauseBureauDocument = graphql(
  `
    mutation PauseBureau($bureauId: ID!, $why: String!, $key: String!) {
      pauseBureau(bureauId: $bureauId, why: $why, key: $key) {
        __typename
        ... on ChangedConnection {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const resumeBureauDocument = graphql(
  `
    mutation ResumeBureau($bureauId: ID!, $why: String!, $key: String!) {
      resumeBureau(bureauId: $bureauId, why: $why, key: $key) {
        __typename
        ... on ChangedConnection {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const settleSubmissionDocument = graphql(
  `
    mutation SettleSubmission($submissionId: ID!, $accepted: Boolean!, $note: String!, $key: String!) {
      settleUnknownSubmission(submissionId: $submissionId, accepted: $accepted, note: $note, key: $key) {
        __typename
        ... on SettledSubmission {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const endRefusedDocument = graphql(
  `
    mutation EndRefused($submissionId: ID!, $step: RefusedFileStep!, $note: String!, $key: String!) {
      endRefusedSubmission(submissionId: $submissionId, step: $step, note: $note, key: $key) {
        __typename
        ... on SettledSubmission {
          id
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Bureau = ResultOf<typeof bureausDocument>['bureaus'][number];
export type GatewayState = Bureau['state'];
