import type { zhRectification } from './zh-rectification.ts';

/** Texts of rectifications. */
export const enRectification: Readonly<Record<keyof typeof zhRectification, string>> = {
  'rectification.title': 'Rectification notices',
  'rectification.lead':
    'Subjects and websites that a bureau wants put right, those due first in front; a change order that the bureau approves answers a notice',
  'rectification.loading': 'Loading rectification notices',
  'rectification.filter': 'Filter',
  'rectification.emptyTitle': 'No open notice',
  'rectification.emptyHint': 'Notices of the bureaus show here, and on the pages of their record and its order',
  'rectification.emptyFilter': 'No such notice',
  'rectification.times': 'sent {n} times',
  'rectification.received': 'received {at}',
  'rectification.due': 'due {at}',
  'rectification.daySet': "Set by {name} from the bureau's text:",
  'rectification.partners': 'told: {names}',
  'rectification.noPartner': 'No partner has this record: nobody was told',
  'rectification.orders': 'Orders',
  'rectification.noOrder': 'No order yet',
  'rectification.handle': 'Mark as dealt with',
  'rectification.note': 'What was done about it',
  'rectification.setDue': 'Set the day',
  'rectification.day': 'Last day',
  'rectification.why': 'Why, such as the day that the text names',
  'rectification.link': 'Link order {number}',
  'rectification.open': 'Put it right',
  'rectification.answers': 'The order that you open here answers the notice once the bureau approves it',
  'rectification.answered': 'Answered by an order on {at}',
  'rectification.done': 'Dealt with by {name} on {at}:',
  'rectification.doneAt': 'Dealt with on {at}',
  'rectification.noRecord': 'No such record here yet',
  'rectification.record': 'See the record',
};
