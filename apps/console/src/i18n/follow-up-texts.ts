import { addTranslations } from '../providers/i18n.ts';
import { enFollowUp } from './en-follow-up.ts';
import { zhFollowUp } from './zh-follow-up.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhFollowUp, en: enFollowUp });
