import { certificateTypes } from '../codes/certificate-types.ts';
import { findRegionName } from '../codes/regions.ts';
import { type FieldId, fieldRow } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { DIFFERS_FROM } from './compare.ts';
import type { PaperResult, PaperValue } from './comparisons.ts';
import type { PaperKind, ReadingField } from './fields.ts';
import { papersOf } from './papers.ts';

/** A value that a paper gives for a field of the order; a person reads it before it is filed. */
export interface PaperProposal {
  readonly field: FieldId;
  readonly values: readonly string[];
  /** What it was read from. */
  readonly read: PaperValue;
}

/** Digits 3 to 8 of a credit code are the county that the unit was registered in (GB 32100, 行政区划). */
const areasOf = (code: string): readonly (readonly [FieldId, string])[] =>
  (
    [
      ['subject.city', `${code.slice(2, 6)}00`],
      ['subject.county', code.slice(2, 8)],
    ] as const
  ).filter(([, area]) => findRegionName(area) !== undefined);

/** What else follows from a value. */
const furtherValues: Partial<Record<ReadingField, typeof areasOf>> = {
  'licence.creditCode': areasOf,
  'institution.creditCode': areasOf,
  'association.creditCode': areasOf,
};

/** The nature of a unit whose certificate allows no other one. */
function natureOf(field: FieldId, code: string): readonly (readonly [FieldId, string])[] {
  if (field !== 'subject.certificateType') return [];
  const rows: Readonly<Record<string, { readonly natures: readonly number[] }>> = certificateTypes.rows;
  const natures = rows[code]?.natures ?? [];
  return natures.length === 1 ? [['subject.nature', String(natures[0])]] : [];
}

/**
 * What a scan says of the order, before anything is typed: its values, the type of the certificate that it is, and what follows from both
 * (docs/spec/desk.md D-papers-first). What was read with doubt is left out. Pure.
 */
export function proposeFromPaper(material: MaterialKind, paper: PaperKind, { values }: PaperResult): PaperProposal[] {
  const slot = papersOf(material).find((one) => one.paper === paper);
  if (slot === undefined) return [];
  const direct = slot.rows.flatMap(({ read, at, when }): PaperProposal[] => {
    const best = bestOf(values, read);
    if (at === undefined || when !== undefined || best === undefined) return [];
    return [
      { field: at, values: fieldRow(at).shape === 'list' ? best.value.split('、') : [filed(best.value)], read: best },
    ];
  });
  const [first] = direct;
  if (first === undefined) return [];
  const fromType =
    slot.when === undefined
      ? []
      : [[slot.when.field, slot.when.code] as const, ...natureOf(slot.when.field, slot.when.code)];
  const further = direct.flatMap(({ read }) =>
    (furtherValues[read.field]?.(read.value) ?? []).map(([field, value]) => ({ field, values: [value], read })),
  );
  return [...fromType.map(([field, value]) => ({ field, values: [value], read: first.read })), ...direct, ...further];
}

/** The reader gives all signs in half width; beside Chinese characters brackets are filed in full width, as they are printed. */
const filed = (value: string): string =>
  /\p{Script=Han}/u.test(value) ? value.replaceAll('(', '（').replaceAll(')', '）') : value;

/** Whether values of the order stand on what a material shows. */
export const fillsForm = (material: MaterialKind): boolean =>
  papersOf(material).some(({ rows }) => rows.some(({ at, when }) => at !== undefined && when === undefined));

/** The surest value of a field; the code before the text. */
const bestOf = (values: readonly PaperValue[], read: ReadingField): PaperValue | undefined =>
  values
    .filter(({ field, confidence }) => field === read && confidence >= DIFFERS_FROM)
    .sort((a, b) => Number(b.source === 'QR') - Number(a.source === 'QR') || b.confidence - a.confidence)[0];
