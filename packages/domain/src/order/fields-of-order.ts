import { type FieldId, fieldRow, fieldsOfKind } from '../filing/fields.ts';
import { carriesFilingPassword, FILING_PASSWORD, SERVICE_CODE } from '../filing/order-fields.ts';
import { MISSING_GROUP } from '../order-names/kinds/field-groups.ts';
import type { OrderFacts } from './facts.ts';

type Facts = Pick<OrderFacts, 'kind' | 'record' | 'asked' | 'fieldHashes' | 'returned' | 'serviceCode'>;

/**
 * The fields that this order fills in: those of its kind, what the filing lacks for its report, the filing password once the order
 * was returned for it (docs/spec/bureau-interface.md B-8, code 1018), and the service code where the setting asks for one.
 */
export function fieldsOfOrder({ kind, record, asked, fieldHashes, returned, serviceCode }: Facts): readonly FieldId[] {
  const own = fieldsOfKind(kind, record.elsewhere);
  const password =
    fieldHashes[FILING_PASSWORD] !== undefined || Object.hasOwn(returned?.items ?? {}, FILING_PASSWORD)
      ? [FILING_PASSWORD]
      : [];
  const code = serviceCode === null ? [] : [SERVICE_CODE];
  return [...new Set([...own, ...asked, ...password, ...code])];
}

/** The fields that it may be returned for: also the filing password that its bureau asks for. */
export const returnableFields = (facts: Facts): readonly FieldId[] =>
  carriesFilingPassword(facts.kind) ? [...new Set([...fieldsOfOrder(facts), FILING_PASSWORD])] : fieldsOfOrder(facts);

/** The group under which a form shows a field of this order: what the filing lacks stands together. */
export const groupInOrder = (id: FieldId, asked: readonly FieldId[]): string =>
  asked.includes(id) ? MISSING_GROUP : fieldRow(id).group;
