import { addTranslations } from '../providers/i18n.ts';
import { enOnce } from './en-once.ts';
import { zhOnce } from './zh-once.ts';

// For its effect: imported by what says these words, and loaded with it.
addTranslations({ zh: zhOnce, en: enOnce });
