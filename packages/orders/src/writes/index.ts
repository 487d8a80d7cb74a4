import type { LiveEvent } from '@beian/domain';
import { approveInitialReview } from './approve-initial-review.ts';
import { attachMaterial, removeMaterial } from './attach-material.ts';
import { applyToRecord, recordRefusal } from './bureau-answer.ts';
import { answerAdvice, assign, escalate, requestAdvice, settleEscalation } from './colleagues.ts';
import { confirmCurtain, requestCurtain, shipCurtain } from './curtain.ts';
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
import { recordDueLevel } from './record-due-level.ts';
import { recordBureauAnswer, writeOffAttempt } from './recorded-answer.ts';
import { recountDue } from './recount-due.ts';
import { rejectInitialReview, returnForCorrection, sendBack } from './return.ts';
import { saveDraft } from './save-draft.ts';
import { skip } from './skip.ts';
import { askSmsOutcome, expireSms, noteSmsOverdue, smsFailed, smsVerified, uploadAccepted } from './sms.ts';
import { submit } from './submit.ts';
import { takePublication } from './take-publication.ts';
import { failReport, recordTechnicalRefusal } from './upload.ts';
import { recordVerdict } from './verdict.ts';
import { verifyDomains } from './verify-domains.ts';
import type { EventWrite } from './write.ts';

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
  reopen: writeNothing,
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
