import type { zhDesk } from './zh-desk.ts';

export const enDesk: Readonly<Record<keyof typeof zhDesk, string>> = {
  'common.listed': '; ',
  'timeline.filter': 'Filter the timeline',
  'timeline.kind.all': 'All',
  'timeline.kind.state': 'State',
  'timeline.kind.verdict': 'Verdicts',
  'timeline.kind.contact': 'Calls and notes',
  'timeline.kind.notice': 'Notices',
  'timeline.kind.clock': 'Due time',
  'timeline.kind.reveal': 'Values shown',
  'timeline.kind.other': 'Other',
  'timeline.verdicts': 'judged {n} item: {list}|judged {n} items: {list}',
  'timeline.passed': '{n} passed',
  'timeline.returned': '{n} refused',
  'timeline.notified': 'Notified: {label}',
  'verdicts.kept': '“{label}” is passed now; its {n} reason is kept|“{label}” is passed now; its {n} reasons are kept',
  'verdicts.undo': 'Undo',
  'next.offer': 'The order that comes next',
  'next.takeOffer': 'Take this one',
  'next.looking': 'Looking for the next order',
};
