import { addTranslations } from '../providers/i18n.ts';
import { enDownload } from './en-download.ts';
import { zhDownload } from './zh-download.ts';

// For its effect: imported by what says these words, and loaded with it.
addTranslations({ zh: zhDownload, en: enDownload });
