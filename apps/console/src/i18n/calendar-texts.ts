import { addTranslations } from '../providers/i18n.ts';
import { enCalendar } from './en-calendar.ts';
import { zhCalendar } from './zh-calendar.ts';

// For its effect: imported by the rooms that say these words, and loaded with them.
addTranslations({ zh: zhCalendar, en: enCalendar });
