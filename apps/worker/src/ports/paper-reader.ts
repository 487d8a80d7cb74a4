import type { Outbound, OutboundLimits } from '@beian/bureau-protocol/outbound';
import { isReadingField, type PaperKind } from '@beian/domain/reading';
import type { ReaderAnswer } from '@beian/orders/readings';
import { z } from 'zod';
import { httpPostBytes, NoAnswer, parseJson } from './http-get.ts';

const point = z.object({ x: z.number(), y: z.number() });

/** What apps/reader answers, status 200. Values of fields that this release does not know are left out. */
const answerShape = z.object({
  turned: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  unreadable: z.boolean(),
  engine: z.string().max(200),
  values: z.array(
    z.object({
      field: z.string(),
      value: z.string().max(4096),
      confidence: z.number().min(0).max(1),
      source: z.enum(['QR', 'TEXT']),
      place: z.array(point).length(4),
    }),
  ),
});

/** Reads a picture as this paper. @throws NoAnswer */
export type PaperReaderPort = (bytes: Buffer, paper: PaperKind) => Promise<ReaderAnswer>;

/** The reader of apps/reader over HTTP: `POST <address>/papers/<paper>` with the bytes of the picture. */
export const openPaperReader =
  (address: string, limits: OutboundLimits, outbound: Outbound): PaperReaderPort =>
  async (bytes, paper) => {
    const url = new URL(`papers/${paper}`, address.endsWith('/') ? address : `${address}/`);
    const { status, text } = await httpPostBytes(outbound, url, limits, bytes);
    if (status === 422) return 'DAMAGED';
    if (status !== 200) throw new NoAnswer('refused');
    const { data } = answerShape.safeParse(parseJson(text));
    if (data === undefined) throw new NoAnswer('malformed');
    const values = data.values.flatMap(({ field, ...value }) => (isReadingField(field) ? [{ field, ...value }] : []));
    return { ...data, values };
  };
