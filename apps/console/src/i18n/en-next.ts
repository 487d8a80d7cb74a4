import type { zhNext } from './zh-next.ts';

/** Texts of taking the next order, skipping one, and staff. */
export const enNext: Readonly<Record<keyof typeof zhNext, string>> = {
  'next.take': 'Next order',
  'next.why': 'Why this one',
  'next.skip': 'Skip',
  'skip.reason': 'Why it is skipped',
  'skip.note': 'In words (supervisors read it)',
  'skip.noteNeeded': 'Say why',
  'skip.reasonNeeded': 'Pick a reason',
  'shell.staff': 'Staff',
  'staff.title': 'Staff',
  'staff.lead':
    'Which provinces and kinds of order each reviewer takes on; none chosen means all. It decides what is offered and what may be claimed. Who is away is offered and given nothing.',
  'staff.loading': 'Loading the staff',
  'staff.name': 'Name',
  'staff.roles': 'Roles',
  'staff.provinces': 'Provinces',
  'staff.kinds': 'Kinds',
  'staff.all': 'All',
  'staff.provincesOf': 'Provinces of {name}',
  'staff.kindsOf': 'Kinds of {name}',
  'staff.save': 'Save',
  'staff.saveOf': 'Save what {name} takes on',
  'staff.saved': 'Saved what {name} takes on',
  'skips.title': 'Skipped lately',
  'skips.empty': 'Nobody has skipped an order',
  'skips.order': 'Order',
  'skips.who': 'Who',
  'skips.why': 'Why',
  'skips.at': 'When',
};
