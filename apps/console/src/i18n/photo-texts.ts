import { addTranslations } from '../providers/i18n.ts';
import { enPhoto } from './en-photo.ts';
import { zhPhoto } from './zh-photo.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhPhoto, en: enPhoto });
