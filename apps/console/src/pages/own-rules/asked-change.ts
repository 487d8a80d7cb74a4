import type { OwnRuleInput } from '@beian/domain/rule-book';
import { useLocation } from 'react-router';

/** A change that another page asks for: a rule to start from, or one to end. It travels with the navigation. */
export interface AskedChange {
  readonly does: 'replace' | 'end';
  /** Key of the rows that it takes the place of. */
  readonly key: string;
  /** The own rule that it ends. */
  readonly ownRuleId?: string;
  /** The first day of an own rule that has not begun: ended on that day, it is cancelled. */
  readonly begins?: string;
  /** What the rule says now. */
  readonly was: string;
  readonly rule: Partial<OwnRuleInput>;
}

export const useAskedChange = (): AskedChange | null => useLocation().state?.change ?? null;
