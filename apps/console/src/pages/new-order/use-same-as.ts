import { type FieldId, type FieldValue, type FieldValues, fieldRow, isFieldId, sameValue } from '@beian/domain/filing';
import { useState } from 'react';
import type { FillOrder } from './documents.ts';
import { fieldsOf } from './fill-steps.ts';
import { copiedValues, isSame, type SameAs, sameAsRowsOf } from './same-as.ts';
import type { Draft } from './use-draft.ts';

type AskingOrder = Pick<FillOrder, 'kind' | 'province' | 'record' | 'items'>;

/** What stands in a field on the page: the saved value of the item. */
export const savedValue = (field: FieldId, item: Pick<FillOrder['items'][number], 'now'> | undefined): FieldValue => {
  const now = item?.now ?? [];
  return fieldRow(field).shape === 'list' ? now : (now[0] ?? '');
};

/** The values as they will be saved; a field without a value is absent. */
function valuesOf({ items }: AskingOrder, typed: Draft['typed']): FieldValues {
  const saved = items.flatMap((item) => (isFieldId(item.key) ? [[item.key, savedValue(item.key, item)] as const] : []));
  return Object.fromEntries([...saved, ...Object.entries(typed)].filter(([, value]) => value.length > 0));
}

/** Which fields repeat others, so that they are not asked for, and what else a typed value changes. */
export function useSameAs(order: AskingOrder, draft: Pick<Draft, 'typed' | 'type' | 'leave'>) {
  const [declined, setDeclined] = useState<readonly SameAs[]>([]);
  const asked = fieldsOf(order);
  const values = valuesOf(order, draft.typed);
  const isMasked = (field: FieldId) =>
    draft.typed[field] === undefined &&
    order.items.some(({ key, masked, now }) => key === field && masked && (now ?? []).length > 0);
  // A value that is shown in part can be neither compared nor copied.
  const rows = sameAsRowsOf(order.kind).filter(({ fields }) =>
    fields.every((pair) => pair.every((field) => asked.includes(field) && !isMasked(field))),
  );
  const holds = (row: SameAs) => isSame(row, values, declined.includes(row));

  /** The values with what they change besides. */
  const following = (typed: FieldValues): FieldValues => {
    // A county of the former city does not lie in the new one.
    const county =
      typed['subject.city'] !== undefined && asked.includes('subject.county') ? { 'subject.county': '' } : {};
    const after: FieldValues = { ...values, ...county, ...typed };
    // The order was opened for this province.
    if (asked.includes('subject.province')) after['subject.province'] ??= order.province;
    // A copy that is typed, as in a correction, is one no longer.
    for (const row of rows.filter(({ fields }) => fields.every(([copy]) => typed[copy] === undefined)))
      if (holds(row) || (row.follows?.(values) === false && row.follows(after)))
        Object.assign(after, Object.fromEntries(copiedValues(row, after)));
    return Object.fromEntries(
      Object.entries(after).filter(([id, now]) => !sameValue(now, values[id as FieldId] ?? '')),
    );
  };
  const type = (field: FieldId, value: FieldValue) => draft.type(field, value, following({ [field]: value }));
  /** Takes values that nobody types: nobody is in a field. */
  const fill = (taken: FieldValues) => {
    const [[field, value] = []] = Object.entries(taken) as [FieldId, FieldValue][];
    if (field === undefined || value === undefined) return;
    draft.type(field, value, following(taken));
    draft.leave();
  };
  /** Says whether the fields of a row are the same; where they are not, they are asked for anew. */
  const confirm = (row: SameAs, isConfirmed: boolean) => {
    setDeclined(isConfirmed ? declined.filter((one) => one !== row) : [...declined, row]);
    for (const [copy, value] of copiedValues(row, values)) draft.type(copy, isConfirmed ? value : '');
    draft.leave();
  };
  const copies = rows.filter(holds).flatMap(({ fields }) => fields.map(([copy]) => copy));
  const isTheOrders = (values['subject.province'] ?? order.province) === order.province;
  return {
    asked,
    values,
    isMasked,
    type,
    fill,
    confirm,
    /** Fields that need no entry. */
    repeated: new Set<FieldId>(isTheOrders ? [...copies, 'subject.province'] : copies),
    questions: rows.flatMap((row) =>
      row.question === null ? [] : [{ row, question: row.question, holds: holds(row) }],
    ),
  };
}
