import { addTranslations } from '../providers/i18n.ts';
import { enPhotos } from './en-photos.ts';
import { zhPhotos } from './zh-photos.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhPhotos, en: enPhotos });
