// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql, type ResultOf } from '../graphql.ts';
import { actionRefusedFragment, pageInfoFragment, reasonFragment, saidCodeFragment } from './common.ts';

export const answerCandidateFragment = /* @__PURE__ */ graphql(`
  fragment AnswerCandidate on AnswerCandidate @_unmask {
    orderId
    number
    stateLabel
    filingNumber
    subjectName
    reasons {
      ...Reason
    }
  }
`, [reasonFragment]);
export type AnswerCandidate = ResultOf<typeof answerCandidateFragment>;
export const answerActionFragment = /* @__PURE__ */ graphql(`
  fragment AnswerAction on AnswerAction @_unmask {
    event
    label
    presence
    reasons {
      ...Reason
    }
    confirm
  }
`, [reasonFragment]);
export type AnswerAction = ResultOf<typeof answerActionFragment>;
export const unmatchedAnswerFragment = /* @__PURE__ */ graphql(`
  fragment UnmatchedAnswer on UnmatchedAnswer @_unmask {
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
      ...SaidCode
    }
    opinion
    remark
    reviewer
    why {
      ...Reason
    }
    candidates {
      ...AnswerCandidate
    }
    actions {
      ...AnswerAction
    }
  }
`, [saidCodeFragment, reasonFragment, answerCandidateFragment, answerActionFragment]);
export type UnmatchedAnswer = ResultOf<typeof unmatchedAnswerFragment>;
export const unmatchedAnswersDocument = /* @__PURE__ */ graphql(`
  query UnmatchedAnswers($before: String, $last: Int, $after: String, $first: Int) {
    unmatchedAnswers(before: $before, last: $last, after: $after, first: $first) {
      edges {
        node {
          ...UnmatchedAnswer
        }
      }
      pageInfo {
        ...PageInfo
      }
      totalCount
      totalIsCapped
    }
  }
`, [unmatchedAnswerFragment, pageInfoFragment]);
export const matchAnswerDocument = /* @__PURE__ */ graphql(`
  mutation MatchAnswer($key: String!, $orderId: ID!, $id: ID!) {
    done: matchAnswer(key: $key, orderId: $orderId, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
export const dismissAnswerDocument = /* @__PURE__ */ graphql(`
  mutation DismissAnswer($key: String!, $reason: String!, $id: ID!) {
    done: dismissAnswer(key: $key, reason: $reason, id: $id) {
      __typename
      ...ActionRefused
    }
  }
`, [actionRefusedFragment]);
