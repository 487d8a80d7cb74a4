import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { type Dated, isInForce } from '../province/in-force.ts';
import type { ProvinceCode } from '../province/provinces.ts';
import { provincesByShortName } from './rule.ts';

/** 空壳主体: where a subject without websites may take a new website; elsewhere it is cancelled first (docs/spec/rules.md R-2). */
export const shellRules: readonly (Dated & { readonly in: readonly ProvinceCode[] })[] = [
  { in: provincesByShortName('津辽蜀滇苏浙沪桂晋京黔'), from: '2025-12-31', source: 'HW-CANCEL' },
];

export const shellRuleOf = (province: string, edition: EditionId): Dated | undefined =>
  shellRules.find((rule) => rule.in.some((code) => code === province) && isInForce(rule, dayOfEdition(edition)));

export const mayShellTakeWebsite = (province: string, edition: EditionId): boolean =>
  shellRuleOf(province, edition) !== undefined;
