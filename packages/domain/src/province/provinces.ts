import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/**
 * The 31 bureaus. Their rules for a change are in rules/, dated.
 */
interface ProvinceRow {
  readonly label: BilingualText;
  /** Short name as in filing numbers. */
  readonly short: string;
  readonly bureau: string;
  /** Month of the page; null: it has no date. */
  readonly asOf: string | null;
}

export const provinces = {
  '110000': {
    label: bilingual('北京市', 'Beijing'),
    short: '京',
    bureau: '北京市通信管理局',
    asOf: '2018-08',
  },
  '120000': {
    label: bilingual('天津市', 'Tianjin'),
    short: '津',
    bureau: '天津市通信管理局',
    asOf: '2018-08',
  },
  '130000': {
    label: bilingual('河北省', 'Hebei'),
    short: '冀',
    bureau: '河北省通信管理局',
    asOf: '2018-08',
  },
  '140000': {
    label: bilingual('山西省', 'Shanxi'),
    short: '晋',
    bureau: '山西省通信管理局',
    asOf: '2018-08',
  },
  '150000': {
    label: bilingual('内蒙古自治区', 'Inner Mongolia'),
    short: '蒙',
    bureau: '内蒙古自治区通信管理局',
    asOf: '2018-08',
  },
  '210000': {
    label: bilingual('辽宁省', 'Liaoning'),
    short: '辽',
    bureau: '辽宁省通信管理局',
    asOf: '2018-08',
  },
  '220000': {
    label: bilingual('吉林省', 'Jilin'),
    short: '吉',
    bureau: '吉林省通信管理局',
    asOf: null,
  },
  '230000': {
    label: bilingual('黑龙江省', 'Heilongjiang'),
    short: '黑',
    bureau: '黑龙江省通信管理局',
    asOf: '2018-08',
  },
  '310000': {
    label: bilingual('上海市', 'Shanghai'),
    short: '沪',
    bureau: '上海市通信管理局',
    asOf: '2018-08',
  },
  '320000': {
    label: bilingual('江苏省', 'Jiangsu'),
    short: '苏',
    bureau: '江苏省通信管理局',
    asOf: '2018-08',
  },
  '330000': {
    label: bilingual('浙江省', 'Zhejiang'),
    short: '浙',
    bureau: '浙江省通信管理局',
    asOf: '2018-08',
  },
  '340000': {
    label: bilingual('安徽省', 'Anhui'),
    short: '皖',
    bureau: '安徽省通信管理局',
    asOf: '2018-08',
  },
  '350000': {
    label: bilingual('福建省', 'Fujian'),
    short: '闽',
    bureau: '福建省通信管理局',
    asOf: '2018-08',
  },
  '360000': {
    label: bilingual('江西省', 'Jiangxi'),
    short: '赣',
    bureau: '江西省通信管理局',
    asOf: '2018-08',
  },
  '370000': {
    label: bilingual('山东省', 'Shandong'),
    short: '鲁',
    bureau: '山东省通信管理局',
    asOf: '2018-08',
  },
  '410000': {
    label: bilingual('河南省', 'Henan'),
    short: '豫',
    bureau: '河南省通信管理局',
    asOf: '2018-08',
  },
  '420000': {
    label: bilingual('湖北省', 'Hubei'),
    short: '鄂',
    bureau: '湖北省通信管理局',
    asOf: '2018-08',
  },
  '430000': {
    label: bilingual('湖南省', 'Hunan'),
    short: '湘',
    bureau: '湖南省通信管理局',
    asOf: '2018-08',
  },
  '440000': {
    label: bilingual('广东省', 'Guangdong'),
    short: '粤',
    bureau: '广东省通信管理局',
    asOf: '2018-08',
  },
  '450000': {
    label: bilingual('广西壮族自治区', 'Guangxi'),
    short: '桂',
    bureau: '广西壮族自治区通信管理局',
    asOf: '2018-08',
  },
  '460000': {
    label: bilingual('海南省', 'Hainan'),
    short: '琼',
    bureau: '海南省通信管理局',
    asOf: '2018-08',
  },
  '500000': {
    label: bilingual('重庆市', 'Chongqing'),
    short: '渝',
    bureau: '重庆市通信管理局',
    asOf: '2018-08',
  },
  '510000': {
    label: bilingual('四川省', 'Sichuan'),
    short: '蜀',
    bureau: '四川省通信管理局',
    asOf: '2018-08',
  },
  '520000': {
    label: bilingual('贵州省', 'Guizhou'),
    short: '黔',
    bureau: '贵州省通信管理局',
    asOf: '2018-08',
  },
  '530000': {
    label: bilingual('云南省', 'Yunnan'),
    short: '滇',
    bureau: '云南省通信管理局',
    asOf: '2018-08',
  },
  '540000': {
    label: bilingual('西藏自治区', 'Tibet'),
    short: '藏',
    bureau: '西藏自治区通信管理局',
    asOf: '2018-08',
  },
  '610000': {
    label: bilingual('陕西省', 'Shaanxi'),
    short: '陕',
    bureau: '陕西省通信管理局',
    asOf: '2018-08',
  },
  '620000': {
    label: bilingual('甘肃省', 'Gansu'),
    short: '陇',
    bureau: '甘肃省通信管理局',
    asOf: '2018-08',
  },
  '630000': {
    label: bilingual('青海省', 'Qinghai'),
    short: '青',
    bureau: '青海省通信管理局',
    asOf: '2018-08',
  },
  '640000': {
    label: bilingual('宁夏回族自治区', 'Ningxia'),
    short: '宁',
    bureau: '宁夏回族自治区通信管理局',
    asOf: '2018-08',
  },
  '650000': {
    label: bilingual('新疆维吾尔自治区', 'Xinjiang'),
    short: '新',
    bureau: '新疆维吾尔自治区通信管理局',
    asOf: '2018-08',
  },
} as const satisfies Record<string, ProvinceRow>;

/** GB/T 2260 code of a province, six digits. */
export type ProvinceCode = keyof typeof provinces;
export const provinceCodes = Object.keys(provinces) as ProvinceCode[];

/** The province's row; undefined for a code without a bureau. */
export const findProvince = (code: string): ProvinceRow | undefined =>
  Object.hasOwn(provinces, code) ? provinces[code as ProvinceCode] : undefined;
