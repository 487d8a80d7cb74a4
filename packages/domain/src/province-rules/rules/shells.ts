import { bilingual } from '../../text/bilingual-text.ts';
import { type ProvinceRule, provincesByShortName } from '../rule.ts';

/** 空壳主体: where a subject without websites may take a new website; elsewhere it is cancelled first (docs/spec/rules.md R-2). */
export const shellRules: readonly ProvinceRule[] = [
  {
    key: 'shell',
    in: provincesByShortName('津辽蜀滇苏浙沪桂晋京黔'),
    from: '2025-12-31',
    source: 'HW-CANCEL',
    says: bilingual('没有网站的主体可以直接新增网站', 'A subject without websites may take a new website directly'),
    reaches: [{ to: 'shell', takesWebsite: true }],
  },
];
