import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Papers that can be read. A picture of an ID may show one side or both. */
export const paperKinds = {
  LICENCE: bilingual('营业执照', 'Business licence'),
  INSTITUTION_CERTIFICATE: bilingual('事业单位法人证书', 'Certificate of a public institution'),
  ASSOCIATION_CERTIFICATE: bilingual('社会团体法人登记证书', 'Certificate of an association'),
  ID_CARD: bilingual('居民身份证', 'Resident ID card'),
  PASSPORT: bilingual('护照', 'Passport'),
  HK_MACAO_PERMIT: bilingual('港澳居民来往内地通行证', 'Mainland travel permit for Hong Kong and Macao residents'),
  TAIWAN_PERMIT: bilingual('台湾居民来往大陆通行证', 'Mainland travel permit for Taiwan residents'),
  HK_MACAO_RESIDENCE: bilingual('港澳居民居住证', 'Residence permit for Hong Kong and Macao residents'),
  TAIWAN_RESIDENCE: bilingual('台湾居民居住证', 'Residence permit for Taiwan residents'),
  DOMAIN_CERTIFICATE: bilingual('域名证书', 'Domain certificate'),
  VERIFICATION_FORM: bilingual('核验单', 'Verification form'),
  LETTER: bilingual('授权书或承诺书', 'Letter'),
} as const satisfies Record<string, BilingualText>;
export type PaperKind = keyof typeof paperKinds;

/** What a page seems to be by its title, labels and layout; OTHER: none of the papers that can be read. */
export type SeenPaper = PaperKind | 'OTHER';

/**
 * How a read value is compared with a typed one: `number` character by character, `text` without spaces and with all brackets alike,
 * `name` of a person in Chinese or Latin letters, `address` also agrees as a part of what stands on the paper, `day` is a day or 长期, `domains` are compared as sets, `flag` is YES or NO.
 */
export type ReadingComparison = 'number' | 'text' | 'name' | 'address' | 'day' | 'domains' | 'flag';

interface ReadingFieldRow {
  readonly kind: PaperKind;
  readonly label: BilingualText;
  readonly comparison: ReadingComparison;
}

/** An ID of a person who has no resident ID card. */
const otherId = <Of extends string>(kind: PaperKind, of: Of, numberLabel: BilingualText) =>
  ({
    [`${of}.name`]: { kind, label: bilingual('姓名', 'Name'), comparison: 'name' },
    [`${of}.number`]: { kind, label: numberLabel, comparison: 'number' },
    [`${of}.validUntil`]: { kind, label: bilingual('有效期至', 'Valid until'), comparison: 'day' },
  }) as Readonly<Record<`${Of}.${'name' | 'number' | 'validUntil'}`, ReadingFieldRow>>;
const residentNumber = bilingual('公民身份号码', 'ID number');
const permitNumber = bilingual('证件号码', 'Number of the permit');

/** What is read from each kind of paper. */
export const readingFields = {
  'licence.creditCode': {
    kind: 'LICENCE',
    label: bilingual('统一社会信用代码', 'Credit code'),
    comparison: 'number',
  },
  'licence.name': { kind: 'LICENCE', label: bilingual('名称', 'Name'), comparison: 'text' },
  'licence.legalRepresentative': {
    kind: 'LICENCE',
    label: bilingual('法定代表人', 'Legal representative'),
    comparison: 'text',
  },
  'licence.address': { kind: 'LICENCE', label: bilingual('住所', 'Address'), comparison: 'address' },
  'licence.validUntil': { kind: 'LICENCE', label: bilingual('营业期限至', 'End of the term'), comparison: 'day' },
  'institution.creditCode': {
    kind: 'INSTITUTION_CERTIFICATE',
    label: bilingual('统一社会信用代码', 'Credit code'),
    comparison: 'number',
  },
  'institution.name': { kind: 'INSTITUTION_CERTIFICATE', label: bilingual('名称', 'Name'), comparison: 'text' },
  'institution.legalRepresentative': {
    kind: 'INSTITUTION_CERTIFICATE',
    label: bilingual('法定代表人', 'Legal representative'),
    comparison: 'text',
  },
  'institution.address': {
    kind: 'INSTITUTION_CERTIFICATE',
    label: bilingual('住所', 'Address'),
    comparison: 'address',
  },
  'institution.validUntil': {
    kind: 'INSTITUTION_CERTIFICATE',
    label: bilingual('有效期至', 'Valid until'),
    comparison: 'day',
  },
  'association.creditCode': {
    kind: 'ASSOCIATION_CERTIFICATE',
    label: bilingual('统一社会信用代码', 'Credit code'),
    comparison: 'number',
  },
  'association.name': { kind: 'ASSOCIATION_CERTIFICATE', label: bilingual('名称', 'Name'), comparison: 'text' },
  'association.legalRepresentative': {
    kind: 'ASSOCIATION_CERTIFICATE',
    label: bilingual('法定代表人', 'Legal representative'),
    comparison: 'text',
  },
  'association.address': {
    kind: 'ASSOCIATION_CERTIFICATE',
    label: bilingual('住所', 'Address'),
    comparison: 'address',
  },
  'association.validUntil': {
    kind: 'ASSOCIATION_CERTIFICATE',
    label: bilingual('有效期至', 'Valid until'),
    comparison: 'day',
  },
  'idCard.name': { kind: 'ID_CARD', label: bilingual('姓名', 'Name'), comparison: 'text' },
  'idCard.number': { kind: 'ID_CARD', label: residentNumber, comparison: 'number' },
  'idCard.address': { kind: 'ID_CARD', label: bilingual('住址', 'Address'), comparison: 'address' },
  'idCard.issuedBy': { kind: 'ID_CARD', label: bilingual('签发机关', 'Issued by'), comparison: 'text' },
  'idCard.validUntil': { kind: 'ID_CARD', label: bilingual('有效期至', 'Valid until'), comparison: 'day' },
  ...otherId('PASSPORT', 'passport', bilingual('护照号码', 'Passport number')),
  ...otherId('HK_MACAO_PERMIT', 'hkMacaoPermit', permitNumber),
  ...otherId('TAIWAN_PERMIT', 'taiwanPermit', permitNumber),
  ...otherId('HK_MACAO_RESIDENCE', 'hkMacaoResidence', residentNumber),
  'hkMacaoResidence.address': {
    kind: 'HK_MACAO_RESIDENCE',
    label: bilingual('住址', 'Address'),
    comparison: 'address',
  },
  ...otherId('TAIWAN_RESIDENCE', 'taiwanResidence', residentNumber),
  'taiwanResidence.address': { kind: 'TAIWAN_RESIDENCE', label: bilingual('住址', 'Address'), comparison: 'address' },
  'domainCertificate.domain': {
    kind: 'DOMAIN_CERTIFICATE',
    label: bilingual('域名', 'Domain'),
    comparison: 'domains',
  },
  'domainCertificate.holder': {
    kind: 'DOMAIN_CERTIFICATE',
    label: bilingual('域名持有者', 'Domain holder'),
    comparison: 'text',
  },
  'domainCertificate.registeredOn': {
    kind: 'DOMAIN_CERTIFICATE',
    label: bilingual('注册日期', 'Registered on'),
    comparison: 'day',
  },
  'domainCertificate.expiresOn': {
    kind: 'DOMAIN_CERTIFICATE',
    label: bilingual('到期日期', 'Expires on'),
    comparison: 'day',
  },
  'form.mark': { kind: 'VERIFICATION_FORM', label: bilingual('内容标识', 'Content stamp'), comparison: 'number' },
  'form.name': { kind: 'VERIFICATION_FORM', label: bilingual('主办者名称', "Organiser's name"), comparison: 'text' },
  'form.domains': { kind: 'VERIFICATION_FORM', label: bilingual('网站域名', 'Domains'), comparison: 'domains' },
  'form.signed': {
    kind: 'VERIFICATION_FORM',
    label: bilingual('负责人签字', 'Signature of the principal'),
    comparison: 'flag',
  },
  'form.sealed': {
    kind: 'VERIFICATION_FORM',
    label: bilingual('主办单位盖章', 'Seal of the organiser'),
    comparison: 'flag',
  },
  'letter.title': { kind: 'LETTER', label: bilingual('标题', 'Title'), comparison: 'text' },
  'letter.name': { kind: 'LETTER', label: bilingual('主办者名称', "Organiser's name"), comparison: 'text' },
} as const satisfies Record<string, ReadingFieldRow>;
export type ReadingField = keyof typeof readingFields;

export const isReadingField = (field: string): field is ReadingField => Object.hasOwn(readingFields, field);
