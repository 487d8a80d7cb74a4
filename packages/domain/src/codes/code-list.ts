import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Source of a code's meaning. `NONE`: the code exists, but no source names it; its label is the number. */
export const codeSources = {
  SPECIFICATION: bilingual(
    '企业系统接口规范 V3.0（queryConditionType 一节，证件类型编号与其相同系推断）',
    'Interface specification V3.0 (queryConditionType; that certificate types have the same numbers is inferred)',
  ),
  GB2260: bilingual('GB/T 2260 行政区划代码', 'GB/T 2260, codes of the administrative divisions'),
  'CLIENT-2016': bilingual('2016 年某接入商客户端的注释', 'Comments of a client of 2016'),
  'FORM-LATER': bilingual(
    '读取管局后期网页表单的公开程序（无日期，含 APP 备案，推断不早于 2023 年）',
    "A public program that reads the bureaus' later web forms (undated; it knows APP filing, so 2023 or later is inferred)",
  ),
  CODES: bilingual('某备案前端的接口注释', 'Comment on the interface of a filing front end'),
  'WX-PRE': bilingual(
    '微信小程序备案接口的前置审批类型表（推断与管局编号一致）',
    "The list of types of WeChat's mini-program filing (that the bureaus count alike is inferred)",
  ),
  OWN: bilingual(
    '资料未给出取值，由本产品拟定，以管局下发的代码表为准',
    'No source gives the values: our own, until the bureau publishes its table',
  ),
  NONE: bilingual('资料未给出名称', 'No source names it'),
} as const satisfies Record<string, BilingualText>;

export type CodeSource = keyof typeof codeSources;

/** One row of a code table 代码表. */
export interface CodeRow {
  readonly label: BilingualText;
  readonly source: CodeSource;
  /** Year or day from which it is known to be in use; absent: not known. */
  readonly since?: string;
  /** The last year or day; absent: in use, as far as known. */
  readonly until?: string;
  /** Another source gives this number another meaning. */
  readonly otherReading?: { readonly label: BilingualText; readonly source: CodeSource };
}

/** A row of certificate types 证件类型. */
export interface CertificateRow extends CodeRow {
  /** Natures that offer it, under every numbering; empty: no source says. */
  readonly natures: readonly number[];
  /** A person's certificate 个人证件, which a responsible person 负责人 may also have. */
  readonly personal: boolean;
}

/** A code table with its known rows. Codes are decimal texts, as in field values. */
export interface CodeTable<Row extends CodeRow = CodeRow> {
  readonly label: BilingualText;
  /** Range accepted by the reporting schema V.3.0, inclusive. */
  readonly range: readonly [number, number];
  /** The bureau's result code for an unknown code (docs/spec/bureau-interface.md B-7). */
  readonly refusedAs: number;
  readonly rows: Readonly<Record<string, Row>>;
}

const sourced =
  (source: CodeSource) =>
  (zh: string, en: string, more: Omit<CodeRow, 'label' | 'source'> = {}): CodeRow => ({
    label: bilingual(zh, en),
    source,
    ...more,
  });

export const seen2016 = sourced('CLIENT-2016');
export const seenLater = sourced('FORM-LATER');
export const fromSpecification = sourced('SPECIFICATION');
export const fromComment = sourced('CODES');
export const ownChoice = sourced('OWN');

/** Existing codes without a known name. */
export const unnamed = (codes: readonly number[]): Record<string, CodeRow> =>
  Object.fromEntries(codes.map((code) => [code, { label: bilingual(`${code}`, `${code}`), source: 'NONE' }]));
