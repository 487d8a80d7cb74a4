import { graphql } from '../graphql.ts';
import { request } from '../providers/client.ts';
import type { Order } from './documents.ts';
import type { FormInput, ItemReasonInput, SmsEvidence } from './event-input.ts';
import { order, refused } from './fragments.ts';

const sendBackDocument = graphql(
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

const recallDocument = graphql(
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

const recordBureauAnswerDocument = graphql(
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

const writeOffAttemptDocument = graphql(
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

const pushToBureauDocument = graphql(
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

const smsVerifiedDocument = graphql(
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

const smsFailedDocument = graphql(
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

/** Events before and after the bureau: their input, and how they are sent. */
export const bureauEvents = {
  sendBack: async ({ id, version }: Order, { reasons }: { reasons: ItemReasonInput[] }, key: string) =>
    (await request(sendBackDocument, { id, version, reasons, key })).sendBack,
  recall: async ({ id, version }: Order, _: undefined, key: string) =>
    (await request(recallDocument, { id, version, key })).recall,
  recordBureauAnswer: async (
    { id, version }: Order,
    input: FormInput<'recordBureauAnswer', 'reasons'> & { reasons: ItemReasonInput[] },
    key: string,
  ) => (await request(recordBureauAnswerDocument, { id, version, ...input, key })).recordBureauAnswer,
  writeOffAttempt: async ({ id, version }: Order, { note }: FormInput<'writeOffAttempt'>, key: string) =>
    (await request(writeOffAttemptDocument, { id, version, note, key })).writeOffAttempt,
  pushToBureau: async ({ id, version }: Order, _: undefined, key: string) =>
    (await request(pushToBureauDocument, { id, version, key })).pushToBureau,
  smsVerified: async ({ id, version }: Order, { evidence }: SmsEvidence, key: string) =>
    (await request(smsVerifiedDocument, { id, version, evidence, key })).smsVerified,
  smsFailed: async ({ id, version }: Order, { evidence }: SmsEvidence, key: string) =>
    (await request(smsFailedDocument, { id, version, evidence, key })).smsFailed,
};
