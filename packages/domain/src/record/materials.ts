import { type Text, text } from '../text.ts';

/** Materials 材料 (rules.md §5) that this product asks for. `purpose` is Fjyt, `owner` is Ssdxlx of the report (bureau-interface.md §10.2); null: kept here, not sent. */
interface MaterialRow {
  readonly label: Text;
  readonly purpose: number | null;
  readonly owner: 'subject' | 'website';
  /** Largest report copy, measured as base64 text (rules.md §5.6, bureau-interface.md §16.3), in bytes. */
  readonly reportLimit: number;
  /** Reviewed with the photo, not in the initial review. */
  readonly photo?: true;
}

const KB = 1024;

export const materials = {
  SUBJECT_CERT: {
    label: text('主办单位证件', "Organiser's certificate"),
    purpose: 2,
    owner: 'subject',
    reportLimit: 100 * KB,
  },
  SUBJECT_PRINCIPAL_ID: {
    label: text('主体负责人证件', "Subject principal's ID"),
    purpose: 3,
    owner: 'subject',
    reportLimit: 100 * KB,
  },
  WEBSITE_PRINCIPAL_ID: {
    label: text('网站负责人证件', "Website principal's ID"),
    purpose: 4,
    owner: 'website',
    reportLimit: 100 * KB,
  },
  VERIFICATION_FORM: {
    label: text('真实性核验单', 'Verification form'),
    purpose: 1,
    owner: 'website',
    reportLimit: 150 * KB,
  },
  FACE_PHOTO: {
    label: text('当面核验照片', 'Face-to-face photo'),
    purpose: 5,
    owner: 'website',
    reportLimit: 100 * KB,
    photo: true,
  },
  DOMAIN_CERT: {
    label: text('域名证书', 'Domain certificate'),
    purpose: null,
    owner: 'website',
    reportLimit: 100 * KB,
  },
} as const satisfies Record<string, MaterialRow>;

export type MaterialKind = keyof typeof materials;
export const materialKinds = Object.keys(materials) as MaterialKind[];
export const materialRow = (kind: MaterialKind): MaterialRow => materials[kind];

/** What goes to the bureau as one attachment (Fj). */
export interface ReportAttachment {
  readonly kind: MaterialKind;
  /** JPEG bytes of the reduced copy */
  readonly bytes: Uint8Array;
}
