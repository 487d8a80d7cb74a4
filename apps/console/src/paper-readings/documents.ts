import type { Item, PaperReading } from '../order/documents.ts';

export type { PaperReading, PaperValue } from '../order/documents.ts';
export type PaperState = Item['paperState'];

/** An item with what scans say of it. */
export interface ReadItem extends Pick<Item, 'key' | 'label' | 'now' | 'masked'> {
  readonly paperReadings: readonly PaperReading[];
}
