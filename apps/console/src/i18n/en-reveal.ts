import { REVEAL_SECONDS, revealNoteRule } from '@beian/domain/staff';
import type { zhReveal } from './zh-reveal.ts';

/** Texts of revealing one personal value. */
export const enReveal: Readonly<Record<keyof typeof zhReveal, string>> = {
  'reveal.do': 'Reveal {label}',
  'reveal.title': 'Reveal: {label}',
  'reveal.says': `Shown for ${REVEAL_SECONDS} s; purpose, time and your name go into the timeline and the audit`,
  'reveal.purpose': 'What for',
  'reveal.words': 'What exactly for',
  'reveal.wordsHint': 'e.g. calling back whether the principal still works there',
  'reveal.show': `Show for ${REVEAL_SECONDS} s`,
  'reveal.cancel': 'Cancel',
  'reveal.purposeNeeded': 'Choose what for',
  'reveal.wordsNeeded': `Say what exactly for (${revealNoteRule.en})`,
  'reveal.wordsOptional': 'What exactly for (optional)',
  'reveal.code': 'Code of your second factor, or a recovery code',
  'revealAlarm.title': 'Alarms of revealed values',
  'revealAlarm.says': '{name}: {what} ({at})',
  'revealAlarm.see': 'Looked into',
  'revealAlarm.seeOf': 'The alarm of {name} is looked into',
  'revealAlarm.more': '{n} more alarms',
  'reveal.now': 'Now',
  'reveal.registered': 'Registered',
  'reveal.left': 'Masked again in {n} s',
  'reveal.hide': 'Mask now',
  'reveal.none': '(empty)',
  'reveal.failed': 'It could not be shown; try again',
  'blind.label': 'Blind compare',
  'blind.changed': 'Different: this order changes it',
  'timeline.reveal': 'Revealed a value',
};
