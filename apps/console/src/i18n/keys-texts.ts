import { addTranslations } from '../providers/i18n.ts';
import { enKeys } from './en-keys.ts';
import { zhKeys } from './zh-keys.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhKeys, en: enKeys });
