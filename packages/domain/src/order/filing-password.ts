import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { latestInForce } from '../province/in-force.ts';

/** Whether an order must give the filing password 备案密码 (docs/spec/rules.md R-2). */
export const isFilingPasswordRequired = ({
  kind,
  edition,
}: {
  readonly kind: OrderKind;
  readonly edition: EditionId;
}): boolean => latestInForce(kindRow(kind).filingPassword ?? [], dayOfEdition(edition))?.required === true;
