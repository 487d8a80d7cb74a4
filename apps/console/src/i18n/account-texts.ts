import { addTranslations } from '../providers/i18n.ts';
import { enAccount } from './en-account.ts';
import { zhAccount } from './zh-account.ts';

// For its effect: imported by the rooms that say these words, and loaded with them.
addTranslations({ zh: zhAccount, en: enAccount });
