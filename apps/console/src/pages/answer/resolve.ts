import { send } from '../../app/providers/client.ts';
import { dismissAnswerDocument, matchAnswerDocument } from '../../generated/answer.ts';
import { newKey } from '../../ui/new-key.ts';

/** A supervisor's decision on an unmatched answer. */
export type Intent =
  | { readonly event: 'matchAnswer'; readonly id: string; readonly orderId: string }
  | { readonly event: 'dismissAnswer'; readonly id: string; readonly reason: string };

/** Sends the decision with an idempotency key, so that a retry after a network failure has one effect. */
export function resolveAnswer(intent: Intent) {
  const key = newKey();
  return intent.event === 'matchAnswer'
    ? send(matchAnswerDocument, { id: intent.id, orderId: intent.orderId, key })
    : send(dismissAnswerDocument, { id: intent.id, reason: intent.reason, key });
}
