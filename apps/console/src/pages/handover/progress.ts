import { stateRow } from '@beian/domain/order-names';
import { t } from '../../app/providers/i18n.ts';
import type { BatchOrder, PushResult } from './batch.ts';
import type { PushedOrder } from './documents.ts';
import { handoverTexts } from './texts.ts';

export interface Progress {
  /** Of its text, as antd names it; left out: it is on its way. */
  readonly type?: 'secondary' | 'success' | 'danger';
  readonly text: string;
}

/** A file that belongs to this push: an earlier one is accepted or refused for good. */
const inFlightStates: ReadonlySet<string> = new Set(['PREPARED', 'SENDING', 'UNKNOWN']);
/** The bureau has the order: it approved it, or bureau or ministry are to act. */
function isAccepted(state: PushedOrder['state']): boolean {
  const { nextActor } = stateRow(state);
  return state === 'APPROVED' || nextActor === 'bureau' || nextActor === 'ministry';
}

/** Progress of one order of a push, as text; `read`: the order as it was read last. */
export function progressOf(
  { version }: Pick<BatchOrder, 'version'>,
  result: PushResult | undefined,
  read: PushedOrder | undefined,
): Progress {
  if (result === undefined) return { type: 'secondary', text: t(handoverTexts.waiting) };
  if (result !== null) return { type: 'danger', text: result };
  // What was read before the push says nothing of it.
  const order = read !== undefined && read.version > version ? read : undefined;
  const attempt = order?.attempts.at(-1);
  if (order === undefined || order.state === 'SUBMITTING') {
    return attempt !== undefined && inFlightStates.has(attempt.state)
      ? { text: t(handoverTexts.inFile, { n: attempt.sequence, label: attempt.label }) }
      : { text: t(handoverTexts.queued) };
  }
  if (isAccepted(order.state)) return { type: 'success', text: t(handoverTexts.accepted, { state: order.stateLabel }) };
  const message = attempt?.message ?? attempt?.label ?? '';
  return {
    type: 'danger',
    text: message === '' ? order.stateLabel : t(handoverTexts.atBureau, { state: order.stateLabel, message }),
  };
}
