import type { Item, Material, PaperReading } from '../../order/documents.ts';

export type { PaperReading, PaperValue } from '../../order/documents.ts';
export type PaperState = Item['paperState'];

export interface ReadItem extends Pick<Item, 'key' | 'label' | 'now' | 'masked'> {
  readonly paperReadings: readonly PaperReading[];
}

/** Whether its state changes without an event of the order, so that it is looked at again every few seconds. */
export const isAwaited = ({ paperState }: Pick<Item, 'paperState'>): boolean =>
  paperState === 'WAITING' || paperState === 'READING' || paperState === 'NO_READER';
export const READ_POLL_MS = 5000;

/** The scans of an order by their kind. */
export const picturesOf =
  (items: readonly { readonly material: Material | null }[]) =>
  (kind: Material['kind']): Material | undefined =>
    items.find(({ material }) => material?.kind === kind)?.material ?? undefined;
