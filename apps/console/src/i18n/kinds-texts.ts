import { addTranslations } from '../providers/i18n.ts';
import { enKinds } from './en-kinds.ts';
import { zhKinds } from './zh-kinds.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhKinds, en: enKinds });
