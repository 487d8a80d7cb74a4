import type { LiveEvent } from '@beian/domain';
import { approveInitialReview } from './approve-initial-review.ts';
import { attachMaterial, removeMaterial } from './attach-material.ts';
import { applyToRecord, takeRefusal } from './bureau-answer.ts';
import { answerAdvice, assign, escalate, requestAdvice, settleEscalation } from './colleagues.ts';
import { confirmCurtain, requestCurtain, shipCurtain } from './curtain.ts';
import { ringDue } from './due.ts';
import { claim } from './lease.ts';
import { moveDue } from './move-due.ts';
import { addNote, logCall, logCallback } from './note.ts';
import { openOrder } from './open-order.ts';
import {
  approvePhoto,
  confirmBureauApp,
  fetchBureauAppPhoto,
  rejectPhoto,
  submitPhoto,
  takeBureauAppPhoto,
} from './photo.ts';
import { pushToBureau } from './push.ts';
import { recordBureauAnswer, writeOffAttempt } from './recorded-answer.ts';
import { recountDue } from './recount-due.ts';
import { rejectInitialReview, returnForCorrection, sendBack } from './return.ts';
import { saveDraft } from './save-draft.ts';
import { skip } from './skip.ts';
import { askSmsOutcome, expireSms, noteSmsOverdue, smsFailed, smsVerified, uploadAccepted } from './sms.ts';
import { submit } from './submit.ts';
import { takePublication } from './take-publication.ts';
import { failReport, settleAttempt } from './upload.ts';
import { recordVerdict } from './verdict.ts';
import { verifyDomains } from './verify-domains.ts';
import type { Write } from './write.ts';

const nothing: Write = async () => ({});

export const writes: Record<LiveEvent, Write> = {
  openOrder,
  saveDraft,
  attachMaterial,
  removeMaterial,
  verifyDomains,
  submit,
  withdraw: nothing,
  abandon: nothing,
  claim,
  skip,
  release: nothing,
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
  returnForCorrection,
  rejectInitialReview,
  requestCurtain,
  shipCurtain,
  confirmCurtain,
  submitPhoto,
  fetchBureauAppPhoto,
  takeBureauAppPhoto,
  confirmBureauApp,
  approvePhoto,
  rejectPhoto,
  sendBack,
  reopen: nothing,
  pushToBureau,
  uploadAccepted,
  uploadRefused: settleAttempt,
  failReport,
  bureauApprove: applyToRecord,
  bureauRefuse: takeRefusal,
  takePublication,
  recordBureauAnswer,
  writeOffAttempt,
  // Nothing to answer: its file has no number, so there is no attempt.
  recall: nothing,
  smsVerified,
  smsFailed,
  expireSms,
  noteSmsOverdue,
  askSmsOutcome,
  remind: async ({ input }) => ({ logged: { share: (input as { share: number }).share } }),
  lapse: nothing,
  warn: ringDue,
  breach: ringDue,
  moveDue,
  recountDue,
};
