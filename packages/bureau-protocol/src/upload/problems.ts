import { type BilingualText, bilingual, fillTemplate } from '@beian/domain/text';

/**
 * Problems for which the bureau would refuse a report, by code, with their messages. `{what}` is the label of the
 * element; messages contain no values, because values are personal.
 */
const messages = {
  MISSING: bilingual('{what}：上报时必须填写', '{what}: the report must contain it'),
  TOO_LONG: bilingual('{what}：超过 {limit} 个字符', '{what}: longer than {limit} characters'),
  TOO_SHORT: bilingual('{what}：少于 {limit} 个字符', '{what}: shorter than {limit} characters'),
  TOO_MANY: bilingual('{what}：条目过多', '{what}: too many entries'),
  NOT_IN_GBK: bilingual(
    '{what}：第 {places} 个字不在 GBK 字符集中，无法上报',
    '{what}: GBK lacks the character at place {places}; it cannot be sent',
  ),
  ILLEGAL_CHARACTER: bilingual('{what}：含有不可见的控制字符', '{what}: has control characters'),
  OUT_OF_RANGE: bilingual(
    '{what}：不在接口允许的范围（{low}–{high}）内',
    '{what}: outside what the interface allows ({low}–{high})',
  ),
  MALFORMED: bilingual('{what}：格式不正确', '{what}: not in the form the interface asks for'),
  DUPLICATE: bilingual('{what}：重复出现', '{what}: stands more than once'),
  IP_RANGE_REVERSED: bilingual('{what}：起始地址大于终止地址', '{what}: the first address is after the last'),
  HOME_URL_WITHOUT_DOMAIN: bilingual(
    '首页网址必须属于所列域名之一',
    'The home URL must lie under one of the listed domains',
  ),
  ATTACHMENT_TOO_LARGE: bilingual('{what}：上报副本超过 {limit} KB', '{what}: the report copy is over {limit} KB'),
  ATTACHMENT_NOT_JPEG: bilingual('{what}：上报副本不是 JPEG 图片', '{what}: the report copy is not a JPEG image'),
  ATTACHMENT_WITHOUT_OWNER: bilingual(
    '{what}：所属的主体或网站不在本次上报中',
    '{what}: the subject or website that it belongs to is not part of the report',
  ),
} as const satisfies Record<string, BilingualText>;

export type ReportProblemCode = keyof typeof messages;

/** A problem for which the bureau would refuse a report. `message` contains no value of the record. */
export interface ReportProblem {
  /** Our path, e.g. `website.principal.mobile`, or `material.FACE_PHOTO` */
  readonly field: string;
  /** The wrong element, e.g. `Wz_xx/Wz_Fzr/Fzr_sjhm` */
  readonly tag: string;
  /** The website to which the element belongs, if any: its bureau id, or the provider's if it is new */
  readonly website?: string;
  readonly code: ReportProblemCode;
  readonly message: BilingualText;
}

/** Location of a problem. */
export interface ProblemLocation {
  readonly field: string;
  readonly tag: string;
  readonly website?: string;
  readonly label: BilingualText;
}

export function reportProblem(
  code: ReportProblemCode,
  place: ProblemLocation,
  values: Readonly<Record<string, string | number>> = {},
): ReportProblem {
  const { label, ...where } = place;
  const message = fillTemplate(messages[code], values);
  return {
    ...where,
    code,
    message: { zh: fillTemplate(message, { what: label.zh }).zh, en: fillTemplate(message, { what: label.en }).en },
  };
}
