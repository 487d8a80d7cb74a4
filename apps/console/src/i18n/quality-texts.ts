import { addTranslations } from '../providers/i18n.ts';
import { enQuality } from './en-quality.ts';
import { zhQuality } from './zh-quality.ts';

// For its effect: imported by what says these words, and loaded with it.
addTranslations({ zh: zhQuality, en: enQuality });
