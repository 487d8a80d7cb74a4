import type { KeyName } from '../../common/key-bindings.ts';
import type { Action } from '../documents.ts';
import type { DeskEvent } from '../perform.ts';

interface BarEntry {
  /** Input that the event needs before it is sent. */
  readonly needs: 'nothing' | 'call' | 'note' | 'reasons' | 'answer' | 'evidence' | 'skip' | 'colleague';
  /** Its key, which is shown on the button. Events that no state has together may share one. */
  readonly key: KeyName;
  /** In the menu after the light actions, or in another panel: for rare events that do not end the task. */
  readonly position?: 'menu' | 'panel';
  /** It leaves the state as it is; the menu of rare events stands after these. */
  readonly light?: true;
  /** A decision that brings the order nearer to its approval, that returns it, or that rejects it. The next order follows. */
  readonly decision?: 'approval' | 'return' | 'rejection';
  /** It ends the task or the lease, so it is blocked while a verdict has no answer. */
  readonly blockedByPendingVerdicts?: true;
}

/** The events in the bar, from the lightest to the one that ends the task. The API decides whether they are allowed. */
export const barEntries = {
  addNote: { needs: 'note', key: 'desk.note', light: true },
  logCall: { needs: 'call', key: 'desk.call', light: true },
  logCallback: { needs: 'colleague', key: 'desk.callBack', light: true },
  requestAdvice: { needs: 'colleague', key: 'desk.requestAdvice', position: 'menu' },
  escalate: { needs: 'colleague', key: 'desk.escalate', position: 'menu' },
  assign: { needs: 'colleague', key: 'desk.assign', position: 'menu' },
  answerAdvice: { needs: 'colleague', key: 'desk.answerAdvice', position: 'panel' },
  settleEscalation: { needs: 'colleague', key: 'desk.settle', position: 'panel' },
  skip: { needs: 'skip', key: 'desk.skip', blockedByPendingVerdicts: true, light: true },
  release: { needs: 'nothing', key: 'desk.release', blockedByPendingVerdicts: true, light: true },
  claim: { needs: 'nothing', key: 'desk.claim' },
  smsVerified: { needs: 'evidence', key: 'desk.smsVerified' },
  smsFailed: { needs: 'evidence', key: 'desk.smsFailed' },
  reopen: { needs: 'nothing', key: 'desk.reopen' },
  recall: { needs: 'nothing', key: 'desk.recall' },
  writeOffAttempt: { needs: 'note', key: 'desk.writeOff' },
  recordBureauAnswer: { needs: 'answer', key: 'desk.bureauAnswer' },
  sendBack: { needs: 'reasons', key: 'desk.sendBack', decision: 'return' },
  rejectInitialReview: {
    needs: 'reasons',
    key: 'desk.reject',
    blockedByPendingVerdicts: true,
    decision: 'rejection',
  },
  returnForCorrection: { needs: 'nothing', key: 'desk.sendBack', blockedByPendingVerdicts: true, decision: 'return' },
  rejectPhoto: { needs: 'nothing', key: 'desk.sendBack', blockedByPendingVerdicts: true, decision: 'return' },
  approveInitialReview: {
    needs: 'nothing',
    key: 'desk.approve',
    blockedByPendingVerdicts: true,
    decision: 'approval',
  },
  approvePhoto: { needs: 'nothing', key: 'desk.approve', blockedByPendingVerdicts: true, decision: 'approval' },
  pushToBureau: { needs: 'nothing', key: 'desk.push', decision: 'approval' },
} as const satisfies Record<DeskEvent, BarEntry>;

export const barEntry = (event: DeskEvent): BarEntry => barEntries[event];
export const isLight = (event: DeskEvent): boolean => barEntry(event).light === true;
export const isApproval = (event: DeskEvent): boolean => barEntry(event).decision === 'approval';
export const isDecision = (event: DeskEvent): boolean => barEntry(event).decision !== undefined;
export const waitsForVerdicts = (event: DeskEvent): boolean => barEntry(event).blockedByPendingVerdicts === true;
const barEvents = Object.keys(barEntries) as DeskEvent[];

export interface BarAction {
  readonly event: DeskEvent;
  readonly action: Action;
}

/** The order's actions that are in the bar, in the bar's order. */
export const barActions = (actions: readonly Action[]): BarAction[] =>
  barEvents.flatMap((event) => {
    const action = actions.find((one) => one.event === event);
    return action === undefined ? [] : [{ event, action }];
  });

/**
 * The keys of an action, the one on its button first. The key of the decision approves only what is the primary action of the
 * state, so that an order that the bureau refused is not pushed by it.
 */
export function keysOfAction({ event, action }: BarAction): [KeyName, ...KeyName[]] {
  const { key } = barEntry(event);
  return isApproval(event) && action.primary === true && key !== 'desk.approve' ? ['desk.approve', key] : [key];
}
