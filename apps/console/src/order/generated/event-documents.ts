// Written by `npm run gen` from packages/domain/src/order/events; change those, not this.
import { graphql } from '../../graphql.ts';
import { answer } from '../mutations.ts';

export const eventDocuments = {
  claim: graphql(
    `
      mutation Claim($id: ID!, $key: String!) {
        done: claim(id: $id, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  skip: graphql(
    `
      mutation Skip($id: ID!, $reason: SkipReason!, $note: String, $key: String!) {
        done: skip(id: $id, reason: $reason, note: $note, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  release: graphql(
    `
      mutation Release($id: ID!, $token: String!, $key: String!) {
        done: release(id: $id, token: $token, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  logCall: graphql(
    `
      mutation LogCall($id: ID!, $outcome: CallOutcome!, $note: String, $key: String!) {
        done: logCall(id: $id, outcome: $outcome, note: $note, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  logCallback: graphql(
    `
      mutation LogCallback($id: ID!, $outcome: CallOutcome!, $note: String, $key: String!) {
        done: logCallback(id: $id, outcome: $outcome, note: $note, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  addNote: graphql(
    `
      mutation AddNote($id: ID!, $text: String!, $key: String!) {
        done: addNote(id: $id, text: $text, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  assign: graphql(
    `
      mutation Assign($id: ID!, $staffId: ID, $key: String!) {
        done: assign(id: $id, staffId: $staffId, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  requestAdvice: graphql(
    `
      mutation RequestAdvice($id: ID!, $staffId: ID, $question: String!, $key: String!) {
        done: requestAdvice(id: $id, staffId: $staffId, question: $question, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  answerAdvice: graphql(
    `
      mutation AnswerAdvice($id: ID!, $adviceId: ID!, $answer: String!, $key: String!) {
        done: answerAdvice(id: $id, adviceId: $adviceId, answer: $answer, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  escalate: graphql(
    `
      mutation Escalate($id: ID!, $reason: EscalationReason!, $note: String, $key: String!) {
        done: escalate(id: $id, reason: $reason, note: $note, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  settleEscalation: graphql(
    `
      mutation SettleEscalation($id: ID!, $answer: String!, $key: String!) {
        done: settleEscalation(id: $id, answer: $answer, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  approveInitialReview: graphql(
    `
      mutation ApproveInitialReview($id: ID!, $version: Int!, $token: String!, $key: String!) {
        done: approveInitialReview(id: $id, version: $version, token: $token, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  holdForApplicant: graphql(
    `
      mutation HoldForApplicant($id: ID!, $version: Int!, $token: String!, $reasons: [ReasonInput!]!, $key: String!) {
        done: holdForApplicant(id: $id, version: $version, token: $token, reasons: $reasons, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  resumeReview: graphql(
    `
      mutation ResumeReview($id: ID!, $version: Int!, $key: String!) {
        done: resumeReview(id: $id, version: $version, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  returnForCorrection: graphql(
    `
      mutation ReturnForCorrection($id: ID!, $version: Int!, $token: String!, $key: String!) {
        done: returnForCorrection(id: $id, version: $version, token: $token, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  rejectInitialReview: graphql(
    `
      mutation RejectInitialReview($id: ID!, $version: Int!, $token: String!, $reasons: [ReasonInput!]!, $key: String!) {
        done: rejectInitialReview(id: $id, version: $version, token: $token, reasons: $reasons, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  sendBack: graphql(
    `
      mutation SendBack($id: ID!, $version: Int!, $reasons: [ReasonInput!]!, $key: String!) {
        done: sendBack(id: $id, version: $version, reasons: $reasons, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  reopen: graphql(
    `
      mutation Reopen($id: ID!, $version: Int!, $key: String!) {
        done: reopen(id: $id, version: $version, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  approvePhoto: graphql(
    `
      mutation ApprovePhoto($id: ID!, $version: Int!, $token: String!, $key: String!) {
        done: approvePhoto(id: $id, version: $version, token: $token, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  rejectPhoto: graphql(
    `
      mutation RejectPhoto($id: ID!, $version: Int!, $token: String!, $key: String!) {
        done: rejectPhoto(id: $id, version: $version, token: $token, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  pushToBureau: graphql(
    `
      mutation PushToBureau($id: ID!, $version: Int!, $key: String!) {
        done: pushToBureau(id: $id, version: $version, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  recall: graphql(
    `
      mutation Recall($id: ID!, $version: Int!, $key: String!) {
        done: recall(id: $id, version: $version, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  writeOffAttempt: graphql(
    `
      mutation WriteOffAttempt($id: ID!, $version: Int!, $note: String!, $key: String!) {
        done: writeOffAttempt(id: $id, version: $version, note: $note, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  recordBureauAnswer: graphql(
    `
      mutation RecordBureauAnswer($id: ID!, $version: Int!, $approves: Boolean!, $evidence: String, $evidenceId: ID, $reasons: [ReasonInput!], $key: String!) {
        done: recordBureauAnswer(id: $id, version: $version, approves: $approves, evidence: $evidence, evidenceId: $evidenceId, reasons: $reasons, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  smsVerified: graphql(
    `
      mutation SmsVerified($id: ID!, $version: Int!, $evidence: String!, $key: String!) {
        done: smsVerified(id: $id, version: $version, evidence: $evidence, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
  smsFailed: graphql(
    `
      mutation SmsFailed($id: ID!, $version: Int!, $evidence: String!, $key: String!) {
        done: smsFailed(id: $id, version: $version, evidence: $evidence, key: $key) {
          ...OrderAnswer
        }
      }
    `,
    [answer],
  ),
} as const;
