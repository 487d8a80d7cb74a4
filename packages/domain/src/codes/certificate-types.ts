import { bilingual } from '../text/bilingual-text.ts';
import {
  type CertificateRow,
  type CodeRow,
  type CodeTable,
  fromSpecification,
  seenLater,
  unnamed,
} from './code-list.ts';

const ofUnits = (row: CodeRow, ...natures: readonly number[]): CertificateRow => ({ ...row, natures, personal: false });
const ofPersons = (row: CodeRow): CertificateRow => ({ ...row, natures: [5], personal: true });

/**
 * 证件类型 Zjlx (docs/spec/rules.md, docs/spec/bureau-interface.md B-4.5 and B-10.2). Natures per certificate type: natures 1–5 from
 * docs/spec/rules.md; others only where the name of the type states it; natures from 7 on under both numberings.
 */
export const certificateTypes = {
  label: bilingual('证件类型', 'Certificate type'),
  range: [1, 999],
  refusedAs: 1008,
  rows: {
    1: ofUnits(fromSpecification('营业执照', 'Business licence'), 4),
    2: ofPersons(fromSpecification('居民身份证', 'Resident ID card')),
    3: ofUnits(
      fromSpecification('组织机构代码证（事业单位）', 'Organisation code certificate (public institution)'),
      3,
    ),
    4: ofUnits(fromSpecification('事业单位法人证书', 'Legal-person certificate of a public institution'), 3),
    5: ofUnits(fromSpecification('部队代号', 'Military unit code'), 1),
    6: ofUnits(fromSpecification('社会团体法人登记证书', 'Legal-person registration of an association'), 6),
    7: ofPersons(fromSpecification('护照', 'Passport')),
    8: ofPersons(fromSpecification('军官证', "Officer's certificate")),
    9: ofUnits(fromSpecification('组织机构代码证（政府机关）', 'Organisation code certificate (government)'), 2),
    10: ofUnits(fromSpecification('组织机构代码证（社会团体）', 'Organisation code certificate (association)'), 6),
    11: ofPersons(fromSpecification('台湾居民来往大陆通行证', 'Mainland travel permit for Taiwan residents')),
    12: ofUnits(seenLater('组织机构代码证（企业）', 'Organisation code certificate (enterprise)'), 4),
    13: ofUnits(seenLater('统一社会信用代码证书（政府机关）', 'Unified social credit certificate (government)'), 2),
    14: ofPersons(seenLater('港澳居民来往内地通行证', 'Mainland travel permit for Hong Kong and Macao residents')),
    15: ofUnits(
      seenLater('统一社会信用代码证书（事业单位）', 'Unified social credit certificate (public institution)'),
      3,
    ),
    16: ofUnits(
      seenLater('组织机构代码证（民办非企业单位）', 'Organisation code certificate (private non-enterprise unit)'),
      7,
      9,
    ),
    17: ofUnits(seenLater('民办非企业单位登记证书', 'Registration of a private non-enterprise unit'), 7, 9),
    18: ofUnits(seenLater('组织机构代码证（基金会）', 'Organisation code certificate (foundation)'), 8, 10),
    19: ofUnits(seenLater('基金会法人登记证书', 'Legal-person registration of a foundation'), 8, 10),
    20: ofUnits(seenLater('组织机构代码证（律师执业机构）', 'Organisation code certificate (law firm)'), 9, 11),
    21: ofUnits(seenLater('律师事务所执业许可证', 'Law firm licence'), 9, 11),
    22: ofUnits(seenLater('外国在华文化中心登记证', 'Registration of a foreign cultural centre'), 10, 12),
    23: ofUnits(seenLater('军队单位对外有偿服务许可证', 'Licence of a military unit for paid services'), 1),
    24: ofUnits(
      seenLater('统一社会信用代码证书（群众性团体组织）', 'Unified social credit certificate (mass organisation)'),
      11,
      13,
    ),
    25: ofUnits(seenLater('宗教活动场所登记证', 'Registration of a place of religious activity'), 13, 15),
    27: ofUnits(
      seenLater('外国企业常驻代表机构登记证', 'Registration of a foreign enterprise’s representative office'),
      4,
    ),
    28: ofUnits(seenLater('司法鉴定许可证', 'Forensic licence'), 12, 14),
    30: ofPersons(seenLater('外国人永久居留身份证', 'Foreigner’s permanent residence card')),
    34: ofUnits(
      seenLater(
        '外国政府旅游部门常驻代表机构批准登记证',
        'Registration of a foreign tourism authority’s representative office',
      ),
    ),
    35: ofUnits(seenLater('境外机构证件', 'Certificate of a foreign body'), 14, 16),
    36: ofUnits(seenLater('社会服务机构登记证书', 'Registration of a social service body')),
    37: ofUnits(seenLater('民办学校办学许可证', 'Private school licence')),
    38: ofUnits(seenLater('医疗机构执业许可证', 'Medical institution licence'), 15, 17),
    39: ofUnits(seenLater('公证机构执业证', 'Notary licence'), 16, 18),
    40: ofUnits(seenLater('外国驻华使馆人员子女学校办学许可证', 'Licence of a school for children of embassy staff')),
    41: ofPersons(seenLater('港澳居民居住证', 'Residence permit for Hong Kong and Macao residents')),
    42: ofPersons(seenLater('台湾居民居住证', 'Residence permit for Taiwan residents')),
    43: ofUnits(seenLater('农村集体经济组织登记证', 'Registration of a rural collective economic organisation'), 19),
    44: ofUnits(seenLater('仲裁委员会登记证', 'Registration of an arbitration commission'), 20),
    // docs/spec/rules.md mentions 43–49 as "further bodies"; no source names these five.
    ...Object.fromEntries(Object.entries(unnamed([45, 46, 47, 48, 49])).map(([code, row]) => [code, ofUnits(row)])),
  } as Record<string, CertificateRow>,
} satisfies CodeTable<CertificateRow>;

/**
 * The largest type that the change schema accepts: `BGBA` `Zjlx` is 1..11, everywhere else 1..999
 * (docs/spec/bureau-interface.md B-13).
 */
export const LAST_TYPE_OF_A_CHANGE = 11;

/** 个人证件 of responsible persons 负责人, Fzr_zjlx; a change accepts all of them (1..999). */
export const idTypes: CodeTable<CertificateRow> = {
  ...certificateTypes,
  label: bilingual('负责人证件类型', "Responsible person's ID type"),
  rows: Object.fromEntries(Object.entries(certificateTypes.rows).filter(([, row]) => row.personal)),
};
