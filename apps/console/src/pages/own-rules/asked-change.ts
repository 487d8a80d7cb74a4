import type { OwnRuleInput } from '@beian/domain/rule-book';
import { useLocation } from 'react-router';

/** A change that another page asks for: a rule to start from, or one to end. It travels with the navigation. */
export interface AskedChange {
  /** `text`: another text of a reason or a notice. */
  readonly does: 'replace' | 'end' | 'text';
  /** Key of the rows that it takes the place of; of a text its `TextKey`. */
  readonly key: string;
  /** The own rule that it ends. */
  readonly ownRuleId?: string;
  /** The first day of an own rule or text that has not begun: ended on that day, it is cancelled. */
  readonly begins?: string;
  /** The own text that it ends. */
  readonly ownTextId?: string;
  /** What the rule says now; of a text what it is called. */
  readonly was: string;
  readonly rule: Partial<OwnRuleInput>;
}

export const useAskedChange = (): AskedChange | null => useLocation().state?.change ?? null;
