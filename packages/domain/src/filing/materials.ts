import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type PersonPart, personParts } from './person-parts.ts';
import { type PictureForm, type PictureFormName, pictureForms } from './picture-forms.ts';

/**
 * 材料: materials (docs/spec/rules.md R-5) that this product asks for. `purpose` is Fjyt, `owner` is Ssdxlx of the report
 * (docs/spec/bureau-interface.md B-10.2); null: stored here, not sent.
 */
interface MaterialRow {
  readonly label: BilingualText;
  /** As the order of an app calls it; undefined: `label`. */
  readonly app?: BilingualText;
  readonly purpose: number | null;
  readonly owner: 'subject' | 'website';
  /** Maximum size of the report copy, measured as base64 text (docs/spec/rules.md, docs/spec/bureau-interface.md B-16.3), in bytes. */
  readonly reportLimit: number;
  /** Sent as the scan of a pre-approval (Spwj), not as an attachment. */
  readonly approval?: true;
  /** Uploaded and reviewed with the photo, not before and in the initial review. */
  readonly photo?: true;
  /** What the picture is of, which decides its least size (picture-forms.ts); undefined: a page. */
  readonly picture?: PictureFormName;
  /**
   * Persons that it shows or names; undefined: all of the order. A material of several people is exported only if no other person is in
   * the order: an export must not contain data of others (PIPL article 45 gives a right to one's own).
   */
  readonly shows?: readonly PersonPart[];
}

const KB = 1024;

export const materials = {
  SUBJECT_CERT: {
    label: bilingual('主办单位证件', "Organiser's certificate"),
    purpose: 2,
    owner: 'subject',
    reportLimit: 100 * KB,
    picture: 'certificate',
    shows: ['subject'],
  },
  SUBJECT_PRINCIPAL_ID: {
    label: bilingual('主体负责人证件', "Subject principal's ID"),
    purpose: 3,
    owner: 'subject',
    reportLimit: 100 * KB,
    picture: 'card',
    shows: ['subjectPrincipal'],
  },
  WEBSITE_PRINCIPAL_ID: {
    label: bilingual('网站负责人证件', "Website principal's ID"),
    app: bilingual('APP 负责人证件', "App principal's ID"),
    purpose: 4,
    owner: 'website',
    reportLimit: 100 * KB,
    picture: 'card',
    shows: ['websitePrincipal'],
  },
  VERIFICATION_FORM: {
    label: bilingual('真实性核验单', 'Verification form'),
    purpose: 1,
    owner: 'website',
    reportLimit: 150 * KB,
  },
  FACE_PHOTO: {
    label: bilingual('当面核验照片', 'Face-to-face photo'),
    purpose: 5,
    owner: 'website',
    reportLimit: 100 * KB,
    photo: true,
    picture: 'face',
    shows: ['websitePrincipal'],
  },
  DOMAIN_CERT: {
    label: bilingual('域名证书', 'Domain certificate'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
    picture: 'domainCertificate',
  },
  CHANGE_PROOF: {
    label: bilingual('变更证明', 'Proof of the change'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
    shows: ['subject', 'subjectPrincipal'],
  },
  AUTHORISATION: {
    label: bilingual('负责人授权书', 'Authorisation of a principal'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
  },
  DOMAIN_HOLDER_PROOF: {
    label: bilingual('域名注册人证明', 'Proof of the domain holder'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  HOLDING_PERSON_ID: {
    label: bilingual('手持个人证件照', 'Photo holding the own ID'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
    picture: 'holding',
    shows: ['websitePrincipal'],
  },
  HOLDING_UNIT_CERT: {
    label: bilingual('手持单位证件照', "Photo holding the unit's certificate"),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
    picture: 'holding',
    shows: ['websitePrincipal'],
  },
  RESIDENCE_PERMIT: {
    label: bilingual('居住证', 'Residence permit'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
    picture: 'card',
    shows: ['subject', 'subjectPrincipal'],
  },
  AGE_PROOF: {
    label: bilingual('就业或监护证明', 'Proof of employment or guardianship'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
  },
  SITE_PLAN: {
    label: bilingual('网站建设方案书', 'Site plan'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  COMMITMENT: {
    label: bilingual('承诺书', 'Commitment'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  STAFFING_LETTER: {
    label: bilingual('编办证明', 'Staffing-office letter'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
    shows: ['subjectPrincipal'],
  },
  CONFIRMATION_LETTER: {
    label: bilingual('党政机关确认函', 'Confirmation letter of party and government bodies'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
    shows: ['subjectPrincipal'],
  },
  BEIJING_DOMAIN_LIST: {
    label: bilingual('北京备案确认书', 'Beijing confirmation form'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  PRE_APPROVAL: {
    label: bilingual('前置审批文件', 'Pre-approval document'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
    approval: true,
  },
  NAME_STATEMENT: {
    label: bilingual('网站名称使用说明', 'Statement on the name of the website'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  APP_ICON: {
    label: bilingual('APP 图标', 'Icon of the app'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
    picture: 'icon',
    shows: [],
  },
  NO_APPROVAL_STATEMENT: {
    label: bilingual('不涉及前置审批承诺书', 'Statement that no pre-approval is needed'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  PHONE_BILLS: {
    label: bilingual('话费单', 'Phone bills'),
    purpose: null,
    owner: 'subject',
    reportLimit: 100 * KB,
    shows: ['subjectPrincipal', 'websitePrincipal'],
  },
} as const satisfies Record<string, MaterialRow>;

export type MaterialKind = keyof typeof materials;
export const materialKinds = Object.keys(materials) as MaterialKind[];
export const materialRow = (kind: MaterialKind): MaterialRow => materials[kind];
/** What a material is called, by orders of the kind where one is given. */
export const materialLabel = (material: MaterialKind, of?: { readonly kind?: OrderKind }): BilingualText => {
  const { label, app } = materialRow(material);
  return app !== undefined && of?.kind !== undefined && kindRow(of.kind).app === true ? app : label;
};
/** Sent to the bureau as attachments. */
export const attachedMaterials = materialKinds.filter((kind) => materialRow(kind).purpose !== null);
/** Sent to the bureau, as an attachment or as a pre-approval scan. */
export const isReported = (kind: MaterialKind): boolean =>
  materialRow(kind).purpose !== null || materialRow(kind).approval === true;
export const pictureFormOf = (kind: MaterialKind): PictureForm => pictureForms[materialRow(kind).picture ?? 'page'];
export const personsShown = (kind: MaterialKind): readonly PersonPart[] => materialRow(kind).shows ?? personParts;

/** One attachment (Fj) of a report. */
export interface ReportAttachment {
  readonly kind: MaterialKind;
  /** JPEG bytes of the reduced copy. */
  readonly bytes: Uint8Array;
  /**
   * The website that it belongs to: its provider id in the report of a new one, else its bureau id. Without it a website's
   * material belongs to the first website of the report.
   */
  readonly websiteId?: string;
}
