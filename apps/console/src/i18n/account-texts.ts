import { addTranslations } from '../providers/i18n.ts';
import { enAccount } from './en-account.ts';
import { zhAccount } from './zh-account.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhAccount, en: enAccount });
