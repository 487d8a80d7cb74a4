import type { zhQueue } from './zh-queue.ts';

/** Words of lists, in English. */
export const enQueue: Readonly<Record<keyof typeof zhQueue, string>> = {
  'queue.flag': 'Flag',
  'queue.nobody': 'Nobody',
  'queue.holderGone': 'Somebody who has left',
  'queue.submitted': 'Submitted',
  'queue.updated': 'Updated',
  'queue.sort': 'Sort',
  'sort.DUE.up': 'earliest due first',
  'sort.DUE.down': 'latest due first',
  'sort.SUBMITTED.up': 'submitted earliest first',
  'sort.SUBMITTED.down': 'submitted latest first',
  'sort.UPDATED.up': 'updated earliest first',
  'sort.UPDATED.down': 'updated latest first',
};
