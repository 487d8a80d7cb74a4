import type { EventInput, LiveEvent } from '@beian/domain/order';
import type { Order } from './documents.ts';

/** An input as a form sends it: a member left empty is null. */
type Filled<Input, Omitted extends PropertyKey = never> = {
  [K in Exclude<keyof Input, Omitted>]-?: undefined extends Input[K] ? Exclude<Input[K], undefined> | null : Input[K];
};
export type FormInput<E extends LiveEvent, Omitted extends string = never> = Filled<EventInput<E>, Omitted>;

/** A reason for an item, or for the whole order; `code` is one of `returnReasons`, which are text to the console. */
export type ItemReasonInput = Readonly<
  Filled<EventInput<'sendBack'>['reasons'][number], 'code'> & { readonly code: string }
>;
/** A reason of one item's verdict. */
export type ReasonInput = Omit<ItemReasonInput, 'item'>;
/** The evidence of an outcome that a reviewer records. */
export type SmsEvidence = Required<Pick<EventInput<'smsVerified'>, 'evidence'>>;

export const tokenOf = (order: Order): string => order.lease?.token ?? '';

/** A decision carries the version on screen and the token of the lease. */
export const decisionVariables = (order: Order, key: string) => ({
  id: order.id,
  version: order.version,
  token: tokenOf(order),
  key,
});
