import type { SmsState } from '@beian/domain';
import type { SmsQuestion, SmsWord } from '@beian/orders';
import { z } from 'zod';
import type { Limits } from './limits.ts';

/** What the ministry calls how a phone stands, in our words. */
const states = {
  waiting: 'waiting',
  verified: 'verified',
  failed: 'failed',
  expired: 'timedOut',
} as const satisfies Record<string, SmsState>;

const answerShape = z.object({
  state: z.enum(Object.keys(states) as (keyof typeof states)[]),
  sentAt: z.iso.datetime({ offset: true }).nullable(),
  wrongEntries: z.int().min(0).max(1000),
});

/**
 * Asks the ministry how the SMS check of one phone stands. The phone goes in the body: addresses are logged on the way.
 * Throws where there is no answer, without the words of the other side.
 */
export const openSmsStatus =
  (url: string, limits: Limits['smsStatus']) =>
  async ({ subjectId, sequence, phone }: SmsQuestion): Promise<SmsWord> => {
    const answer = await fetch(`${url.replace(/\/$/, '')}/status`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ztid: subjectId, dataSequence: sequence, phone }),
      signal: AbortSignal.timeout(limits.totalMs),
      redirect: 'error',
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new Error(`the ministry answers ${answer.status}`);
    }
    const parsed = answerShape.safeParse(await readJson(answer, limits.maxBytes));
    if (!parsed.success) throw new Error('the ministry answers what is no status');
    return { ...parsed.data, state: states[parsed.data.state] };
  };

/** The body as JSON; what is larger than it may be is not read to its end. */
async function readJson(answer: Response, maxBytes: number): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) throw new Error('the ministry answers too much');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Error('the ministry answers no JSON');
  }
}
