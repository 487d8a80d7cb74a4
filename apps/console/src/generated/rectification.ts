// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, timeLeftFragment } from './common.ts';

export const rectificationOrderFragment = /* @__PURE__ */ graphql(`
  fragment RectificationOrder on RectificationOrder @_unmask {
    id
    number
    stateLabel
  }
`);
export type RectificationOrder = ResultOf<typeof rectificationOrderFragment>;
export const verificationResultFragment = /* @__PURE__ */ graphql(`
  fragment VerificationResult on VerificationResult @_unmask {
    passed
    opinion
    errors
    name
    at
    stateLabel
    said
  }
`);
export type VerificationResult = ResultOf<typeof verificationResultFragment>;
export const materialReplyFragment = /* @__PURE__ */ graphql(`
  fragment MaterialReply on MaterialReply @_unmask {
    orderNumber
    name
    at
    stateLabel
    said
  }
`);
export type MaterialReply = ResultOf<typeof materialReplyFragment>;
export const rectificationFragment = /* @__PURE__ */ graphql(`
  fragment Rectification on Rectification @_unmask {
    id
    kind
    kindLabel
    orderKind
    provinceName
    identifier
    recordId
    subjectName
    websiteId
    websiteName
    domains
    partners
    openOrderId
    openOrderNumber
    text
    remark
    at
    times
    dueAt
    state
    stateLabel
    orders {
      ...RectificationOrder
    }
    left {
      ...TimeLeft
    }
    dueNote
    dueName
    answeredAt
    handledAt
    handledName
    note
    result {
      ...VerificationResult
    }
    material {
      ...MaterialReply
    }
    materialOrderNumber
    mayAnswer
    mayHandle
    mayLink
  }
`, [rectificationOrderFragment, timeLeftFragment, verificationResultFragment, materialReplyFragment]);
export type Rectification = ResultOf<typeof rectificationFragment>;
export const rectificationsDocument = /* @__PURE__ */ graphql(`
  query Rectifications($filter: RectificationFilter, $orderId: ID, $recordId: ID) {
    rectifications(filter: $filter, orderId: $orderId, recordId: $recordId) {
      ...Rectification
    }
  }
`, [rectificationFragment]);
export const handleRectificationDocument = /* @__PURE__ */ graphql(`
  mutation HandleRectification($key: String!, $note: String!, $id: ID!) {
    done: handleRectification(key: $key, note: $note, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const answerVerificationTaskDocument = /* @__PURE__ */ graphql(`
  mutation AnswerVerificationTask($key: String!, $errors: String, $opinion: String!, $passed: Boolean!, $id: ID!) {
    done: answerVerificationTask(key: $key, errors: $errors, opinion: $opinion, passed: $passed, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const sendVerificationMaterialDocument = /* @__PURE__ */ graphql(`
  mutation SendVerificationMaterial($key: String!, $id: ID!) {
    done: sendVerificationMaterial(key: $key, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const setRectificationDueDocument = /* @__PURE__ */ graphql(`
  mutation SetRectificationDue($key: String!, $note: String!, $day: String!, $id: ID!) {
    done: setRectificationDue(key: $key, note: $note, day: $day, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const linkRectificationDocument = /* @__PURE__ */ graphql(`
  mutation LinkRectification($key: String!, $orderId: ID!, $id: ID!) {
    done: linkRectification(key: $key, orderId: $orderId, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
