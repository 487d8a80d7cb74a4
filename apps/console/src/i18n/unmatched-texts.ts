import { addTranslations } from '../providers/i18n.ts';
import { enUnmatched } from './en-unmatched.ts';
import { zhUnmatched } from './zh-unmatched.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhUnmatched, en: enUnmatched });
