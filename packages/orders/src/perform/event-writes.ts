import type { LiveEvent } from '@beian/domain/order';
import { applyToRecord, failReport, recordRefusal, recordTechnicalRefusal } from '../bureau-answer/bureau-answer.ts';
import { pushToBureau } from '../bureau-answer/push.ts';
import { recordBureauAnswer, writeOffAttempt } from '../bureau-answer/recorded-answer.ts';
import {
  askSmsOutcome,
  expireSms,
  noteSmsOverdue,
  smsFailed,
  smsVerified,
  uploadAccepted,
} from '../bureau-answer/sms.ts';
import { moveDue } from '../clock/move-due.ts';
import { recordDueLevel } from '../clock/record-due-level.ts';
import { recountDue } from '../clock/recount-due.ts';
import { claim } from '../colleagues/claim.ts';
import { answerAdvice, assign, escalate, requestAdvice, settleEscalation } from '../colleagues/colleague-writes.ts';
import { addNote, logCall, logCallback } from '../colleagues/note.ts';
import { skip } from '../colleagues/skip.ts';
import { openOrder } from '../draft/open-order.ts';
import { saveDraft } from '../draft/save-draft.ts';
import { submit } from '../draft/submit.ts';
import { takePublication } from '../draft/take-publication.ts';
import type { EventWrite } from '../event/write.ts';
import { takeFacePhoto } from '../face-check/take.ts';
import { verifyDomains } from '../lookups/verify-domains.ts';
import { attachMaterial, removeMaterial } from '../material/attach-material.ts';
import { confirmCurtain, requestCurtain, shipCurtain } from '../photo/curtain-writes.ts';
import {
  approvePhoto,
  confirmBureauApp,
  fetchBureauAppPhoto,
  rejectPhoto,
  submitPhoto,
  takeBureauAppPhoto,
} from '../photo/photo-writes.ts';
import { askAndWait, rejectInitialReview, returnForCorrection, sendBack } from '../return/return.ts';
import { approveInitialReview } from '../review/approve-initial-review.ts';
import { recordVerdict, reopenVerdicts } from '../review/verdict.ts';

const writeNothing: EventWrite = async () => ({});

export const eventWrites: { readonly [E in LiveEvent]: EventWrite<E> } = {
  openOrder,
  saveDraft,
  attachMaterial,
  removeMaterial,
  verifyDomains,
  submit,
  withdraw: writeNothing,
  abandon: writeNothing,
  claim,
  skip,
  release: writeNothing,
  logCall,
  logCallback,
  assign,
  requestAdvice,
  answerAdvice,
  escalate,
  settleEscalation,
  addNote,
  recordVerdict,
  approveInitialReview,
  holdForApplicant: askAndWait('holdForApplicant'),
  submitSupplement: writeNothing,
  resumeReview: writeNothing,
  expireHold: writeNothing,
  returnForCorrection,
  rejectInitialReview,
  requestCurtain,
  shipCurtain,
  confirmCurtain,
  submitPhoto,
  fetchBureauAppPhoto,
  takeBureauAppPhoto,
  confirmBureauApp,
  takeFacePhoto,
  approvePhoto,
  rejectPhoto,
  sendBack,
  reopen: writeNothing,
  reopenVerdicts,
  pushToBureau,
  uploadAccepted,
  uploadRefused: recordTechnicalRefusal,
  failReport,
  bureauApprove: applyToRecord,
  bureauRefuse: recordRefusal,
  takePublication,
  recordBureauAnswer,
  writeOffAttempt,
  // No attempt to answer: the order's file has no number yet.
  recall: writeNothing,
  smsVerified,
  smsFailed,
  expireSms,
  noteSmsOverdue,
  askSmsOutcome,
  remind: async ({ input }) => ({ logged: { share: input.share } }),
  lapse: writeNothing,
  warn: recordDueLevel,
  breach: recordDueLevel,
  moveDue,
  recountDue,
};
