import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import { dayOfEdition, type EditionId } from '../province/editions.ts';
import { latestInForce } from '../province/in-force.ts';

/** Whether an order must give the filing password 备案密码 (docs/spec/rules.md R-2): by the rows of its kind, or for a subject filed elsewhere. */
export const isFilingPasswordRequired = ({
  kind,
  edition,
  elsewhere = false,
}: {
  readonly kind: OrderKind;
  readonly edition: EditionId;
  readonly elsewhere?: boolean;
}): boolean => elsewhere || latestInForce(kindRow(kind).filingPassword ?? [], dayOfEdition(edition))?.required === true;
