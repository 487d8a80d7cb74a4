import { fieldsOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { Language } from '../text/bilingual-text.ts';
import { digestTimes } from './digest.ts';

export const digestPreferenceFields = fieldsOf(
  'DigestPreference',
  'What a supervisor wants of the daily digest 每日摘要. Since 2026-11.',
  {
    wanted: { shape: 'Boolean', description: 'It is sent on business days.' },
    at: { shape: 'String', description: `A half hour of Shanghai's day, ${digestTimes[0]} to ${digestTimes.at(-1)}.` },
    language: { shape: textOf<Language>(), description: '`zh` or `en`.' },
    email: { shape: 'String', nullable: true, description: 'Where to; null: nothing is sent.' },
  },
);
export type DigestPreferenceView = ViewOf<typeof digestPreferenceFields>;
