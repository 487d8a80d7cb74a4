import { z } from 'zod';
import { daySchema as day } from './day-schema.ts';

/** 来源: the notice that a draft comes from; its text, or its file, or both. */
export const ruleSourceSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(200),
    /** The day that the notice bears. */
    date: day,
    address: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
    text: z.string().trim().min(20).max(20_000).optional(),
    /** Id of the uploaded scan (`POST /evidence`). */
    file: z.string().max(100).optional(),
    /** SHA-256 of its bytes; set when a draft takes the file. */
    fileHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  })
  .refine((source) => source.text !== undefined || source.file !== undefined, {
    message: 'the text of the notice or its file is needed',
    path: ['text'],
  });
export type RuleSourceInput = z.infer<typeof ruleSourceSchema>;
