/** Ids of the editions 规则版本, oldest first. */
export const editionIds = ['2018-06', '2018-09', '2019-04', '2020-08'] as const;
export type EditionId = (typeof editionIds)[number];
