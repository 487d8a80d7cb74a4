import type { BilingualText } from '../../text/bilingual-text.ts';
import { cancelAccess } from './cancel-access.ts';
import { cancelApp } from './cancel-app.ts';
import { cancelSubject } from './cancel-subject.ts';
import { cancelWebsite } from './cancel-website.ts';
import { changeAccess } from './change-access.ts';
import { changeApp } from './change-app.ts';
import { changeBoth } from './change-both.ts';
import { changeSubject } from './change-subject.ts';
import { changeWebsite } from './change-website.ts';
import { firstApp } from './first-app.ts';
import { firstFiling } from './first-filing.ts';
import type { OrderKindRow, PrincipalOwner } from './kind-row.ts';
import { newAccess } from './new-access.ts';
import { newApp } from './new-app.ts';
import { newWebsite } from './new-website.ts';

/** The kinds of orders that this product handles; a new one is a row here. */
const kinds = {
  CHANGE_WEBSITE: changeWebsite,
  CHANGE_SUBJECT: changeSubject,
  CHANGE_BOTH: changeBoth,
  CHANGE_ACCESS: changeAccess,
  CANCEL_WEBSITE: cancelWebsite,
  CANCEL_SUBJECT: cancelSubject,
  CANCEL_ACCESS: cancelAccess,
  FIRST_FILING: firstFiling,
  NEW_WEBSITE: newWebsite,
  NEW_ACCESS: newAccess,
  FIRST_APP: firstApp,
  NEW_APP: newApp,
  CHANGE_APP: changeApp,
  CANCEL_APP: cancelApp,
} as const satisfies Record<string, OrderKindRow>;

export type OrderKind = keyof typeof kinds;
export const orderKinds = Object.keys(kinds) as [OrderKind, ...OrderKind[]];
export const kindRow = (kind: OrderKind): OrderKindRow => kinds[kind];
/** Whether the order only declares how this principal is filed through another provider, where it is about such a filing. */
export const declaresPrincipal = (kind: OrderKind, owner: PrincipalOwner): boolean =>
  kindRow(kind).declares?.includes(`${owner}Principal`) === true;
export const isOrderKind = (name: string): name is OrderKind => Object.hasOwn(kinds, name);
export const orderKindLabels: Readonly<Record<OrderKind, BilingualText>> = Object.fromEntries(
  orderKinds.map((kind) => [kind, kindRow(kind).label]),
) as Record<OrderKind, BilingualText>;
