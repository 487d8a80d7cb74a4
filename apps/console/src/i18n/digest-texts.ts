import { addTranslations } from '../providers/i18n.ts';
import { enDigest } from './en-digest.ts';
import { zhDigest } from './zh-digest.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhDigest, en: enDigest });
