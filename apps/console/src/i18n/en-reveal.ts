import type { zhReveal } from './zh-reveal.ts';

/** One personal value in clear for 30 s, in English. */
export const enReveal: Readonly<Record<keyof typeof zhReveal, string>> = {
  'reveal.do': 'Reveal {label}',
  'reveal.title': 'Reveal: {label}',
  'reveal.says': 'Shown for 30 s; purpose, time and your name go into the timeline and the audit',
  'reveal.purpose': 'What for',
  'reveal.words': 'What exactly for',
  'reveal.wordsHint': 'e.g. calling back whether the principal still works there',
  'reveal.show': 'Show for 30 s',
  'reveal.cancel': 'Cancel',
  'reveal.purposeNeeded': 'Choose what for',
  'reveal.wordsNeeded': 'Say what exactly for (2 to 200 characters)',
  'reveal.now': 'Now',
  'reveal.registered': 'Registered',
  'reveal.left': 'Masked again in {n} s',
  'reveal.hide': 'Mask now',
  'reveal.none': '(empty)',
  'reveal.failed': 'It could not be shown; try again',
  'blind.label': 'Blind compare',
  'timeline.reveal': 'Revealed a value',
};
