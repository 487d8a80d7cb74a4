import { certificateTypes } from '../codes/certificate-types.ts';
import { findRegionName } from '../codes/regions.ts';
import { type FieldId, type FieldValue, type FieldValues, fieldRow, isFieldId, sameValue } from '../filing/fields.ts';
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

/** Where a unit was registered is only a proposal for where it is. */
const areaFields: readonly FieldId[] = ['subject.city', 'subject.county'];

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

/** A form that scans fill in. */
export interface ProposalForm {
  /** The fields that it asks for. */
  readonly asked: readonly FieldId[];
  /** Saved and typed values; empty and absent are the same. */
  readonly values: FieldValues;
  /** Values that the form shows in part, so that they cannot be compared. */
  readonly isMasked: (field: FieldId) => boolean;
  /** The order's. */
  readonly province: string;
}

type FieldEntry = readonly [FieldId, FieldValue];

/**
 * What a form does with the proposals of a scan: `filled` go into empty fields, `differing` contradict what stands there and are asked about.
 * A field that the form does not ask for, an area outside the order's province, and a value that stands there already are in neither. Pure.
 */
export function applyProposals(
  proposals: readonly { readonly field: string; readonly values: readonly string[] }[],
  { asked, values, isMasked, province }: ProposalForm,
): { readonly filled: readonly FieldEntry[]; readonly differing: readonly FieldEntry[] } {
  const isOutside = ([field, value]: FieldEntry) =>
    areaFields.includes(field) && String(value).slice(0, 2) !== province.slice(0, 2);
  const isEmpty = ([field]: FieldEntry) => (values[field] ?? '').length === 0;
  const fitting = proposals
    .flatMap(({ field, values }): FieldEntry[] =>
      isFieldId(field) ? [[field, fieldRow(field).shape === 'list' ? values : (values[0] ?? '')]] : [],
    )
    .filter((entry) => asked.includes(entry[0]) && !isOutside(entry));
  return {
    filled: fitting.filter(isEmpty),
    differing: fitting.filter(
      (entry) =>
        !(isEmpty(entry) || areaFields.includes(entry[0]) || isMasked(entry[0])) &&
        !sameValue(values[entry[0]], entry[1]),
    ),
  };
}
