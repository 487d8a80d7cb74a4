import { type OrderState, stateRow } from '../order-names/states.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import type { CloudCodeState, ServiceCodeAnswer } from './answer.ts';

interface ServiceCodeStateRow {
  readonly label: BilingualText;
  /** What the cloud is asked to make of the code; null: it is only asked how the code stands. */
  readonly atCloud: CloudCodeState | null;
}

/** How a code stands with its order. A place that was used never comes back, so nothing leads out of FILED. */
export const serviceCodeStates = {
  ASKED: { label: bilingual('已填写', 'Given'), atCloud: null },
  BOUND: { label: bilingual('已锁定', 'Locked for this order'), atCloud: 'bound' },
  FILED: { label: bilingual('已使用', 'Used by its filing'), atCloud: 'filed' },
  RELEASED: { label: bilingual('已释放', 'Given back'), atCloud: 'free' },
  VOID: { label: bilingual('已作废', 'Void'), atCloud: 'void' },
} as const satisfies Record<string, ServiceCodeStateRow>;
export type ServiceCodeState = keyof typeof serviceCodeStates;
export const serviceCodeStateRow = (state: ServiceCodeState): ServiceCodeStateRow => serviceCodeStates[state];

/** Whether an abandoned order gives its code back, by the setting `serviceCodeRelease`. */
export type ServiceCodeRelease = 'frees' | 'voids';

/**
 * What becomes of a bound code when its order comes to a state; null: it stays bound. Where a code dies with its order, it does so at the end
 * alone: an order that is withdrawn or has lapsed may be submitted again with it.
 */
export function serviceCodeAfter(state: OrderState, release: ServiceCodeRelease): ServiceCodeState | null {
  const { terminal, releasesSubjectLock } = stateRow(state);
  if (state === 'APPROVED') return 'FILED';
  if (release === 'voids') return terminal === true ? 'VOID' : null;
  return terminal === true || releasesSubjectLock === true || state === 'DRAFT' ? 'RELEASED' : null;
}

/** Whether the cloud has the code as this standing wants it; `isOwn`: the order that the cloud names is ours. */
function isDone(standing: ServiceCodeState, answer: ServiceCodeAnswer | null, isOwn: boolean): boolean {
  switch (standing) {
    case 'ASKED':
      return true;
    case 'BOUND':
      return isOwn && (answer?.state === 'bound' || answer?.state === 'filed');
    case 'FILED':
      return isOwn && answer?.state === 'filed';
    case 'RELEASED':
      return !isOwn || answer?.state === 'free';
    case 'VOID':
      return !isOwn || answer?.state === 'void';
  }
}

/**
 * What an answer leaves. `wasMoved`: it answers a step, whose refusal is final: a code that another order has is no longer ours. What was only
 * asked, and is not as it should be although nobody else has it, is to be done again.
 */
export function standingAfter(
  standing: ServiceCodeState,
  answer: ServiceCodeAnswer | null,
  { isOwn, wasMoved }: { readonly isOwn: boolean; readonly wasMoved: boolean },
): { readonly standing: ServiceCodeState; readonly settled: boolean } {
  if (isDone(standing, answer, isOwn)) return { standing, settled: true };
  if (!wasMoved && (isOwn || answer?.state === 'free')) return { standing, settled: false };
  return { standing: standing === 'BOUND' ? 'ASKED' : standing, settled: true };
}
