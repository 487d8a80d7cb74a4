import { addTranslations } from '../providers/i18n.ts';
import { enCalendar } from './en-calendar.ts';
import { zhCalendar } from './zh-calendar.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhCalendar, en: enCalendar });
