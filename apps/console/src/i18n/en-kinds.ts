import type { zhKinds } from './zh-kinds.ts';

/** What differs by the kind of an order: what a cancellation ends, and the orders that a record allows. */
export const enKinds = {
  'ending.title': 'Ends when the bureau approves',
  'ending.done': 'Approved by the bureau and ended',
  'ending.afterwards': 'After that: {sentence}',
  'ending.gone': 'No longer filed',
  'ending.allWebsites': 'All websites',
  'ending.noWebsites': 'No websites',
  'ending.others': '{n} access of other providers ends with it|{n} accesses of other providers end with it',
  'ending.rest': 'The subject and {n} other website stay filed|The subject and {n} other websites stay filed',
  'ending.last': "It is the subject's last website; what remains is a shell. {shell}",
  'ending.access': 'Our access',
  'ending.remain': 'Accesses that remain',
  'ending.noneRemain': 'No other access',
  'ending.history': 'History of the record',
  'ending.confirm': '{label} cannot be undone once it is approved. {sentence}',
  'ending.confirmMany':
    '{n} of them is a cancellation and cannot be undone once it is approved.|{n} of them are cancellations and cannot be undone once they are approved.',

  'plan.title': 'Plan: {plan}',
  'plan.steps': 'Steps of the plan',
  'plan.here': 'this order',
  'plan.waits': 'waits for the step before',
  'plan.expected': 'Expected',
  'plan.days': 'usually {n} day at most for all steps|usually {n} days at most for all steps',
  'plan.still': 'Without a filing',
  'plan.stillDays': 'usually {n} day at most|usually {n} days at most',

  'access.title': 'Access',
  'access.ours': 'ours',
  'access.others': 'another provider',

  'options.title': 'Orders that its partner can open',
  'options.cancellations': 'Cancellations',
  'options.stops': 'Stops: {list}',
  'options.waits': '{label} is possible once this order has ended or is abandoned:',

  'record.shell': 'Shell',
  'record.shellMeans':
    'A subject without websites has no access provider: it is cancelled at the bureau on paper, in about 5 working days.',
  'record.deregistered': 'Cancelled',
  'record.deregisteredMeans': 'No longer filed since {at}; a site that is to return is filed anew.',
} as const satisfies Readonly<Record<keyof typeof zhKinds, string>>;
