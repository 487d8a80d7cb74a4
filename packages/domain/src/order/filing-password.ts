import { kindRow, type OrderKind } from '../order-names/kinds/kinds.ts';
import type { EditionId } from '../province/editions.ts';
import { latestInForce } from '../province/in-force.ts';
import { dayOf, type Rules } from '../province/rule-set.ts';

/** Whether an order must give the filing password 备案密码 (docs/spec/rules.md R-2): by the rows of its kind, or for a subject filed elsewhere. */
export const isFilingPasswordRequired = ({
  kind,
  edition,
  elsewhere = false,
}: {
  readonly kind: OrderKind;
  readonly edition: Rules | EditionId;
  readonly elsewhere?: boolean;
}): boolean => elsewhere || latestInForce(kindRow(kind).filingPassword ?? [], dayOf(edition))?.required === true;
