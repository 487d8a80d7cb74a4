import { fieldIds, fieldRow } from '../filing/fields.ts';
import { materialKinds, materialRow } from '../filing/materials.ts';
import { materialKey } from '../order/checklist.ts';
import { fieldGroups } from '../order-names/kinds/field-groups.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** 统计周期: days of the quality figures, today included. */
export const qualityPeriods = [30, 90, 365] as const;
export type QualityPeriod = (typeof qualityPeriods)[number];

/** Most days back of a list behind the figures. */
export const MAX_QUALITY_DAYS = 3650;

/** Dimensions of the quality figures. */
export const qualityDimensions = {
  ALL: bilingual('全部', 'All'),
  REVIEWER: bilingual('审核人员', 'By reviewer'),
  PROVINCE: bilingual('省份', 'By province'),
  KIND: bilingual('类型', 'By kind of order'),
  CLOCK: bilingual('阶段', 'By stage: the duty'),
  ITEM_KIND: bilingual('核对项类别', 'By kind of item'),
  PASS_KIND: bilingual('通过方式', 'By kind of pass: as a group, or one by one'),
  FIELD: bilingual('核对项', 'By item'),
  RULE: bilingual('规则', 'By the rule that had passed it'),
  CODE: bilingual('管局代码', "By the bureau's code"),
} as const satisfies Record<string, BilingualText>;
export type QualityDimension = keyof typeof qualityDimensions;

/** 核对项类别: groups of items for which agreement is computed. */
export const itemKinds = {
  ...fieldGroups,
  material: bilingual('材料', 'Materials'),
  photo: bilingual('核验照片', 'Verification photo'),
} as const satisfies Record<string, BilingualText>;
export type ItemKind = keyof typeof itemKinds;

export const itemKindOf: Readonly<Record<string, ItemKind>> = Object.fromEntries<ItemKind>([
  ...fieldIds.map((id) => [id, fieldRow(id).group] as const),
  ...materialKinds.map((kind) => [materialKey(kind), materialRow(kind).photo === true ? 'photo' : 'material'] as const),
]);
