import type { DomainCheck, Item, Material, PaperReading, PaperValue, Verdict } from '../../order/documents.ts';
import type { ReasonInput } from '../../order/perform.ts';
import type { ReadingsProps } from '../../ui/paper-readings/readings.tsx';
import type { Layout } from './rows.ts';

/** Props of the table of items; most are passed to its rows. */
export interface ItemsProps {
  readonly orderId: string;
  readonly layout: Layout;
  readonly focused: string | undefined;
  readonly canJudge: boolean;
  /** The kind of the order compares values: the registered ones have a column. */
  readonly compares: boolean;
  readonly missing: readonly string[];
  /** The registry's checks of the domains that the order adds. */
  readonly domainChecks: readonly DomainCheck[];
  readonly verdictOf: (item: Item) => Verdict | null;
  /** The verdict waits for the network. */
  readonly isUndelivered: (item: Item) => boolean;
  /** The verdict has no answer of the API yet. */
  readonly isPending: (item: Item) => boolean;
  /** Key of the item whose verdict was just given back by an undo: its reasons do not take the focus. */
  readonly restored: string | undefined;
  /** The verdict that its key gives the item under the cursor at the next press, in place of its own; null: none. */
  readonly replacement: Verdict | null;
  readonly onFocus: (key: string) => void;
  readonly onJudge: (item: Item, verdict: Verdict) => void;
  readonly onExplain: (item: Item, reasons: ReasonInput[]) => void;
  /** Called when the reasons are complete: moves to the next item without a verdict. */
  readonly onNext: () => void;
  readonly onView: (material: Material) => void;
  readonly pictureOf: ReadingsProps['pictureOf'];
  /** Shows where a scan was read for an item; `value` null: the scan alone. */
  readonly onPlace: (item: Item, reading: PaperReading, value: PaperValue | null) => void;
}
