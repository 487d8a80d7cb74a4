import { z } from 'zod';
import { sha256 } from '../seal.ts';

/** 链头: how far a realm's chain of the audit had come, as it was signed. `said` is the text itself, and what it says. */
const headSchema = z.object({
  v: z.literal(1),
  realm: z.enum(['live', 'test']),
  /** Heads of a realm are numbered from 1, without gaps. */
  seq: z.number().int().positive(),
  /** The day in Shanghai that its last link is of; final: no link of that day comes after it. */
  day: z.iso.date(),
  final: z.boolean(),
  /** Number and hash of the last link that it covers. */
  n: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 of what the head before says; empty for the first. */
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

/** @throws Error where the text is no head's */
export const parseHead = ({ said: text }: Head): HeadContent => headSchema.parse(JSON.parse(text));

/** A head whose text cannot be read is undefined. */
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
