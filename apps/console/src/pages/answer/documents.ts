import { graphql, type ResultOf } from '../../graphql.ts';
import { refused } from '../../order/fragments.ts';

const answer = graphql(`
  fragment UnmatchedAnswerParts on UnmatchedAnswer @_unmask {
    id
    state
    stateLabel
    provinceName
    fileName
    receivedAt
    day
    operation
    identifier
    verdict
    verdictLabel
    codes {
      code
      sentence
      handling
      words
    }
    opinion
    remark
    reviewer
    why {
      code
      message
      suggestion
    }
    candidates {
      orderId
      number
      stateLabel
      filingNumber
      subjectName
      reasons {
        code
        message
      }
    }
    actions {
      event
      label
      presence
      confirm
      reasons {
        code
        message
      }
    }
  }
`);

export const unmatchedAnswersDocument = graphql(
  `
    query UnmatchedAnswers($first: Int, $after: String) {
      unmatchedAnswers(first: $first, after: $after) {
        edges {
          node {
            ...UnmatchedAnswerParts
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
  [answer],
);

export const matchAnswerDocument = graphql(
  `
    mutation MatchAnswer($id: ID!, $orderId: ID!, $key: String!) {
      matchAnswer(id: $id, orderId: $orderId, key: $key) {
        __typename
        ... on UnmatchedAnswer {
          id
          orderId
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export const dismissAnswerDocument = graphql(
  `
    mutation DismissAnswer($id: ID!, $reason: String!, $key: String!) {
      dismissAnswer(id: $id, reason: $reason, key: $key) {
        __typename
        ... on UnmatchedAnswer {
          id
          orderId
        }
        ...RefusedParts
      }
    }
  `,
  [refused],
);

export type UnmatchedAnswer = ResultOf<typeof unmatchedAnswersDocument>['unmatchedAnswers']['edges'][number]['node'];
export type Candidate = UnmatchedAnswer['candidates'][number];
