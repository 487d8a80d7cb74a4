import type { Outbound, OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { FaceReading } from '@beian/domain/machine-checks';
import { isReadingField, type PaperKind, paperKinds, type SeenPaper } from '@beian/domain/reading';
import type { NotRead, ReaderAnswer } from '@beian/orders/picture-reading';
import { z } from 'zod';
import { httpGet, httpPostBytes, NoAnswer, parseJson } from './http-get.ts';

const point = z.object({ x: z.number(), y: z.number() });
const engine = z.string().max(200);
const share = z.number().min(0).max(1);
const corners = z.array(point).length(4);
const seenPapers = [...(Object.keys(paperKinds) as PaperKind[]), 'OTHER'] as const satisfies readonly SeenPaper[];

/** What apps/reader answers about a paper, status 200. Values of fields that this release does not know are left out. */
const paperShape = z.object({
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  // Null also where this release does not know the paper.
  paper: z.enum(seenPapers).nullable().catch(null),
  unreadable: z.boolean(),
  engine,
  values: z.array(
    z.object({
      field: z.string(),
      value: z.string().max(4096),
      confidence: share,
      source: z.enum(['QR', 'TEXT']),
      place: corners,
      looks: z.array(z.object({ at: z.int().min(0), place: corners })).default([]),
    }),
  ),
});

/** What it answers about a photo. */
const facesShape = z.object({
  engine,
  faces: z.array(
    z.object({
      box: z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }),
      confidence: share,
      eyes: z.tuple([point, point]),
      tilt: z.number(),
      eyeDistance: z.number(),
      eyeContrast: z.number(),
      eyeDarkness: z.number(),
      sharpness: z.number(),
    }),
  ),
});

/** Why it has none: the picture cannot be decoded; the reader gave it up. */
type Unread = Exclude<NotRead, 'NO_ANSWER'>;

/** Reads pictures. */
export interface PictureReader {
  /** @throws NoAnswer */
  readPaper(bytes: Buffer, paper: PaperKind): Promise<ReaderAnswer | Unread>;
  /** @throws NoAnswer */
  findFaces(bytes: Buffer): Promise<FaceReading | Unread>;
  /** Returns if it runs, busy or not. @throws NoAnswer */
  greet(): Promise<void>;
}

/** An answer of the reader; where there is none, `onNone` is told why. */
export async function orNoAnswer<T>(
  asked: Promise<T>,
  onNone: (fault: NoAnswer['fault']) => void,
): Promise<T | 'NO_ANSWER'> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    onNone(error.fault);
    return 'NO_ANSWER';
  }
}

/** It answers at once: pages are read in a process of their own. */
const GREETING_MS = 3000;

/** The reader of apps/reader over HTTP: `POST <address>/papers/<paper>` and `POST <address>/faces` with the bytes of a picture. */
export function openPictureReader(address: string, limits: OutboundLimits, outbound: Outbound): PictureReader {
  const base = address.endsWith('/') ? address : `${address}/`;
  async function ask<T>(path: string, bytes: Buffer, shape: z.ZodType<T>): Promise<T | Unread> {
    const { status, text } = await httpPostBytes(outbound, new URL(path, base), limits, bytes);
    if (status === 422) return 'DAMAGED';
    if (status === 504) return 'TOO_LONG';
    if (status !== 200) throw new NoAnswer('refused');
    const { data } = shape.safeParse(parseJson(text));
    if (data === undefined) throw new NoAnswer('malformed');
    return data;
  }
  return {
    async readPaper(bytes, paper) {
      const answer = await ask(`papers/${paper}`, bytes, paperShape);
      if (typeof answer === 'string') return answer;
      const values = answer.values.flatMap(({ field, ...value }) =>
        isReadingField(field) ? [{ field, ...value }] : [],
      );
      return { ...answer, values };
    },
    findFaces: (bytes) => ask('faces', bytes, facesShape),
    async greet() {
      const { status } = await httpGet(outbound, new URL('healthz', base), { ...limits, totalMs: GREETING_MS });
      if (status !== 200) throw new NoAnswer('refused');
    },
  };
}
