import { addTranslations } from '../providers/i18n.ts';
import { enOnce } from './en-once.ts';
import { zhOnce } from './zh-once.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhOnce, en: enOnce });
