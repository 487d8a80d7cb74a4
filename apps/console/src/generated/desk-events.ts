// Written by `npm run gen` from the operations of apps/api and the rows of nouns; change those, not this.
import { graphql } from '../graphql.ts';
import { orderAnswer } from '../order/mutations.ts';

export const eventDocuments = {
claim: /* @__PURE__ */ graphql(`
  mutation Claim($id: ID!, $key: String!) {
    done: claim(id: $id, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
skip: /* @__PURE__ */ graphql(`
  mutation Skip($id: ID!, $reason: SkipReason!, $note: String, $key: String!) {
    done: skip(id: $id, reason: $reason, note: $note, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
release: /* @__PURE__ */ graphql(`
  mutation Release($id: ID!, $token: String!, $key: String!) {
    done: release(id: $id, token: $token, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
logCall: /* @__PURE__ */ graphql(`
  mutation LogCall($id: ID!, $outcome: CallOutcome!, $note: String, $key: String!) {
    done: logCall(id: $id, outcome: $outcome, note: $note, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
logCallback: /* @__PURE__ */ graphql(`
  mutation LogCallback($id: ID!, $outcome: CallOutcome!, $note: String, $key: String!) {
    done: logCallback(id: $id, outcome: $outcome, note: $note, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
addNote: /* @__PURE__ */ graphql(`
  mutation AddNote($id: ID!, $text: String!, $key: String!) {
    done: addNote(id: $id, text: $text, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
assign: /* @__PURE__ */ graphql(`
  mutation Assign($id: ID!, $staffId: ID, $key: String!) {
    done: assign(id: $id, staffId: $staffId, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
requestAdvice: /* @__PURE__ */ graphql(`
  mutation RequestAdvice($id: ID!, $staffId: ID, $question: String!, $key: String!) {
    done: requestAdvice(id: $id, staffId: $staffId, question: $question, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
answerAdvice: /* @__PURE__ */ graphql(`
  mutation AnswerAdvice($id: ID!, $adviceId: ID!, $answer: String!, $key: String!) {
    done: answerAdvice(id: $id, adviceId: $adviceId, answer: $answer, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
escalate: /* @__PURE__ */ graphql(`
  mutation Escalate($id: ID!, $reason: EscalationReason!, $note: String, $key: String!) {
    done: escalate(id: $id, reason: $reason, note: $note, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
settleEscalation: /* @__PURE__ */ graphql(`
  mutation SettleEscalation($id: ID!, $answer: String!, $key: String!) {
    done: settleEscalation(id: $id, answer: $answer, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
approveInitialReview: /* @__PURE__ */ graphql(`
  mutation ApproveInitialReview($id: ID!, $version: Int!, $token: String!, $key: String!) {
    done: approveInitialReview(id: $id, version: $version, token: $token, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
holdForApplicant: /* @__PURE__ */ graphql(`
  mutation HoldForApplicant($id: ID!, $version: Int!, $token: String!, $reasons: [ReasonInput!]!, $key: String!) {
    done: holdForApplicant(id: $id, version: $version, token: $token, reasons: $reasons, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
resumeReview: /* @__PURE__ */ graphql(`
  mutation ResumeReview($id: ID!, $version: Int!, $key: String!) {
    done: resumeReview(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
returnForCorrection: /* @__PURE__ */ graphql(`
  mutation ReturnForCorrection($id: ID!, $version: Int!, $token: String!, $key: String!) {
    done: returnForCorrection(id: $id, version: $version, token: $token, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
rejectInitialReview: /* @__PURE__ */ graphql(`
  mutation RejectInitialReview($id: ID!, $version: Int!, $token: String!, $reasons: [ReasonInput!]!, $key: String!) {
    done: rejectInitialReview(id: $id, version: $version, token: $token, reasons: $reasons, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
sendBack: /* @__PURE__ */ graphql(`
  mutation SendBack($id: ID!, $version: Int!, $reasons: [ReasonInput!]!, $key: String!) {
    done: sendBack(id: $id, version: $version, reasons: $reasons, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
reopen: /* @__PURE__ */ graphql(`
  mutation Reopen($id: ID!, $version: Int!, $key: String!) {
    done: reopen(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
approvePhoto: /* @__PURE__ */ graphql(`
  mutation ApprovePhoto($id: ID!, $version: Int!, $token: String!, $key: String!) {
    done: approvePhoto(id: $id, version: $version, token: $token, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
rejectPhoto: /* @__PURE__ */ graphql(`
  mutation RejectPhoto($id: ID!, $version: Int!, $token: String!, $key: String!) {
    done: rejectPhoto(id: $id, version: $version, token: $token, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
pushToBureau: /* @__PURE__ */ graphql(`
  mutation PushToBureau($id: ID!, $version: Int!, $key: String!) {
    done: pushToBureau(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
recall: /* @__PURE__ */ graphql(`
  mutation Recall($id: ID!, $version: Int!, $key: String!) {
    done: recall(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
writeOffAttempt: /* @__PURE__ */ graphql(`
  mutation WriteOffAttempt($id: ID!, $version: Int!, $note: String!, $key: String!) {
    done: writeOffAttempt(id: $id, version: $version, note: $note, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
recordBureauAnswer: /* @__PURE__ */ graphql(`
  mutation RecordBureauAnswer($id: ID!, $version: Int!, $approves: Boolean!, $evidence: String, $evidenceId: ID, $reasons: [ReasonInput!], $key: String!) {
    done: recordBureauAnswer(id: $id, version: $version, approves: $approves, evidence: $evidence, evidenceId: $evidenceId, reasons: $reasons, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
recordManualEntry: /* @__PURE__ */ graphql(`
  mutation RecordManualEntry($id: ID!, $version: Int!, $number: String!, $day: String!, $evidenceId: ID!, $key: String!) {
    done: recordManualEntry(id: $id, version: $version, number: $number, day: $day, evidenceId: $evidenceId, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
confirmManualEntry: /* @__PURE__ */ graphql(`
  mutation ConfirmManualEntry($id: ID!, $version: Int!, $key: String!) {
    done: confirmManualEntry(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
returnManualRecord: /* @__PURE__ */ graphql(`
  mutation ReturnManualRecord($id: ID!, $version: Int!, $key: String!) {
    done: returnManualRecord(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
recordManualAnswer: /* @__PURE__ */ graphql(`
  mutation RecordManualAnswer($id: ID!, $version: Int!, $approves: Boolean!, $day: String!, $evidenceId: ID!, $subjectNumber: String, $serviceNumber: String, $reasons: [ReasonInput!], $key: String!) {
    done: recordManualAnswer(id: $id, version: $version, approves: $approves, day: $day, evidenceId: $evidenceId, subjectNumber: $subjectNumber, serviceNumber: $serviceNumber, reasons: $reasons, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
confirmManualAnswer: /* @__PURE__ */ graphql(`
  mutation ConfirmManualAnswer($id: ID!, $version: Int!, $key: String!) {
    done: confirmManualAnswer(id: $id, version: $version, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
smsVerified: /* @__PURE__ */ graphql(`
  mutation SmsVerified($id: ID!, $version: Int!, $evidence: String!, $key: String!) {
    done: smsVerified(id: $id, version: $version, evidence: $evidence, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
smsFailed: /* @__PURE__ */ graphql(`
  mutation SmsFailed($id: ID!, $version: Int!, $evidence: String!, $key: String!) {
    done: smsFailed(id: $id, version: $version, evidence: $evidence, key: $key) {
      ...OrderAnswer
    }
  }
`, [orderAnswer]),
} as const;
