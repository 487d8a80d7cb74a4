import { graphql } from '../graphql.ts';
import { request } from '../providers/client.ts';
import type { Order } from './documents.ts';
import { decisionVariables, type FormInput, type ReasonInput, tokenOf } from './event-input.ts';
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
      $grouped: Boolean
      $key: String!
    ) {
      recordVerdict(
        id: $id
        token: $token
        item: $item
        hash: $hash
        verdict: $verdict
        reasons: $reasons
        grouped: $grouped
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

/** Events of the desk: their input, and how they are sent. */
export const deskEvents = {
  claim: async ({ id }: Order, _: undefined, key: string) => (await request(claimDocument, { id, key })).claim,
  release: async (order: Order, _: undefined, key: string) =>
    (await request(releaseDocument, { id: order.id, token: tokenOf(order), key })).release,
  skip: async ({ id }: Order, input: FormInput<'skip'>, key: string) =>
    (await request(skipDocument, { id, ...input, key })).skip,
  logCall: async ({ id }: Order, input: FormInput<'logCall'>, key: string) =>
    (await request(logCallDocument, { id, ...input, key })).logCall,
  addNote: async ({ id }: Order, input: FormInput<'addNote'>, key: string) =>
    (await request(addNoteDocument, { id, ...input, key })).addNote,
  approveInitialReview: async (order: Order, _: undefined, key: string) =>
    (await request(approveInitialReviewDocument, decisionVariables(order, key))).approveInitialReview,
  approvePhoto: async (order: Order, _: undefined, key: string) =>
    (await request(approvePhotoDocument, decisionVariables(order, key))).approvePhoto,
  returnForCorrection: async (order: Order, _: undefined, key: string) =>
    (await request(returnForCorrectionDocument, decisionVariables(order, key))).returnForCorrection,
  rejectPhoto: async (order: Order, _: undefined, key: string) =>
    (await request(rejectPhotoDocument, decisionVariables(order, key))).rejectPhoto,
  rejectInitialReview: async (order: Order, { reasons }: { reasons: ReasonInput[] }, key: string) =>
    (await request(rejectInitialReviewDocument, { ...decisionVariables(order, key), reasons })).rejectInitialReview,
  reopen: async ({ id, version }: Order, _: undefined, key: string) =>
    (await request(reopenDocument, { id, version, key })).reopen,
};
