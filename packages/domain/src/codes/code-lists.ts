import { provinces } from '../province/provinces.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { certificateTypes, idTypes } from './certificate-types.ts';
import type { CertificateRow, CodeRow, CodeTable } from './code-list.ts';
import { natures } from './natures.ts';
import {
  accessModes,
  attachmentFormats,
  attachmentPurposes,
  cancellationReasons,
  languages,
  preApprovalTypes,
  serverLocations,
  serviceContents,
} from './website-codes.ts';

/**
 * 代码表: the bureaus' code tables (JCDM) as far as sources give their values (docs/spec/rules.md R-4.5, docs/spec/bureau-interface.md B-10.2).
 * They grow: a registered code is valid even if it is not listed here.
 */
const codeLists = {
  NATURE: natures,
  CERTIFICATE_TYPE: certificateTypes,
  ID_TYPE: idTypes,
  PROVINCE: {
    label: bilingual('省份', 'Province'),
    range: [100000, 999999],
    refusedAs: 1019,
    rows: Object.fromEntries(
      Object.entries(provinces).map(([code, { label }]): [string, CodeRow] => [code, { label, source: 'GB2260' }]),
    ),
  },
  SERVICE_CONTENT: serviceContents,
  LANGUAGE: languages,
  ACCESS_MODE: accessModes,
  SERVER_LOCATION: serverLocations,
  PRE_APPROVAL: preApprovalTypes,
  CANCELLATION_REASON: cancellationReasons,
  ATTACHMENT_PURPOSE: attachmentPurposes,
  ATTACHMENT_FORMAT: attachmentFormats,
} as const satisfies Record<string, CodeTable>;

export type CodeList = keyof typeof codeLists;
export const codeListNames = Object.keys(codeLists) as CodeList[];
export const codeTable = (list: CodeList): CodeTable => codeLists[list];

/** The row of a code; undefined: no source knows it. */
export const findCode = (list: CodeList, code: string | number): CodeRow | undefined => {
  const { rows } = codeTable(list);
  return Object.hasOwn(rows, code) ? rows[code] : undefined;
};

/** The codes of a list, ascending. */
export const codesOf = (list: CodeList): string[] => Object.keys(codeTable(list).rows);

/** Label of a code; the code itself if no source names it. */
export const labelOfCode = (list: CodeList, code: string): BilingualText =>
  findCode(list, code)?.label ?? bilingual(code, code);

export const findCertificateType = (code: string | number): CertificateRow | undefined =>
  Object.hasOwn(certificateTypes.rows, code) ? certificateTypes.rows[code] : undefined;

/** Whether a certificate of this type belongs to a person. */
export const isPersonalPaper = (type: number | string): boolean => findCertificateType(type)?.personal ?? false;

/** Code lists by field name of the field catalogue and of the record. */
const listOfPath: Readonly<Record<string, CodeList>> = {
  'subject.nature': 'NATURE',
  'subject.province': 'PROVINCE',
  'subject.certificateType': 'CERTIFICATE_TYPE',
  'subject.principal.idType': 'ID_TYPE',
  'website.principal.idType': 'ID_TYPE',
  'website.serviceContents': 'SERVICE_CONTENT',
  'website.languages': 'LANGUAGE',
  'access.serverLocations': 'SERVER_LOCATION',
  'access.accessModes': 'ACCESS_MODE',
  'cancellation.reason': 'CANCELLATION_REASON',
};

/** The code list of a field's values; undefined for other fields. */
export const codeListOf = (field: string): CodeList | undefined =>
  Object.hasOwn(listOfPath, field) ? listOfPath[field] : undefined;
