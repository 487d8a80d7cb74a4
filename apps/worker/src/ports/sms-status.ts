import type { Outbound } from '@beian/bureau-protocol/outbound';
import type { SmsState } from '@beian/domain/order';
import type { SmsStatus, SmsStatusRequest } from '@beian/submissions/sms';
import { z } from 'zod';
import { jsonBody } from './http-get.ts';
import type { Limits } from './limits.ts';

/** The ministry's states of a phone, mapped to ours. */
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
 * Queries the ministry for the SMS check of one phone. The phone is in the body, because URLs are logged on the way. Throws without an
 * answer; the message quotes nothing.
 */
export const openSmsStatus =
  (url: string, limits: Limits['smsStatus'], outbound: Outbound) =>
  async ({ subjectId, sequence, phone }: SmsStatusRequest): Promise<SmsStatus> => {
    const { status, bytes } = await outbound(new URL(`${url.replace(/\/$/, '')}/status`), {
      ...{ method: 'POST', limits, body: jsonBody({ ztid: subjectId, dataSequence: sequence, phone }) },
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
    if (status !== 200) throw new Error(`the ministry answers ${status}`);
    const parsed = answerShape.safeParse(readJson(bytes));
    if (!parsed.success) throw new Error('the ministry answers what is no status');
    return { ...parsed.data, state: states[parsed.data.state] };
  };

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new Error('the ministry answers no JSON');
  }
}
