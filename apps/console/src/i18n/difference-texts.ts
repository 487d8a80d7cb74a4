import { addTranslations } from '../providers/i18n.ts';
import { enDifference } from './en-difference.ts';
import { zhDifference } from './zh-difference.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhDifference, en: enDifference });
