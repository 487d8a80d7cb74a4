import { graphql } from '../graphql.ts';
import { action, lease, order, refused } from './fragments.ts';

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

export const skipDocument = graphql(
  `
    mutation Skip($id: ID!, $reason: SkipReason!, $note: String, $key: String!) {
      skip(id: $id, reason: $reason, note: $note, key: $key) {
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

/** The answer contains only what a verdict can change, because a reviewer gives many per minute. */
export const recordVerdictDocument = graphql(
  `
    mutation RecordVerdict(
      $id: ID!
      $token: String!
      $item: String!
      $hash: String!
      $verdict: Verdict!
      $reasons: [VerdictReasonInput!]
      $key: String!
    ) {
      recordVerdict(
        id: $id
        token: $token
        item: $item
        hash: $hash
        verdict: $verdict
        reasons: $reasons
        key: $key
      ) {
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
            reasons {
              code
              label
              advice
              words
            }
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

export const returnForCorrectionDocument = graphql(
  `
    mutation ReturnForCorrection($id: ID!, $version: Int!, $token: String!, $key: String!) {
      returnForCorrection(id: $id, version: $version, token: $token, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const rejectPhotoDocument = graphql(
  `
    mutation RejectPhoto($id: ID!, $version: Int!, $token: String!, $key: String!) {
      rejectPhoto(id: $id, version: $version, token: $token, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const rejectInitialReviewDocument = graphql(
  `
    mutation RejectInitialReview($id: ID!, $version: Int!, $token: String!, $reasons: [ReasonInput!]!, $key: String!) {
      rejectInitialReview(id: $id, version: $version, token: $token, reasons: $reasons, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const sendBackDocument = graphql(
  `
    mutation SendBack($id: ID!, $version: Int!, $reasons: [ReasonInput!]!, $key: String!) {
      sendBack(id: $id, version: $version, reasons: $reasons, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const reopenDocument = graphql(
  `
    mutation Reopen($id: ID!, $version: Int!, $key: String!) {
      reopen(id: $id, version: $version, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const recallDocument = graphql(
  `
    mutation Recall($id: ID!, $version: Int!, $key: String!) {
      recall(id: $id, version: $version, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const recordBureauAnswerDocument = graphql(
  `
    mutation RecordBureauAnswer(
      $id: ID!
      $version: Int!
      $approves: Boolean!
      $evidence: String
      $evidenceId: ID
      $reasons: [ReasonInput!]
      $key: String!
    ) {
      recordBureauAnswer(
        id: $id
        version: $version
        approves: $approves
        evidence: $evidence
        evidenceId: $evidenceId
        reasons: $reasons
        key: $key
      ) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const writeOffAttemptDocument = graphql(
  `
    mutation WriteOffAttempt($id: ID!, $version: Int!, $note: String!, $key: String!) {
      writeOffAttempt(id: $id, version: $version, note: $note, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const smsVerifiedDocument = graphql(
  `
    mutation SmsVerified($id: ID!, $version: Int!, $evidence: String!, $key: String!) {
      smsVerified(id: $id, version: $version, evidence: $evidence, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);

export const smsFailedDocument = graphql(
  `
    mutation SmsFailed($id: ID!, $version: Int!, $evidence: String!, $key: String!) {
      smsFailed(id: $id, version: $version, evidence: $evidence, key: $key) {
        __typename
        ...OrderParts
        ...RefusedParts
      }
    }
  `,
  [order, refused],
);
