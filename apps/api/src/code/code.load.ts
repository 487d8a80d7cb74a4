import { type AppContext, readOnly, system } from '@beian/database/transaction';
import {
  type CodeList,
  type CodeView,
  currentCodes,
  currentRegions,
  findCertificateType,
  findCode,
  LAST_TYPE_OF_A_CHANGE,
  labelOfPublished,
  type PublishedCodes,
  type RegionView,
} from '@beian/domain/codes';
import { loadPublishedCodes } from '@beian/records/published';

/** The rows of a code list, or those that apply to a nature 单位性质. As published by the bureaus; our own list until then. */
export async function loadCodes(ctx: AppContext, list: CodeList, nature: number | null): Promise<CodeView[]> {
  // Code lists are public, so this also runs without a caller.
  const published = await readOnly(ctx, system('clock'), (tx) => loadPublishedCodes(tx));
  return currentCodes(list, published)
    .map((code) => toCode(list, code, published))
    .filter((row) => nature === null || row.natures === null || row.natures.includes(nature));
}

/** The regions of a province or city, whoever asks. */
export async function loadRegions(ctx: AppContext, parent: string): Promise<RegionView[]> {
  if (!/^\d{6}$/.test(parent)) return [];
  const published = await readOnly(ctx, system('clock'), (tx) => loadPublishedCodes(tx, parent));
  return [...currentRegions(parent, published)];
}

function toCode(list: CodeList, code: string, published: PublishedCodes): CodeView {
  const row = findCode(list, code);
  const certificate = list === 'CERTIFICATE_TYPE' || list === 'ID_TYPE' ? findCertificateType(code) : undefined;
  const table = list === 'ID_TYPE' ? 'CERTIFICATE_TYPE' : list;
  return {
    code,
    label: labelOfPublished(list, code, published),
    source: published[table]?.[code]?.name ? 'JCDM' : (row?.source ?? 'NONE'),
    since: row?.since ?? null,
    until: row?.until ?? null,
    otherReading: row?.otherReading?.label ?? null,
    natures: certificate === undefined ? null : [...certificate.natures],
    personal: certificate?.personal ?? null,
    forChanges: list !== 'CERTIFICATE_TYPE' || Number(code) <= LAST_TYPE_OF_A_CHANGE,
  };
}
