import { useRef } from 'react';
import type { Item, PaperReading, PaperValue } from '../../order/documents.ts';
import { shownValues } from '../../ui/paper-readings/readings.tsx';
import type { Viewer } from './use-viewer.ts';

/** Of several readings the ones that need a person come first. */
const ranks: Partial<Record<PaperReading['outcome'], number>> = { DIFFERS: 0, LOOK: 1 };

/** The places that a scan was read at for an item; without one the scan alone. */
function placesOf({ paperReadings }: Item): { reading: PaperReading; value: PaperValue | null }[] {
  const rank = ({ outcome }: PaperReading) => ranks[outcome] ?? 2;
  return [...paperReadings]
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((reading) => {
      const values: (PaperValue | null)[] = shownValues(reading);
      return (values.length === 0 ? [null] : values).map((value) => ({ reading, value }));
    });
}

/** Shows on the stage where a scan was read: the place of a click, or by key one place of the item after the other. */
export function usePlaces(viewer: Viewer) {
  const last = useRef<{ readonly item: string; readonly at: number }>(undefined);
  const show = (item: Item, { material, turned }: PaperReading, value: PaperValue | null) =>
    viewer.showPlace({ kind: material, turned, corners: value?.place ?? null }, item.key);
  return {
    show,
    next: (item: Item | undefined) => {
      if (item === undefined) return;
      const places = placesOf(item);
      const at = last.current?.item === item.key ? (last.current.at + 1) % Math.max(1, places.length) : 0;
      const place = places[at];
      if (place === undefined) return;
      last.current = { item: item.key, at };
      show(item, place.reading, place.value);
    },
  };
}
