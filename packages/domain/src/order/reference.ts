import { z } from 'zod';
import { bilingual } from '../text/bilingual-text.ts';
import { isReference, referenceBounds, referenceForm } from './reference-form.ts';

/** 合作方编号: a partner's own id of an order; in clear, so it must hold nothing personal. */
const reference = z.string().superRefine((text, context) => {
  if (!isReference(text))
    context.addIssue({
      code: 'custom',
      params: {
        says: bilingual(`应为${referenceForm.zh}`, `It must be ${referenceForm.en}`),
      },
    });
});

export const metadataEntry = z
  .strictObject({
    key: z
      .string()
      .min(1)
      .max(referenceBounds.key)
      .meta({ description: `1 to ${referenceBounds.key} characters; each key once.` }),
    value: z
      .string()
      .max(referenceBounds.value)
      .meta({ description: `At most ${referenceBounds.value} characters.` }),
  })
  .meta({ graphql: 'MetadataInput', description: 'A pair that a partner keeps with its order. Since 2026-11.' });

/** Pairs that a partner keeps with its order; a key stands once. */
const metadata = z
  .array(metadataEntry)
  .max(referenceBounds.entries)
  .superRefine((entries, context) => {
    const keys = entries.map(({ key }) => key);
    const at = keys.findIndex((key, place) => keys.indexOf(key) !== place);
    if (at >= 0)
      context.addIssue({
        code: 'custom',
        path: [at, 'key'],
        params: { says: bilingual('此键出现了两次', 'This key stands twice') },
      });
  });
export type OrderMetadata = z.infer<typeof metadata>;

/** What a partner may say of its own when it opens an order. */
export const referenceInput = {
  reference: reference.optional(),
  /** Refused while another order of the partner has the reference. */
  uniqueReference: z.boolean().optional(),
  metadata: metadata.optional(),
};

/** What is left out stays; null removes. */
export const referenceChange = z.strictObject({
  reference: reference.nullable().optional(),
  uniqueReference: z.boolean().optional(),
  metadata: metadata.nullable().optional(),
});
