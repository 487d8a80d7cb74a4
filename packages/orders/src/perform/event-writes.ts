import type { EventInput, LiveEvent } from '@beian/domain/order';
import { applyToRecord, failReport, recordRefusal, recordTechnicalRefusal } from '../bureau-answer/bureau-answer.ts';
import {
  confirmManualAnswer,
  confirmManualEntry,
  recall,
  recordManualAnswer,
  recordManualEntry,
  returnManualRecord,
} from '../bureau-answer/manual.ts';
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
import { logPapers } from '../review/log-papers.ts';
import { recordVerdict, reopenVerdicts } from '../review/verdict.ts';

type EventWrites = { readonly [E in LiveEvent]: EventWrite<E> };
/** Events whose input is neither empty nor only the timer that fired. */
type EventWithInput = {
  [E in LiveEvent]: EventInput<E> extends Record<string, never> | EventInput<'lapse'> ? never : E;
}[LiveEvent];

/** What an event writes besides state and log. One with input must store it; another may be absent. */
const eventWrites: Pick<EventWrites, EventWithInput> & Partial<EventWrites> = {
  openOrder,
  saveDraft,
  attachMaterial,
  removeMaterial,
  verifyDomains,
  submit,
  claim,
  skip,
  logCall,
  logCallback,
  assign,
  requestAdvice,
  answerAdvice,
  escalate,
  settleEscalation,
  addNote,
  recordVerdict,
  approveInitialReview: logPapers(approveInitialReview),
  holdForApplicant: askAndWait('holdForApplicant'),
  returnForCorrection: logPapers(returnForCorrection),
  rejectInitialReview: logPapers(rejectInitialReview),
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
  reopenVerdicts,
  pushToBureau,
  recall,
  recordManualEntry,
  confirmManualEntry,
  returnManualRecord,
  recordManualAnswer,
  confirmManualAnswer,
  uploadAccepted,
  uploadRefused: recordTechnicalRefusal,
  failReport,
  bureauApprove: applyToRecord,
  bureauRefuse: recordRefusal,
  takePublication,
  recordBureauAnswer,
  writeOffAttempt,
  smsVerified,
  smsFailed,
  expireSms,
  noteSmsOverdue,
  askSmsOutcome,
  remind: async ({ input }) => ({ logged: { share: input.share } }),
  warn: recordDueLevel,
  breach: recordDueLevel,
  moveDue,
  recountDue,
};

export const eventWrite = <E extends LiveEvent>(event: E): EventWrite<E> | undefined =>
  (eventWrites as Partial<EventWrites>)[event];
