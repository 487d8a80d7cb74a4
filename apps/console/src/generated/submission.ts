// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment } from './common.ts';

export const firstOrderInFileFragment = /* @__PURE__ */ graphql(`
  fragment FirstOrderInFile on FirstOrderInFile @_unmask {
    id
    number
  }
`);
export type FirstOrderInFile = ResultOf<typeof firstOrderInFileFragment>;
export const submissionFragment = /* @__PURE__ */ graphql(`
  fragment Submission on Submission @_unmask {
    id
    bureauId
    bureauName
    sequence
    state
    stateLabel
    fileName
    fileHash
    bytes
    kindLabels
    orders
    answered
    attempts
    createdAt
    sentAt
    settledAt
    answeredAt
    code
    said
    firstOrder {
      ...FirstOrderInFile
    }
  }
`, [firstOrderInFileFragment]);
export type Submission = ResultOf<typeof submissionFragment>;
export const fileEventFragment = /* @__PURE__ */ graphql(`
  fragment FileEvent on FileEvent @_unmask {
    id
    label
    at
    code
    said
    message
  }
`);
export type FileEvent = ResultOf<typeof fileEventFragment>;
export const orderInFileFragment = /* @__PURE__ */ graphql(`
  fragment OrderInFile on OrderInFile @_unmask {
    orderId
    number
    kindLabel
    subjectName
    stateLabel
    answeredAt
    answerLabel
  }
`);
export type OrderInFile = ResultOf<typeof orderInFileFragment>;
export const openedSubmissionFragment = /* @__PURE__ */ graphql(`
  fragment OpenedSubmission on OpenedSubmission @_unmask {
    submission {
      ...Submission
    }
    events {
      ...FileEvent
    }
    orders {
      ...OrderInFile
    }
    mayReadFile
  }
`, [submissionFragment, fileEventFragment, orderInFileFragment]);
export type OpenedSubmission = ResultOf<typeof openedSubmissionFragment>;
export const sentFieldFragment = /* @__PURE__ */ graphql(`
  fragment SentField on SentField @_unmask {
    path
    value
  }
`);
export type SentField = ResultOf<typeof sentFieldFragment>;
export const sentAttachmentFragment = /* @__PURE__ */ graphql(`
  fragment SentAttachment on SentAttachment @_unmask {
    label
    base64Bytes
  }
`);
export type SentAttachment = ResultOf<typeof sentAttachmentFragment>;
export const sentReportFragment = /* @__PURE__ */ graphql(`
  fragment SentReport on SentReport @_unmask {
    inClear
    fields {
      ...SentField
    }
    attachments {
      ...SentAttachment
    }
  }
`, [sentFieldFragment, sentAttachmentFragment]);
export type SentReport = ResultOf<typeof sentReportFragment>;
export const submissionFileLinkFragment = /* @__PURE__ */ graphql(`
  fragment SubmissionFileLink on SubmissionFileLink @_unmask {
    url
  }
`);
export type SubmissionFileLink = ResultOf<typeof submissionFileLinkFragment>;
export const submissionsDocument = /* @__PURE__ */ graphql(`
  query Submissions($before: String, $last: Int, $after: String, $first: Int, $filter: SubmissionFilter, $bureauId: ID) {
    submissions(before: $before, last: $last, after: $after, first: $first, filter: $filter, bureauId: $bureauId) {
      edges {
        node {
          ...Submission
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [submissionFragment, pageInfoFragment]);
export const submissionDocument = /* @__PURE__ */ graphql(`
  query Submission($id: ID!) {
    submission(id: $id) {
      ...OpenedSubmission
    }
  }
`, [openedSubmissionFragment]);
export const sentReportDocument = /* @__PURE__ */ graphql(`
  query SentReport($orderId: ID!, $submissionId: ID!) {
    sentReport(orderId: $orderId, submissionId: $submissionId) {
      ...SentReport
    }
  }
`, [sentReportFragment]);
export const requestSubmissionFileDocument = /* @__PURE__ */ graphql(`
  mutation RequestSubmissionFile($key: String!, $id: ID!) {
    done: requestSubmissionFile(key: $key, id: $id) {
      __typename
      ...SubmissionFileLink
      ...ActionRefused
    }
  }
`, [submissionFileLinkFragment, actionRefusedFragment]);
