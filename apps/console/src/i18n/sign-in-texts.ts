import { addTranslations } from '../providers/i18n.ts';
import { enSignIn } from './en-sign-in.ts';
import { zhSignIn } from './zh-sign-in.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhSignIn, en: enSignIn });
