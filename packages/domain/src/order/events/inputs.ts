import { z } from 'zod';
import { reasonCodes } from '../../reasons/reasons.ts';
import { formatCount } from '../../text/in-words.ts';
import { textLengths } from '../../text/text-lengths.ts';

// Inputs that several events share.

export const noInput = z.strictObject({});
/** A reason of the library with the edited advice. */
export const reasonInput = z
  .strictObject({
    code: z.enum(reasonCodes).meta({ description: 'Its code, e.g. `WEB-01`.' }),
    item: z
      .string()
      .max(64)
      .nullable()
      .default(null)
      .meta({ description: '`Item.key`; null: for the order as a whole.' }),
    advice: z
      .string()
      .trim()
      .min(1)
      .max(textLengths.advice)
      .optional()
      .meta({
        description: `The advice as edited, at most ${formatCount(textLengths.advice)} characters; null: the library’s.`,
      }),
  })
  .meta({
    graphql: 'ReasonInput',
    description: 'A reason of the library (`Query.returnReasons`) for an item, or for the order. Since 2026-11.',
  });
export const reasonsInput = z.array(reasonInput).max(32);
/** The timer that fired, and the share of the time that it stands for. */
export const timerInput = z.strictObject({ timerId: z.string(), share: z.number() });
/** `YYYY-MM-DD` */
const day = z.iso.date();
/** A downloaded technical code has a day; the direct answer of the call has none. */
export const attemptInput = z.strictObject({
  submissionId: z.string(),
  code: z.string().max(20).optional(),
  day: day.optional(),
  matchedBy: z.string().max(80).optional(),
});
/**
 * A downloaded result: its Shanghai day decides, with the attempts, whether it belongs to this order (docs/spec/life-cycle.md).
 */
export const resultInput = z.strictObject({
  submissionId: z.string(),
  day,
  codes: z.array(z.string().max(20)),
  /** The items that the codes refer to (bureau-answer.ts). */
  concerns: z
    .array(
      z.strictObject({ code: z.string().max(20), item: z.string().max(64).nullable(), reason: z.enum(reasonCodes) }),
    )
    .max(512)
    .default([]),
  /** The bureau's sentence for each code and its free text: stored masked for the applicant, never logged. */
  said: z.array(z.object({ code: z.string(), sentence: z.object({ zh: z.string(), en: z.string() }) })).default([]),
  words: z
    .object({
      codes: z.array(z.object({ code: z.string(), text: z.string().optional() })).optional(),
      text: z.string().optional(),
      remark: z.string().optional(),
    })
    .default({}),
  /** The member of staff who matched it by hand. */
  matchedBy: z.string().max(80).optional(),
});
