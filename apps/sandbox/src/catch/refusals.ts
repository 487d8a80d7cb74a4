import { z } from 'zod';

/** What the stand-ins of mail server, SMS gateway and messenger refuse; `POST /control/deliveries` changes what it names, until the next start. */
export const refusalsBody = z.strictObject({
  /** Numbers, mail addresses and messenger ids that take nothing, for good. */
  addresses: z.array(z.string().min(1).max(200)).max(100),
  /** The next messages to the messenger that are over its rate limit. */
  messengerOverLimit: z.number().int().min(0).max(1000),
});
export type RefusalsBody = z.infer<typeof refusalsBody>;

export interface Refusals {
  configure(some: Partial<RefusalsBody>): void;
  clear(): void;
  describe(): RefusalsBody;
  refuses(address: string): boolean;
  /** Whether a message to the messenger is over the limit, and counts it. */
  isOverLimit(): boolean;
}

export function openRefusals(): Refusals {
  const nothing: RefusalsBody = { addresses: [], messengerOverLimit: 0 };
  let now = nothing;
  return {
    configure: (some) => {
      now = { ...now, ...some };
    },
    clear: () => {
      now = nothing;
    },
    describe: () => now,
    refuses: (address) => now.addresses.includes(address),
    isOverLimit: () => {
      if (now.messengerOverLimit === 0) return false;
      now = { ...now, messengerOverLimit: now.messengerOverLimit - 1 };
      return true;
    },
  };
}
