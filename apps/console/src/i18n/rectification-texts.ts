import { addTranslations } from '../providers/i18n.ts';
import { enRectification } from './en-rectification.ts';
import { zhRectification } from './zh-rectification.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhRectification, en: enRectification });
