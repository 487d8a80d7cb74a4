/** 注销备案 by what ends: `Zxlb` of the upload, and `Czlx` of its answers (docs/spec/bureau-interface.md B-8.5, B-9.2). */
export const cancellations = {
  subject: { kind: 0, answer: '6' },
  website: { kind: 1, answer: '7' },
  access: { kind: 2, answer: '5' },
} as const satisfies Record<string, { kind: number; answer: string }>;

export type Cancelled = keyof typeof cancellations;

/** The uploads about filings (docs/spec/bureau-interface.md B-8): tag of a record, and `Czlx` of the results that answer it (B-9.2). */
export const uploadBlocks = {
  /** 新增备案 */
  XZBA: { record: 'Baxx', answers: ['1'] },
  /** 新增网站 */
  XZWZ: { record: 'Xzxx', answers: ['2'] },
  /** 新增接入 */
  XZJR: { record: 'Xzxx', answers: ['3'] },
  /** 变更备案 */
  BGBA: { record: 'Bgxx', answers: ['4'] },
  /** 注销备案; which answer belongs to which record: `cancellations` */
  ZXBA: { record: 'Zx_xx', answers: Object.values(cancellations).map(({ answer }) => answer) },
} as const satisfies Record<string, { record: string; answers: readonly string[] }>;

export type UploadBlock = keyof typeof uploadBlocks;
