import type { Outbound, OutboundLimits } from '@beian/bureau-protocol/outbound';
import { type CloudCodeState, cloudCodeSteps, type ServiceCodeAnswer } from '@beian/domain/service-codes';
import { z } from 'zod';
import { httpGet, httpPost, jsonBody, NoAnswer, parseJson } from './http-get.ts';

const account = z.string().min(1).max(100);

/** The answer about one code, status 200 or 409; other members are ignored (docs/service-codes.md). */
export const codeShape = z.object({
  code: z.string(),
  state: z.enum(cloudCodeSteps),
  order: z.string().max(64).nullable(),
  owner: account,
  grantedTo: account.nullable(),
  server: z.object({
    id: account,
    paidUntil: z.iso.datetime({ offset: true }),
    publicIps: z.array(z.union([z.ipv4(), z.ipv6()])).max(64),
    placesLeft: z.int().min(0),
  }),
  networks: z.array(z.union([z.cidrv4(), z.cidrv6()])).max(256),
});
/** Each answer names its code, also one of status 404: another server's 404 does not. */
const namedShape = z.object({ code: z.string() });

/** The provider's cloud, which answers about service codes; null: it knows no such code. */
export interface Resources {
  ask(code: string): Promise<ServiceCodeAnswer | null>;
  /** Asks it to bring the code to this state for the order. The answer says how the code then stands: perhaps for another order. */
  move(code: string, order: string, state: CloudCodeState): Promise<ServiceCodeAnswer | null>;
}

/** @throws NoAnswer */
export function openResources(address: string, limits: OutboundLimits, outbound: Outbound): Resources {
  const base = address.endsWith('/') ? address : `${address}/`;
  const urlOf = (code: string, rest = '') => new URL(`codes/${encodeURIComponent(code)}${rest}`, base);
  const read = (asked: string, { status, text }: Awaited<ReturnType<typeof httpGet>>): ServiceCodeAnswer | null => {
    if (![200, 404, 409].includes(status)) throw new NoAnswer('refused');
    const body = parseJson(text);
    // An answer about another code is not accepted.
    if (namedShape.safeParse(body).data?.code !== asked) throw new NoAnswer('malformed');
    if (status === 404) return null;
    const { data } = codeShape.safeParse(body);
    if (data === undefined) throw new NoAnswer('malformed');
    const { code: _, ...answer } = data;
    return answer;
  };
  return {
    ask: async (code) => read(code, await httpGet(outbound, urlOf(code), limits)),
    move: async (code, order, state) =>
      read(code, await httpPost(outbound, urlOf(code, '/state'), limits, jsonBody({ order, state }))),
  };
}
