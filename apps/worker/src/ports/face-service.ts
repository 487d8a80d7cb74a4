import type { Outbound, OutboundLimits } from '@beian/bureau-protocol/outbound';
import type { FaceAnswer, FaceQuestion } from '@beian/submissions/face-checks';
import { z } from 'zod';
import { httpPost, jsonBody, NoAnswer, parseJson } from './http-get.ts';

/** The service's answer, status 200. Other members are ignored. */
const answerShape = z.object({
  outcome: z.enum(['live', 'doubtful', 'notLive', 'notSamePerson']),
  /** Likeness in per cent. */
  score: z.number().min(0).max(100).optional(),
  reference: z.string().max(200).optional(),
});

/** Asks whether the frames show the person of the ID, taken live. */
export type FaceService = (question: FaceQuestion) => Promise<FaceAnswer>;

/**
 * The provider's own liveness service over HTTP: `POST <address>` with `{id, name, idNumber, idFront, frames}`, pictures as base64 of JPEG
 * files. @throws NoAnswer without person or address
 */
export const openFaceService =
  (address: string, limits: OutboundLimits, outbound: Outbound): FaceService =>
  async ({ id, name, idNumber, idFront, frames }) => {
    const question = {
      ...{ id, name, idNumber, idFront: idFront.toString('base64') },
      frames: frames.map((frame) => frame.toString('base64')),
    };
    const { status, text } = await httpPost(outbound, new URL(address), limits, jsonBody(question));
    if (status !== 200) throw new NoAnswer('refused');
    const { data } = answerShape.safeParse(parseJson(text));
    if (data === undefined) throw new NoAnswer('malformed');
    const { outcome, score, reference = null } = data;
    return { outcome, score: score === undefined ? null : Math.round(score), reference };
  };
