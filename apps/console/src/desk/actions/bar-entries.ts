import type { Action } from '../../order/documents.ts';
import type { DeskEvent } from '../../order/perform.ts';
import type { KeyName } from '../../ui/key-bindings.ts';

interface BarEntry {
  /** Input that the event needs before it is sent. */
  readonly needs: 'nothing' | 'fields' | 'reasons' | 'answer';
  /** Its key, which is shown on the button. Events that no state has together may share one; a rare event needs none. */
  readonly key?: KeyName;
  /** In the menu 更多 or in another panel: for events that do not end the task. */
  readonly position?: 'menu' | 'panel';
  /** A decision that brings the order nearer to its approval, that returns it, or that rejects it. The next order follows. */
  readonly decision?: 'approval' | 'return' | 'rejection';
  /** It ends the task or the lease, so it is blocked while a verdict has no answer. */
  readonly blockedByPendingVerdicts?: true;
}

/** The events in the bar, from the lightest to the one that ends the task. The API decides whether they are allowed. */
export const barEntries = {
  addNote: { needs: 'fields', key: 'desk.note', position: 'menu' },
  logCall: { needs: 'fields', key: 'desk.call' },
  logCallback: { needs: 'fields', key: 'desk.callBack', position: 'menu' },
  requestAdvice: { needs: 'fields', key: 'desk.requestAdvice', position: 'menu' },
  escalate: { needs: 'fields', key: 'desk.escalate', position: 'menu' },
  assign: { needs: 'fields', key: 'desk.assign', position: 'menu' },
  answerAdvice: { needs: 'fields', key: 'desk.answerAdvice', position: 'panel' },
  settleEscalation: { needs: 'fields', key: 'desk.settle', position: 'panel' },
  skip: { needs: 'fields', key: 'desk.skip', blockedByPendingVerdicts: true, position: 'menu' },
  release: { needs: 'nothing', key: 'desk.release', blockedByPendingVerdicts: true, position: 'menu' },
  claim: { needs: 'nothing', key: 'desk.claim' },
  smsVerified: { needs: 'fields', key: 'desk.smsVerified' },
  smsFailed: { needs: 'fields', key: 'desk.smsFailed' },
  reopen: { needs: 'nothing', key: 'desk.reopen' },
  recall: { needs: 'nothing', key: 'desk.recall' },
  writeOffAttempt: { needs: 'fields', key: 'desk.writeOff' },
  recordBureauAnswer: { needs: 'answer', key: 'desk.bureauAnswer' },
  returnManualRecord: { needs: 'nothing', position: 'menu' },
  recordManualEntry: { needs: 'answer', key: 'desk.bureauAnswer' },
  confirmManualEntry: { needs: 'nothing', key: 'desk.approve', decision: 'approval' },
  recordManualAnswer: { needs: 'answer' },
  confirmManualAnswer: { needs: 'nothing', key: 'desk.approve', decision: 'approval' },
  holdForApplicant: { needs: 'reasons', key: 'desk.hold', blockedByPendingVerdicts: true, position: 'menu' },
  resumeReview: { needs: 'nothing', key: 'desk.hold' },
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

/** The events that ask for values of their own (`event-fields.ts`). */
export type EventWithFields = {
  [E in DeskEvent]: (typeof barEntries)[E]['needs'] extends 'fields' ? E : never;
}[DeskEvent];
export const hasFields = (event: DeskEvent): event is EventWithFields => barEntry(event).needs === 'fields';

export const barEntry = (event: DeskEvent): BarEntry => barEntries[event];
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
export function keysOfAction({ event, action }: BarAction): KeyName[] {
  const { key } = barEntry(event);
  if (key === undefined) return [];
  return isApproval(event) && action.primary === true && key !== 'desk.approve' ? ['desk.approve', key] : [key];
}
