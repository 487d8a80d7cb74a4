import { addTranslations } from '../providers/i18n.ts';
import { enDownload } from './en-download.ts';
import { zhDownload } from './zh-download.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhDownload, en: enDownload });
