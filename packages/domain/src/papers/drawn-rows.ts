import { type FieldValues, listOf } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import { isPerson } from '../filing/proposal.ts';
import { type BoxField, type FormBox, type FormQuestion, formRows } from './form-rows.ts';

/** A row of the form with its answers. */
export type DrawnRow =
  | { readonly is: 'heading' | 'remark'; readonly text: string }
  | { readonly is: 'boxes'; readonly label: string; readonly boxes: readonly DrawnBox[] }
  | { readonly is: 'questions'; readonly questions: readonly DrawnQuestion[] };

export interface DrawnBox {
  readonly label: string;
  readonly ticked: boolean;
}
export interface DrawnQuestion {
  readonly text: string;
  readonly answer: 'yes' | 'no' | null;
}

/**
 * The rows as the last approval of an order answers them. An order is approved only when each item passed, in this review or before
 * (the guards `everyItemPassed` and `everyPhotoItemPassed`), so what was given is 是. `materials`: those of the order; undefined: not
 * approved, all boxes are empty.
 */
export function drawnRows(values: FieldValues, materials: readonly MaterialKind[] | undefined): DrawnRow[] {
  const approved = materials !== undefined;
  const isGiven = (item: FormQuestion['items'][number]) =>
    isMaterial(item)
      ? materials?.some((kind) => item === `material.${kind}`) === true
      : listOf(values, item).length > 0;
  return formRows.map((row) => {
    switch (row.is) {
      case 'boxes':
        return { is: row.is, label: row.label, boxes: tick(row.boxes, approved ? codesOf(values, row.of) : []) };
      case 'questions':
        return {
          is: row.is,
          questions: row.questions.map(({ text, items, without }) => {
            const answer = items.some(isGiven) ? 'yes' : (without ?? null);
            return { text, answer: approved ? answer : null };
          }),
        };
      default:
        return row;
    }
  });
}

const isMaterial = (item: string): item is `material.${MaterialKind}` => item.startsWith('material.');

/** Codes of a field; a person has no certificate of a unit. Pre-approvals are written as `02:number`. */
const codesOf = (values: FieldValues, field: BoxField): number[] =>
  field === 'subject.certificateType' && isPerson(values)
    ? []
    : listOf(values, field).map((value) => Number(value.split(':')[0]));

function tick(boxes: readonly FormBox[], codes: readonly number[]): DrawnBox[] {
  const named = boxes.flatMap((box) => (box.codes === 'others' ? [] : box.codes));
  return boxes.map(({ label, codes: own }) => ({
    label,
    ticked: codes.some((code) => (own === 'others' ? !named.includes(code) : own.includes(code))),
  }));
}
