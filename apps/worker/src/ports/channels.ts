import { type Channel, channelNames, channelRow, type LinkedPages } from '@beian/domain/notices';
import type { NoticeToSend } from '@beian/orders/notices';
import type { z } from 'zod';
import type { Connecting, OpenChannel } from './channel-adapter.ts';
import { mail } from './mail.ts';
import { messenger } from './messenger.ts';
import { sms } from './sms.ts';

/** The adapter of each channel. */
const adapters = { sms, mail, messenger } satisfies {
  readonly [C in Channel]: { open(env: never, connecting: Connecting): OpenChannel<C> | undefined };
};

/** Environment variables of all channels. */
export const channelSettings = { ...mail.settings, ...sms.settings, ...messenger.settings };
export const channelSecrets: readonly string[] = Object.values(adapters).flatMap(({ secrets }) => secrets);

/** Sends a notice by its channel. @throws Undeliverable when another try is useless */
export type DeliverNotice = (notice: NoticeToSend) => Promise<void>;
/** Without the channels that are off. */
export type OpenChannels = Readonly<Partial<Record<Channel, DeliverNotice>>>;

export function openChannels(
  env: z.output<z.ZodObject<typeof channelSettings>>,
  pages: LinkedPages,
  connecting: Connecting,
): { readonly channels: OpenChannels; close(): void } {
  const opened = channelNames.flatMap((name) => {
    const channel = adapters[name].open(env, connecting);
    return channel === undefined ? [] : [{ name, channel }];
  });
  return {
    channels: Object.fromEntries(
      opened.map(({ name, channel }): [Channel, DeliverNotice] => [
        name,
        async (notice) =>
          // The row of the same name renders what this adapter carries.
          channel.deliver(channelRow(name).render(notice.name, notice.content, pages) as never, notice),
      ]),
    ),
    close: () => {
      for (const { channel } of opened) channel.close?.();
    },
  };
}
