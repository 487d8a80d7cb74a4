import type { DomainCheck, Item, Material, Verdict } from '../documents.ts';
import type { ReasonInput } from '../perform.ts';
import type { Layout } from './rows.ts';

/** What the table of items is given; a row takes most of it on. */
export interface ItemsProps {
  readonly orderId: string;
  readonly layout: Layout;
  readonly focused: string | undefined;
  readonly canJudge: boolean;
  readonly missing: readonly string[];
  /** What the registry says of the domains that the order adds. */
  readonly domainChecks: readonly DomainCheck[];
  readonly verdictOf: (item: Item) => Verdict | null;
  /** Its verdict waits for the network. */
  readonly isUndelivered: (item: Item) => boolean;
  readonly onFocus: (key: string) => void;
  readonly onJudge: (item: Item, verdict: Verdict) => void;
  readonly onExplain: (item: Item, reasons: ReasonInput[]) => void;
  /** The item is explained: on to the next one without a verdict. */
  readonly onNext: () => void;
  readonly onView: (material: Material) => void;
}
