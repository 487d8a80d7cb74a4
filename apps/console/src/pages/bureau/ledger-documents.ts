import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const submission = graphql(`
  fragment SubmissionParts on Submission @_unmask {
    id
    sequence
    state
    stateLabel
    fileName
    fileHash
    bytes
    attempts
    orders
    sentAt
    createdAt
    settledAt
    code
    said
  }
`);

export const submissionsDocument = graphql(
  `
    query Submissions($bureauId: ID!, $first: Int, $after: String) {
      submissions(bureauId: $bureauId, first: $first, after: $after) {
        edges {
          node {
            ...SubmissionParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [submission],
);

/** Files of all bureaus, with what a row needs beside a file of one connection. */
export const listedSubmissionsDocument = graphql(
  `
    query ListedSubmissions($bureauId: ID, $filter: SubmissionFilter, $first: Int, $after: String) {
      submissions(bureauId: $bureauId, filter: $filter, first: $first, after: $after) {
        edges {
          node {
            ...SubmissionParts
            bureauId
            bureauName
            kindLabels
            answered
            answeredAt
            firstOrder {
              id
              number
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
        totalIsCapped
      }
    }
  `,
  [submission],
);

export const bureauNamesDocument = graphql(`
  query BureauNames {
    bureaus {
      id
      provinceName
    }
  }
`);

export const submissionDocument = graphql(
  `
    query Submission($id: ID!) {
      submission(id: $id) {
        submission {
          ...SubmissionParts
        }
        events {
          id
          label
          at
          code
          said
          message
        }
        orders {
          orderId
          number
          kindLabel
          subjectName
          stateLabel
          answeredAt
          answerLabel
        }
        mayReadFile
      }
    }
  `,
  [submission],
);

export const sentReportDocument = graphql(`
  query SentReport($submissionId: ID!, $orderId: ID!) {
    sentReport(submissionId: $submissionId, orderId: $orderId) {
      inClear
      fields {
        path
        value
      }
      attachments {
        label
        base64Bytes
      }
    }
  }
`);

export const submissionFileDocument = graphql(
  `
    mutation SubmissionFile($id: ID!, $key: String!) {
      requestSubmissionFile(id: $id, key: $key) {
        __typename
        ... on SubmissionFileLink {
          url
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type Submission = ResultOf<typeof submissionsDocument>['submissions']['edges'][number]['node'];
export type ListedSubmission = ResultOf<typeof listedSubmissionsDocument>['submissions']['edges'][number]['node'];
export type OpenedFile = NonNullable<ResultOf<typeof submissionDocument>['submission']>;
export type OrderInFile = OpenedFile['orders'][number];
