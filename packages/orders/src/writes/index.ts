import type { Actor, EditionId, LiveEvent, Refusal } from '@beian/domain';
import type { House, Tx } from '../house.ts';
import type { PerformCall } from '../perform.ts';
import type { orders } from '../schema/order.ts';
import type { OrderInHand } from '../sql/facts.ts';
import { approveInitialReview } from './approve-initial-review.ts';
import { approvePhoto } from './approve-photo.ts';
import { attachMaterial, removeMaterial } from './attach-material.ts';
import { applyToRecord, takeRefusal } from './bureau-answer.ts';
import { ringDue } from './due.ts';
import { claim } from './lease.ts';
import { addNote, logCall } from './note.ts';
import { openOrder } from './open-order.ts';
import { saveDraft } from './save-draft.ts';
import { submit } from './submit.ts';
import { settleAttempt } from './upload.ts';
import { recordVerdict } from './verdict.ts';

/** What an event's own write is given. Guards have passed; `input` has the shape of the event's row. */
export interface WriteContext {
  readonly house: House;
  readonly tx: Tx;
  readonly hand: OrderInHand;
  readonly actor: Actor;
  readonly input: unknown;
  readonly call: PerformCall;
}

/** What the write changed of the order's row, and what its event may say in clear. */
export interface Change {
  readonly set?: Partial<typeof orders.$inferInsert>;
  /** The content changed: the version moves although the state stays. */
  readonly content?: boolean;
  readonly logged?: Record<string, unknown>;
  readonly edition?: EditionId;
  /** openOrder alone: the order it made. */
  readonly orderId?: string;
}

/** A write refuses before it has written anything. */
export type Write = (context: WriteContext) => Promise<Change | Refusal>;

const nothing: Write = async () => ({});

export const writes: Record<LiveEvent, Write> = {
  openOrder,
  saveDraft,
  attachMaterial,
  removeMaterial,
  submit,
  withdraw: nothing,
  abandon: nothing,
  claim,
  release: nothing,
  logCall,
  addNote,
  recordVerdict,
  approveInitialReview,
  submitPhoto: nothing,
  approvePhoto,
  pushToBureau: nothing,
  uploadAccepted: async ({ input }) => ({ logged: input as Record<string, unknown> }),
  uploadRefused: settleAttempt,
  bureauApprove: applyToRecord,
  bureauRefuse: takeRefusal,
  warn: ringDue,
  breach: ringDue,
};
