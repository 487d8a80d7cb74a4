import type { Outbound } from '@beian/bureau-protocol/outbound';
import type { Channel, DeliveryFault, MessageOf } from '@beian/domain/notices';
import type { NoticeToSend } from '@beian/orders/notices';
import type { z } from 'zod';

/** The provider says that this delivery will never succeed. The message names no address and quotes no text. */
export class Undeliverable extends Error {
  readonly fault: DeliveryFault;
  constructor(fault: DeliveryFault, why: string) {
    super(why);
    this.name = 'Undeliverable';
    this.fault = fault;
  }
}

/** What an adapter gets from the worker. */
export interface Connecting {
  /** Calls by HTTP to the host of this address alone. */
  readonly outboundTo: (address: string) => Outbound;
}

/** A channel that is connected. */
export interface OpenChannel<C extends Channel> {
  /**
   * Resolves when the provider has taken the message. It gets the id of the delivery, the same on every try, so that it can leave out a repetition.
   * @throws Undeliverable when another try is useless; anything else is tried again for a day
   */
  deliver(message: MessageOf<C>, to: Pick<NoticeToSend, 'id' | 'address'>): Promise<void>;
  close?(): void;
}

/** Carries what a row of `channels` (domain/notices/channels.ts) renders to a provider. */
export interface ChannelAdapter<C extends Channel, Settings extends z.ZodRawShape> {
  /** Environment variables of its own. */
  readonly settings: Settings;
  /** Those of them that may hold a password, and may be given as a file. */
  readonly secrets: readonly (keyof Settings & string)[];
  /** undefined: the channel is off. */
  open(env: z.output<z.ZodObject<Settings>>, connecting: Connecting): OpenChannel<C> | undefined;
}

/** An adapter with the settings that it declares. */
export const adapter = <C extends Channel, Settings extends z.ZodRawShape>(
  _: C,
  parts: ChannelAdapter<C, Settings>,
): ChannelAdapter<C, Settings> => parts;
