import type { zhRectification } from './zh-rectification.ts';

/** Texts of rectifications, and the link to the gateway board. */
export const enRectification: Readonly<Record<keyof typeof zhRectification, string>> = {
  'shell.gateway': 'Gateway',
  'rectification.title': 'Rectification notices',
  'rectification.lead':
    'Subjects and websites that a bureau wants put right, oldest first; it mostly takes a change order',
  'rectification.loading': 'Loading rectification notices',
  'rectification.emptyTitle': 'No open notice',
  'rectification.emptyHint': 'Notices of the bureaus show here, and on the pages of their record and its order',
  'rectification.times': 'sent {n} times',
  'rectification.handle': 'Mark as dealt with',
  'rectification.note': 'What was done about it',
  'rectification.done': 'Dealt with by {name} on {at}:',
  'rectification.noRecord': 'No such record here yet',
  'rectification.record': 'See the record',
};
