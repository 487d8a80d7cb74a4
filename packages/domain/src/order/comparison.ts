import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 对照图片: pictures that a material is compared with, in display order (docs/spec/desk.md D-comparison, D-photo-review). */
export const comparisonRoles = {
  ID_PORTRAIT: bilingual('证件照', 'ID portrait'),
  LAST_ACCEPTED: bilingual('上次通过的照片', 'Last accepted photo'),
  LAST_RETURNED: bilingual('上次退回', 'Last returned'),
  REGISTERED: bilingual('已备案', 'Registered'),
} as const satisfies Record<string, BilingualText>;
export type ComparisonRole = keyof typeof comparisonRoles;
