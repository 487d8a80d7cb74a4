import { fieldsOf, type ViewOf } from '../fields/field-rows.ts';

export const returnReasonFields = fieldsOf(
  'ReturnReason',
  'A reason of the library 理由库 for returning or rejecting an order. Since 2026-11.',
  {
    code: { shape: 'String', description: 'Stable code, e.g. `WEB-01`.' },
    label: { shape: 'String', description: "What it is called, in the caller's language." },
    advice: { shape: 'String', description: "What the applicant is told to do, in the caller's language." },
    fits: {
      shape: 'String',
      list: true,
      description:
        'Where it fits: keys of items, `field` for every field, `material` for every material, `order` for the order as a whole.',
    },
    searchKeys: {
      shape: 'String',
      list: true,
      description:
        'What it is looked up by beside its code: the label in Chinese, in English, and the Chinese label in pinyin without tones, a syllable per character, separated by spaces.',
    },
  },
);
export type ReturnReasonView = ViewOf<typeof returnReasonFields>;

export const reasonUseFields = fieldsOf(
  'ReasonUse',
  'How often a reason of the library 理由库 was given to applicants. Since 2026-11.',
  {
    code: { shape: 'String', description: 'Its code, e.g. `WEB-01`.' },
    uses: { shape: 'Int', description: 'Returns and rejections with it.' },
    reviewers: { shape: 'Int', description: 'People who gave it.' },
  },
);
export type ReasonUseView = ViewOf<typeof reasonUseFields>;
