import { type BilingualText, bilingual } from '../bilingual-text.ts';
import { type EditionId, editionRow } from '../province/editions.ts';
import { findProvince } from '../province/provinces.ts';

/** 拍照方式: how the website's principal is photographed (docs/spec/rules.md R-6). */
export const photoMethods = {
  CURTAIN: bilingual('幕布拍照', 'Before our curtain'),
  BUREAU_APP: bilingual('管局应用采集', "With the bureau's own app"),
} as const satisfies Record<string, BilingualText>;
export type PhotoMethod = keyof typeof photoMethods;

/** The method of a province under an edition; `province` is a code of GB/T 2260, six digits. */
export const photoMethodOf = (province: string, edition: EditionId): PhotoMethod =>
  findProvince(province)?.photo === 'bureau-app' && editionRow(edition).bureauApp ? 'BUREAU_APP' : 'CURTAIN';
