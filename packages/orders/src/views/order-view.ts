import type { RecordView } from '@beian/domain/filing';
import type { DueWhyView, OrderPartValues, OrderRowValues, sharedParts } from '@beian/domain/order-fields';
import type { ActionView } from './action-view.ts';
import type { CurtainView } from './photo-view.ts';
import type { ShownValues } from './shown-columns.ts';

/** What is read of every order of a list. */
export interface OrderRowView extends ShownValues, OrderRowValues {
  readonly recordId: string;
}

/** An order as screens and partners see it, with the parts that were requested. */
export interface OrderView extends OrderRowView, Partial<Omit<OrderPartValues, 'actions' | 'curtain' | 'record'>> {
  readonly actions?: readonly ActionView[];
  readonly curtain?: CurtainView | null;
  readonly record?: RecordView;
  /** Why it has this due time; absent if no clock runs. */
  readonly dueWhy?: DueWhyView;
}

export type OrderPart =
  | Exclude<keyof OrderPartValues, keyof typeof sharedParts>
  | (typeof sharedParts)[keyof typeof sharedParts]
  /** The items without their values; `items` includes them. */
  | 'verdicts'
  | 'dueWhy';
