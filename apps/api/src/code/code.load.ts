import {
  type CodeList,
  codesOf,
  findCertificateType,
  findCode,
  LAST_TYPE_OF_A_CHANGE,
  labelOfCode,
} from '@beian/domain';
import type { Code } from './code.type.ts';

const read = new Map<CodeList, readonly Code[]>();

/** The rows of a list, or those that a nature offers; read from the tables once. */
export function loadCodes(list: CodeList, nature: number | null): Code[] {
  const rows = read.get(list) ?? codesOf(list).map((code) => codeOf(list, code));
  read.set(list, rows);
  return rows.filter((row) => nature === null || row.natures === null || row.natures.includes(nature));
}

function codeOf(list: CodeList, code: string): Code {
  const row = findCode(list, code);
  const certificate = list === 'CERTIFICATE_TYPE' || list === 'ID_TYPE' ? findCertificateType(code) : undefined;
  return {
    code,
    label: labelOfCode(list, code),
    source: row?.source ?? 'NONE',
    since: row?.since ?? null,
    until: row?.until ?? null,
    otherReading: row?.otherReading?.label ?? null,
    natures: certificate === undefined ? null : [...certificate.natures],
    personal: certificate?.personal ?? null,
    forChanges: list !== 'CERTIFICATE_TYPE' || Number(code) <= LAST_TYPE_OF_A_CHANGE,
  };
}
