import { createHmac, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Refusals } from '../catch/refusals.ts';
import type { Clock } from '../clock.ts';
import { openJsonLines } from '../store/durable.ts';

/** App and key of the stand-in, as `MESSENGER_URL` names them (docs/sandbox.md). */
export const messengerApp = { app: 'sandbox', key: 'sandbox-messenger-key' } as const;

/** How old a signature may be, ms; by this machine's clock, because the sandbox's may be moved. */
const LONGEST_MS = 300_000;

const messageBody = z.strictObject({
  id: z.string().min(1).max(128),
  to: z.string().min(1).max(200),
  template: z.string().regex(/^[A-Za-z]{1,40}$/),
  language: z.enum(['zh', 'en']),
  values: z.record(z.string(), z.string().max(1000)),
});
const messageShape = z.object({ ...messageBody.shape, at: z.string() });
export type TemplateMessage = z.infer<typeof messageShape>;

/** An answer of the messenger: a status, and a code where it refuses. */
interface MessengerAnswer {
  readonly status: number;
  readonly body: { readonly id: string; readonly repeated: boolean } | { readonly code: string };
}

export interface Messenger {
  /** Newest first. */
  all(): readonly TemplateMessage[];
  receive(headers: Readonly<Record<string, string | string[] | undefined>>, body: string): MessengerAnswer;
  close(): void;
}

const refuse = (status: number, code: string): MessengerAnswer => ({ status, body: { code } });

/**
 * The stand-in of a messenger that sends template messages: signed calls, an id that is taken once, users who are unknown (ids that begin with
 * `unknown`, and those that are set to be refused), templates that are unknown (names that begin with `unknown`), a rate limit.
 */
export function openMessenger(folder: string, clock: Clock, refusals: Refusals): Messenger {
  const lines = openJsonLines(join(folder, 'messenger.jsonl'), (value) => messageShape.parse(value));
  const messages = lines.all();
  return {
    all: () => [...messages].reverse(),
    receive: (headers, text) => {
      if (!isSigned(headers, text)) return refuse(401, 'INVALID_SIGNATURE');
      const parsed = messageBody.safeParse(jsonOf(text));
      if (!parsed.success) return refuse(400, 'INVALID_MESSAGE');
      const { data } = parsed;
      if (refusals.isOverLimit()) return refuse(429, 'RATE_LIMITED');
      const known = messages.find(({ id }) => id === data.id);
      if (known !== undefined)
        return known.to === data.to
          ? { status: 200, body: { id: data.id, repeated: true } }
          : refuse(400, 'INVALID_MESSAGE');
      if (data.to.startsWith('unknown') || refusals.refuses(data.to)) return refuse(404, 'UNKNOWN_RECIPIENT');
      if (data.template.startsWith('unknown')) return refuse(404, 'UNKNOWN_TEMPLATE');
      const message = { ...data, at: clock.now().toISOString() };
      lines.append(message);
      messages.push(message);
      return { status: 202, body: { id: data.id, repeated: false } };
    },
    close: () => lines.close(),
  };
}

function isSigned(
  { app, timestamp, signature }: Readonly<Record<string, string | string[] | undefined>>,
  text: string,
): boolean {
  if (app !== messengerApp.app || typeof timestamp !== 'string' || typeof signature !== 'string') return false;
  if (!(Math.abs(Date.now() - Number(timestamp) * 1000) <= LONGEST_MS)) return false;
  const expected = Buffer.from(createHmac('sha256', messengerApp.key).update(`${timestamp}.${text}`).digest('hex'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
