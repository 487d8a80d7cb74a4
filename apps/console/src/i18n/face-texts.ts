import { addTranslations } from '../providers/i18n.ts';
import { enFace } from './en-face.ts';
import { zhFace } from './zh-face.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhFace, en: enFace });
