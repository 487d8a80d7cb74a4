import type { Outbound, OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { RegistryAnswer } from '@beian/domain/domain-verification';
import { z } from 'zod';
import { httpGet, NoAnswer, parseJson } from './http-get.ts';

const instant = z.iso.datetime({ offset: true });
const tld = z.object({ approved: z.boolean() });

/** `GET <address>/domains/<name>`: 200 for a registered name, 404 for an unregistered one. Other members are ignored. */
const registered = z.object({
  name: z.string(),
  tld,
  registrar: z.object({ approved: z.boolean(), overseas: z.boolean() }),
  registeredAt: instant,
  expiresAt: instant,
  realNameVerified: z.boolean(),
  inStoreSince: instant.nullable(),
  privacy: z.boolean(),
  registrant: z.object({
    name: z.string().min(1).max(255),
    certificateType: z.int().min(1).max(999),
    certificateNumber: z.string().min(1).max(255),
  }),
});
const unregistered = z.object({ name: z.string(), tld });

/** Parsers of the body by status; undefined if the shape is wrong, e.g. for a 404 that is not the registry's own. */
const readers: Readonly<Record<number, (body: unknown) => { name: string; answer: RegistryAnswer } | undefined>> = {
  200: (body) => {
    const { data } = registered.safeParse(body);
    if (data === undefined) return undefined;
    const { name, tld: top, ...registration } = data;
    return { name, answer: { tldApproved: top.approved, registration } };
  },
  404: (body) => {
    const { data } = unregistered.safeParse(body);
    return data && { name: data.name, answer: { tldApproved: data.tld.approved, registration: null } };
  },
};

/** Looks up one name in its canonical spelling. */
export type Registry = (domain: string) => Promise<RegistryAnswer>;

/** The domain registry over HTTP. @throws NoAnswer */
export const openRegistry = (address: string, limits: OutboundLimits, outbound: Outbound): Registry => {
  const base = address.endsWith('/') ? address : `${address}/`;
  return async (domain) => {
    const { status, text } = await httpGet(outbound, new URL(`domains/${encodeURIComponent(domain)}`, base), limits);
    const read = readers[status];
    if (read === undefined) throw new NoAnswer('refused');
    const { name, answer } = read(parseJson(text)) ?? {};
    // An answer about another name is not accepted.
    if (answer === undefined || name !== domain) throw new NoAnswer('malformed');
    return answer;
  };
};
