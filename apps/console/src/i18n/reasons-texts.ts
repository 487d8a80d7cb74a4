import { addTranslations } from '../providers/i18n.ts';
import { enReasons } from './en-reasons.ts';
import { zhReasons } from './zh-reasons.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhReasons, en: enReasons });
