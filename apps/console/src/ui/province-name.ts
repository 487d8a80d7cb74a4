import { provinces } from '@beian/domain/province';
import { labelOf, t } from '../app/providers/i18n.ts';

export const provinceName = (code: string): string => t(labelOf(provinces, code));

/** Short names: 江苏省 is 江苏, 广西壮族自治区 is 广西; English names are short already. */
export const shortProvince = (name: string): string => name.replace(/(省|市|(维吾尔|回族|壮族)?自治区)$/, '');
