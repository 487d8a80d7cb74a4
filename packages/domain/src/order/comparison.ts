import { type Text, text } from '../text.ts';

/** 对照图片: what a material is held against, in the order in which the desk offers it (product.md R3, R6). */
export const comparisonRoles = {
  ID_PORTRAIT: text('证件照', 'ID portrait'),
  LAST_ACCEPTED: text('上次通过的照片', 'Last accepted photo'),
  LAST_RETURNED: text('上次退回', 'Last returned'),
  REGISTERED: text('已备案', 'Registered'),
} as const satisfies Record<string, Text>;
export type ComparisonRole = keyof typeof comparisonRoles;
