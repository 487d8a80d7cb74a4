import { join } from 'node:path';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { openJsonLines } from '../store/durable.ts';

/** Body of `POST /sms`. */
export const smsBody = z.strictObject({
  id: z.string().min(1).max(128),
  to: z.string().regex(/^\+?\d{5,20}$/, 'must be a phone number in digits'),
  text: z.string().min(1).max(1000),
});

const smsShape = z.object({ ...smsBody.shape, at: z.string() });
export type Sms = z.infer<typeof smsShape>;

export interface Phone {
  /** `kept` when new, `repeated` when the same message came before, `conflict` when its id belongs to another one. */
  receive(sms: z.infer<typeof smsBody>): 'kept' | 'repeated' | 'conflict';
  /** Newest first. */
  all(): readonly Sms[];
  close(): void;
}

export function openPhone(folder: string, clock: Clock): Phone {
  const lines = openJsonLines(join(folder, 'phone.jsonl'), (value) => smsShape.parse(value));
  const messages = lines.all();
  const byId = new Map(messages.map((sms) => [sms.id, sms]));
  return {
    receive: ({ id, to, text }) => {
      const known = byId.get(id);
      if (known) return known.to === to && known.text === text ? 'repeated' : 'conflict';
      const sms = { id, to, text, at: clock.now().toISOString() };
      lines.append(sms);
      byId.set(id, sms);
      messages.push(sms);
      return 'kept';
    },
    all: () => [...messages].reverse(),
    close: () => lines.close(),
  };
}
