import type { zhDigest } from './zh-digest.ts';

export const enDigest: Readonly<Record<keyof typeof zhDigest, string>> = {
  'digest.title': 'My daily digest',
  'digest.lead':
    'One mail on business days at the hour chosen: open, due today, at risk, breached, in time, connections, unmatched answers, who is away, and the orders at risk that are due first.',
  'digest.wanted': 'Send it',
  'digest.at': 'Hour (Beijing time)',
  'digest.language': 'Language',
  'digest.zh': 'Chinese',
  'digest.en': 'English',
  'digest.email': 'E-mail',
  'digest.nowhere': 'No address yet: nothing is sent until there is one.',
  'digest.save': 'Save',
  'digest.saved': 'Daily digest saved',
  'digest.loading': 'Loading the settings of the daily digest',
};
