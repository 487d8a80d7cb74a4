import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

export type { Duty } from './duty-names.ts';
/** The names of states follow from their rows. */
export type { OrderState } from './states.ts';

export type OrderEvent =
  | 'openOrder'
  | 'saveDraft'
  | 'attachMaterial'
  | 'removeMaterial'
  | 'verifyDomains'
  | 'submit'
  | 'withdraw'
  | 'abandon'
  | 'claim'
  | 'skip'
  | 'release'
  | 'assign'
  | 'requestAdvice'
  | 'answerAdvice'
  | 'escalate'
  | 'settleEscalation'
  | 'logCall'
  | 'logCallback'
  | 'addNote'
  | 'recordVerdict'
  | 'approveInitialReview'
  | 'returnForCorrection'
  | 'rejectInitialReview'
  | 'requestCurtain'
  | 'shipCurtain'
  | 'confirmCurtain'
  | 'submitPhoto'
  | 'fetchBureauAppPhoto'
  | 'takeBureauAppPhoto'
  | 'confirmBureauApp'
  | 'approvePhoto'
  | 'rejectPhoto'
  | 'pushToBureau'
  | 'recall'
  | 'uploadAccepted'
  | 'uploadRefused'
  | 'failReport'
  | 'smsVerified'
  | 'smsFailed'
  | 'expireSms'
  | 'sendBack'
  | 'bureauApprove'
  | 'bureauRefuse'
  | 'takePublication'
  | 'recordBureauAnswer'
  | 'writeOffAttempt'
  | 'reopen'
  | 'warn'
  | 'breach'
  | 'moveDue'
  | 'recountDue'
  | 'remind'
  | 'lapse'
  | 'noteSmsOverdue'
  | 'askSmsOutcome';

/** 变更主体 and 变更网站 (docs/spec/rules.md R-2). */
export type OrderKind = 'CHANGE_WEBSITE' | 'CHANGE_SUBJECT';

export const orderKindLabels: Readonly<Record<OrderKind, BilingualText>> = {
  CHANGE_WEBSITE: bilingual('变更网站', 'Change of website'),
  CHANGE_SUBJECT: bilingual('变更主体', 'Change of subject'),
};
