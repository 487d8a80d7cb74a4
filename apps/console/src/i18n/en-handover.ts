import type { zhHandover } from './zh-handover.ts';

/** Texts of the search for reasons, of late answers, and the menu's entry of the hand-over. */
export const enHandover: Readonly<Record<keyof typeof zhHandover, string>> = {
  'shell.handover': 'Hand-over',
  'reasons.remove': 'Remove reason {code}',
  'reasons.unsent': 'These reasons have not arrived.',
  'reasons.send': 'Send again',
  'reasons.noneFound': 'No reason for this item meets that',
  'reasons.suggested': 'by a check',
  'reasons.late':
    '{name} passed this in round {n} and it has not changed since: to object now counts as a late finding.',
  'items.lastReturned': 'Last returned',
  'items.same': 'As it was',
  'items.replaced': 'Replaced',
};
