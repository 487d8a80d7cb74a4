import { addTranslations } from '../providers/i18n.ts';
import { enQuality } from './en-quality.ts';
import { zhQuality } from './zh-quality.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhQuality, en: enQuality });
