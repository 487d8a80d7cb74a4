import { RESIDENT_ID } from '../filing/field-row.ts';
import type { FieldId, FieldValues } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { PaperKind, ReadingField } from './fields.ts';

/** 营业执照. */
const BUSINESS_LICENCE = '1';
/** 事业单位法人证书, 社会团体法人登记证书. */
const INSTITUTION_CERTIFICATE = '4';
const ASSOCIATION_CERTIFICATE = '6';

/**
 * What must stand on a paper besides typed values: ink, which a person looks at; a day on which the order is surely decided, or a later
 * one; the content stamp of the order's form; a title that ends with one of these words.
 */
export type PaperRequirement = 'INK' | 'VALID_AT_APPROVAL' | 'STAMP' | { readonly title: readonly string[] };

/** A field of a paper, and what it is compared with. */
export interface PaperRow {
  readonly read: ReadingField;
  /** Fields of the order one of which it must agree with, or what is required of it. */
  readonly with: readonly FieldId[] | PaperRequirement;
  /** The item at which the comparison is shown; undefined: the paper's own. */
  readonly at?: FieldId;
  /** Only if this field has this code. */
  readonly when?: { readonly field: FieldId; readonly code: string };
  /** Only for a unit, because a person has no seal. */
  readonly ofUnits?: true;
  /** The reason code that a returned item would get (docs/spec/rules.md ). */
  readonly ruleId: string;
}

/** A material that shows a paper which can be read. */
interface ReadMaterial {
  readonly material: MaterialKind;
  readonly paper: PaperKind;
  /** Only if the certificate is of this type; undefined: always. */
  readonly when?: { readonly field: FieldId; readonly code: string };
  readonly rows: readonly PaperRow[];
}

/** At its field, compared with that field's value. */
const typed = (read: ReadingField, field: FieldId, ruleId: string, more: Pick<PaperRow, 'when'> = {}): PaperRow => ({
  read,
  with: [field],
  at: field,
  ruleId,
  ...more,
});
/** At the paper itself. */
const required = (
  read: ReadingField,
  what: PaperRow['with'],
  ruleId: string,
  more: Pick<PaperRow, 'ofUnits'> = {},
): PaperRow => ({ read, with: what, ruleId, ...more });

const letter = (material: MaterialKind, title: readonly string[], ruleId: string): ReadMaterial => ({
  material,
  paper: 'LETTER',
  rows: [required('letter.title', { title }, ruleId), required('letter.name', ['subject.name'], ruleId)],
});

const ofUnit = (paper: PaperKind, code: string, of: 'licence' | 'institution' | 'association'): ReadMaterial => ({
  material: 'SUBJECT_CERT',
  paper,
  when: { field: 'subject.certificateType', code },
  rows: [
    typed(`${of}.name`, 'subject.name', 'SUB-01'),
    typed(`${of}.creditCode`, 'subject.certificateNumber', 'SUB-02'),
    typed(`${of}.address`, 'subject.certificateAddress', 'SUB-03'),
    typed(`${of}.legalRepresentative`, 'subject.principal.name', 'PRN-01', {
      when: { field: 'subject.principal.legalRepresentative', code: 'yes' },
    }),
    required(`${of}.validUntil`, 'VALID_AT_APPROVAL', 'SUB-04'),
  ],
});

type IdPaper = 'idCard' | 'passport' | 'hkMacaoPermit' | 'taiwanPermit' | 'hkMacaoResidence' | 'taiwanResidence';
/** IDs of persons: the paper, the prefix of its fields, and its type (`idTypes`). Those with an address are asked for it. */
const idPapers: readonly (readonly [paper: PaperKind, of: IdPaper, code: string])[] = [
  ['ID_CARD', 'idCard', RESIDENT_ID],
  ['PASSPORT', 'passport', '7'],
  ['HK_MACAO_PERMIT', 'hkMacaoPermit', '14'],
  ['TAIWAN_PERMIT', 'taiwanPermit', '11'],
  ['HK_MACAO_RESIDENCE', 'hkMacaoResidence', '41'],
  ['TAIWAN_RESIDENCE', 'taiwanResidence', '42'],
];

/** The certificate of a subject who is a person. */
const ofPerson = ([paper, of, code]: (typeof idPapers)[number]): ReadMaterial => ({
  material: 'SUBJECT_CERT',
  paper,
  when: { field: 'subject.certificateType', code },
  rows: [
    typed(`${of}.name`, 'subject.name', 'SUB-01'),
    typed(`${of}.number`, 'subject.certificateNumber', 'SUB-02'),
    ...(of === 'passport' || of === 'hkMacaoPermit' || of === 'taiwanPermit'
      ? []
      : [typed(`${of}.address`, 'subject.certificateAddress', 'SUB-03')]),
    required(`${of}.validUntil`, 'VALID_AT_APPROVAL', 'PRN-02'),
  ],
});
const ofPrincipal =
  (owner: 'subject' | 'website') =>
  ([paper, of, code]: (typeof idPapers)[number]): ReadMaterial => ({
    material: owner === 'subject' ? 'SUBJECT_PRINCIPAL_ID' : 'WEBSITE_PRINCIPAL_ID',
    paper,
    when: { field: `${owner}.principal.idType`, code },
    rows: [
      typed(`${of}.name`, `${owner}.principal.name`, 'PRN-08'),
      typed(`${of}.number`, `${owner}.principal.idNumber`, 'PRN-07'),
      typed(`${of}.validUntil`, `${owner}.principal.idValidUntil`, 'PRN-02'),
    ],
  });

const readMaterials: readonly ReadMaterial[] = [
  ofUnit('LICENCE', BUSINESS_LICENCE, 'licence'),
  ofUnit('INSTITUTION_CERTIFICATE', INSTITUTION_CERTIFICATE, 'institution'),
  ofUnit('ASSOCIATION_CERTIFICATE', ASSOCIATION_CERTIFICATE, 'association'),
  ...idPapers.map(ofPerson),
  ...idPapers.map(ofPrincipal('subject')),
  ...idPapers.map(ofPrincipal('website')),
  {
    material: 'DOMAIN_CERT',
    paper: 'DOMAIN_CERTIFICATE',
    rows: [
      typed('domainCertificate.domain', 'website.domains', 'DOM-09'),
      required('domainCertificate.holder', ['subject.name', 'subject.principal.name'], 'DOM-01'),
      required('domainCertificate.expiresOn', 'VALID_AT_APPROVAL', 'DOM-06'),
    ],
  },
  {
    material: 'VERIFICATION_FORM',
    paper: 'VERIFICATION_FORM',
    rows: [
      required('form.mark', 'STAMP', 'MAT-05'),
      required('form.name', ['subject.name'], 'MAT-05'),
      required('form.domains', ['website.domains'], 'MAT-05'),
      required('form.signed', 'INK', 'MAT-07'),
      required('form.sealed', 'INK', 'MAT-07', { ofUnits: true }),
    ],
  },
  letter('AUTHORISATION', ['授权书', '委托书'], 'PRN-05'),
  letter('COMMITMENT', ['承诺书'], 'MAT-08'),
];

/** The papers that a material may show, with what is read from each. */
export const papersOf = (material: MaterialKind): readonly ReadMaterial[] =>
  readMaterials.filter((row) => row.material === material);

/** Fields that can be compared with a paper. */
export const fieldsOnPapers: ReadonlySet<FieldId> = new Set(
  readMaterials.flatMap(({ rows }) => rows.flatMap(({ at }) => at ?? [])),
);

/** The paper that a material shows, given the order's values, with what is compared; undefined: it is not read. */
export function readMaterialOf(material: MaterialKind, values: FieldValues): ReadMaterial | undefined {
  return readMaterials.find(
    (row) => row.material === material && (row.when === undefined || values[row.when.field] === row.when.code),
  );
}
