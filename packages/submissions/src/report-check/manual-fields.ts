import { fieldIds, fieldLabel, labelOfValue, listOf, type MaterialKind, materialRow } from '@beian/domain/filing';
import type { OrderKind } from '@beian/domain/order-names';
import { type BilingualText, bilingual } from '@beian/domain/text';
import type { OrderToReport } from '@beian/orders/bureau-answer';
import type { ReportCheck } from '../submissions/report.ts';

type ByHand = Extract<OrderToReport['content'], { readonly block: null }>;

const numberLabels = {
  subject: bilingual('主体备案号', 'Filing number of the subject'),
  service: bilingual('服务备案号', 'Filing number of the service'),
} as const;

/**
 * What a person enters in the bureau's own system where the interface has no report of an order: its values, a line for each element of a
 * list, in the order of the catalogue. Nothing here is refused beforehand, because no schema is known.
 */
export function manualFields(
  { kind, values, numbers }: ByHand,
  materials: readonly { readonly kind: MaterialKind }[],
): ReportCheck {
  const filed = (['subject', 'service'] as const).flatMap((of) =>
    numbers[of] === '' ? [] : [{ path: `${of}.filingNumber`, label: numberLabels[of], value: numbers[of] }],
  );
  const fields = fieldIds.flatMap((id) =>
    listOf(values, id).map((value) => {
      const words = labelOfValue(id, value);
      return { path: id, label: labelIn(kind, id), value, ...(words === undefined ? {} : { words }) };
    }),
  );
  return {
    fields: [...filed, ...fields],
    attachments: materials.map(({ kind: of }) => ({ kind: of, base64Bytes: 0, limit: materialRow(of).reportLimit })),
    problems: [],
    xmlBytes: 0,
  };
}

const labelIn = (kind: OrderKind, id: (typeof fieldIds)[number]): BilingualText => fieldLabel(id, { kind });
