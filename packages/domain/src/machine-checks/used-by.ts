import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Numbers of orders and filings of other subjects that use the same content; not personal data. */
export interface UsedBy {
  readonly orders: readonly string[];
  readonly filings: readonly string[];
}

/** 扫描件上的内容: what is read on a scan and looked for on those of other subjects; no name of a person. */
export const scanValueKinds = {
  CREDIT_CODE: bilingual('统一社会信用代码', 'credit code'),
  ID_NUMBER: bilingual('证件号码', 'ID number'),
  UNIT_NAME: bilingual('单位名称', "unit's name"),
  DOMAIN: bilingual('域名', 'domain'),
} as const satisfies Record<string, BilingualText>;
export type ScanValueKind = keyof typeof scanValueKinds;

/** Numbers of orders of other subjects on whose scans the same was read, and what. */
export interface ReadElsewhere {
  readonly orders: readonly string[];
  readonly kinds: readonly ScanValueKind[];
}

/** Another order with the same picture. */
export interface SamePicture {
  readonly orderNumber: string;
  readonly sameSubject: boolean;
  /** Whether it stands for the same person there; null: not known, or it shows nobody. */
  readonly samePerson: boolean | null;
}
