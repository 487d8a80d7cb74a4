import type { QueueColumn } from '@beian/domain/order';
import { type ColumnWidth, SUBJECT_WIDTH } from '../ui/fit-columns.ts';

/** Columns of the queue, the most important one first. Beside a subject that needs the room, the last one folds away first. */
export const queueColumnWidths: readonly ColumnWidth<QueueColumn | 'due' | 'number'>[] = [
  { name: 'subject', min: SUBJECT_WIDTH, always: true, grows: true },
  { name: 'number', min: 142, full: 150, always: true },
  // The due cell leaves out the absolute time where it has no room for it.
  { name: 'due', min: { zh: 216, en: 228 }, full: { zh: 244, en: 264 }, always: true },
  { name: 'state', min: { zh: 100, en: 124 }, full: { zh: 108, en: 140 } },
  { name: 'kind', min: { zh: 132, en: 152 }, full: { zh: 132, en: 180 } },
  { name: 'province', min: { zh: 68, en: 108 }, full: { zh: 72, en: 126 } },
  { name: 'holder', min: 96, full: 108 },
  { name: 'changed', min: 164, full: 236 },
  { name: 'assignee', min: { zh: 80, en: 96 }, full: 96 },
  { name: 'submitted', min: 100, full: 104 },
  { name: 'updated', min: 100, full: 104 },
  { name: 'partner', min: 92, full: 104 },
  { name: 'round', min: { zh: 52, en: 62 }, full: 62 },
];

export const FLAG_WIDTH = 20;
