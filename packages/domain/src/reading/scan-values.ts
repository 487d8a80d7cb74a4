import type { ScanValueKind } from '../machine-checks/used-by.ts';
import type { PaperResult } from './comparisons.ts';
import type { ReadingField } from './fields.ts';

/** 扫描件上的内容: what tells a scan from those of other papers, wherever it was read. Names of persons are not among it. */
const kindOfField: Readonly<Partial<Record<ReadingField, ScanValueKind>>> = {
  'licence.creditCode': 'CREDIT_CODE',
  'institution.creditCode': 'CREDIT_CODE',
  'association.creditCode': 'CREDIT_CODE',
  'licence.name': 'UNIT_NAME',
  'institution.name': 'UNIT_NAME',
  'association.name': 'UNIT_NAME',
  'idCard.number': 'ID_NUMBER',
  'passport.number': 'ID_NUMBER',
  'hkMacaoPermit.number': 'ID_NUMBER',
  'taiwanPermit.number': 'ID_NUMBER',
  'hkMacaoResidence.number': 'ID_NUMBER',
  'taiwanResidence.number': 'ID_NUMBER',
  'domainCertificate.domain': 'DOMAIN',
};

/** Confidence and length below which a value is no evidence: a part of a number or name stands on many papers. */
const LEAST_CONFIDENCE = 0.6;
const LEAST_LENGTH: Readonly<Record<ScanValueKind, number>> = {
  CREDIT_CODE: 15,
  ID_NUMBER: 8,
  UNIT_NAME: 6,
  DOMAIN: 4,
};

export interface ScanValue {
  readonly kind: ScanValueKind;
  /** In one form, however it is printed. */
  readonly value: string;
}

/** What is looked for on scans of other subjects. */
export function scanValuesOf({ values }: PaperResult): ScanValue[] {
  const found = values.flatMap(({ field, value, confidence }) => {
    const kind = kindOfField[field];
    if (kind === undefined || confidence < LEAST_CONFIDENCE) return [];
    const parts = kind === 'DOMAIN' ? value.split(/[\s,，、;；]+/u) : [value];
    return parts.map((part) => ({ kind, value: formOf(part) })).filter((one) => one.value.length >= LEAST_LENGTH[kind]);
  });
  return [...new Map(found.map((one) => [`${one.kind}:${one.value}`, one])).values()];
}

const formOf = (value: string): string =>
  value
    .normalize('NFKC')
    .replace(/[\s()（）·-]/gu, '')
    .toUpperCase();
