import { addTranslations } from '../providers/i18n.ts';
import { enDigest } from './en-digest.ts';
import { zhDigest } from './zh-digest.ts';

// For its effect: imported by what says these words, and loaded with it.
addTranslations({ zh: zhDigest, en: enDigest });
