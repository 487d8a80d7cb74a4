import type { zhFirstRun } from './zh-first-run.ts';

/** The first-run list. Loaded with the board (`board-texts.ts`). */
export const enFirstRun: Readonly<Record<keyof typeof zhFirstRun, string>> = {
  'firstRun.title': 'First-run list ({done} of {all})',
  'firstRun.blocks': 'Nothing is pushed to a bureau before the list is confirmed.',
  'firstRun.goesOn': 'Orders are pushed as usual; these items are open.',
  'firstRun.confirmList': 'Confirm the list',
  'firstRun.confirmAsk': 'Orders may be pushed from then on. It is noted in the audit.',
  'firstRun.confirmOne': 'Confirm',
  'firstRun.confirmOf': 'Confirm: {item}',
  'firstRun.confirmOneAsk': 'Confirm “{item}”? It is noted in the audit and cannot be taken back.',
  'firstRun.confirmed': 'confirmed by {by}, {at}',
  'firstRun.done': '{n} item done|{n} items done',
  'firstRun.optional': 'does not keep orders back',
  'firstRun.mail': 'Your mail address',
  'firstRun.sms': 'Your mobile number',
  'firstRun.send': 'Send: {item}',
  'firstRun.waits': 'asked for {at}; a worker will send it',
  'firstRun.answered': '{at}: {said}',
};
