import { addTranslations } from '../providers/i18n.ts';
import { enDesk } from './en-desk.ts';
import { zhDesk } from './zh-desk.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhDesk, en: enDesk });
