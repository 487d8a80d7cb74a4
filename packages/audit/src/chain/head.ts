import { sha256 } from '@beian/database/sealing';
import { z } from 'zod';

/** 链头: the signed end of a realm's audit chain. `said` is the signed text, parsed by this schema. */
const headSchema = z.object({
  v: z.literal(1),
  realm: z.enum(['live', 'test']),
  /** Heads of a realm are numbered from 1, without gaps. */
  seq: z.number().int().positive(),
  /** The Shanghai day of its last link; `final`: no later link has this day. */
  day: z.iso.date(),
  final: z.boolean(),
  /** Number and hash of the last link that it covers. */
  n: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of the text of the previous head; empty for the first. */
  previous: z.string().regex(/^([0-9a-f]{64})?$/),
  /** ISO text, UTC, by app.now(). */
  at: z.iso.datetime(),
  key: z.string().regex(/^[0-9a-f]{16}$/),
});

export type HeadContent = z.infer<typeof headSchema>;
export type Realm = HeadContent['realm'];

export interface Head {
  readonly said: string;
  /** Ed25519 over the bytes of `said`, base64. */
  readonly signature: string;
}

/** @throws Error if the text is not that of a head */
export const parseHead = ({ said: text }: Head): HeadContent => headSchema.parse(JSON.parse(text));

/** Undefined if the text cannot be parsed. */
export function tryParseHead(head: Head): HeadContent | undefined {
  try {
    return parseHead(head);
  } catch {
    return undefined;
  }
}

export const serializeHead = (head: HeadContent): string => JSON.stringify(head);
export const hashOfPrevious = (head: Head | undefined): string => (head === undefined ? '' : sha256(head.said));

/** One line of a file of heads. */
export const headLine = ({ said: text, signature }: Head): string => `${JSON.stringify({ said: text, signature })}\n`;
export const headLineSchema = z.object({ said: z.string(), signature: z.string() });
