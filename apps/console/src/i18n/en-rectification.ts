import type { zhRectification } from './zh-rectification.ts';

/** Texts of rectifications, checks and verification tasks. */
export const enRectification: Readonly<Record<keyof typeof zhRectification, string>> = {
  'rectification.title': 'Rectifications and checks',
  'rectification.notices': 'Rectification notices',
  'rectification.lead':
    'What bureaus want put right, their checks and verification tasks, those due first in front; a linked order that the bureau approves answers a notice or check, but not a verification task',
  'rectification.loading': 'Loading rectifications and checks',
  'rectification.filter': 'Filter',
  'rectification.emptyTitle': 'No open notice, check or verification task',
  'rectification.emptyHint':
    'Notices, checks and verification tasks of the bureaus show here, and on the pages of their record and its order',
  'rectification.emptyFilter': 'No such notice, check or verification task',
  'rectification.times': 'sent {n} times',
  'rectification.received': 'received {at}',
  'rectification.due': 'due {at}',
  'rectification.daySet': 'Set by {name}:',
  'rectification.partners': 'told: {names}',
  'rectification.noPartner': 'No partner has this record: nobody was told',
  'rectification.orders': 'Orders',
  'rectification.noOrder': 'No order yet',
  'rectification.handle': 'Mark as dealt with',
  'rectification.note': 'What was done about it',
  'rectification.setDue': 'Set the day',
  'rectification.day': 'Last day',
  'rectification.why': 'Why, such as the day that the bureau names',
  'rectification.link': 'Link order {number}',
  'rectification.open': 'Put it right',
  'rectification.answers': 'The order that you open here answers the notice once the bureau approves it',
  'rectification.answered': 'Answered by an order on {at}',
  'rectification.done': 'Dealt with by {name} on {at}:',
  'rectification.doneAt': 'Dealt with on {at}',
  'rectification.noRecord': 'No such record here yet',
  'rectification.record': 'See the record',
};
