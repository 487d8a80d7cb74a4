import { addTranslations } from '../providers/i18n.ts';
import { enRules } from './en-rules.ts';
import { zhRules } from './zh-rules.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhRules, en: enRules });
