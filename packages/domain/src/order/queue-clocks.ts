import { duties } from '../clock/duties.ts';
import type { Duty } from '../order-names/states.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { type QueueClock, queueClockNames } from './queue.ts';

/** Labels of the clocks that a list can be filtered by. */
export const queueClocks = Object.fromEntries(
  queueClockNames.map((name) => [
    name,
    name === 'OURS' ? bilingual('我方时限', "The desk's own clocks") : duties[name satisfies Duty].label,
  ]),
) as Readonly<Record<QueueClock, BilingualText>>;
