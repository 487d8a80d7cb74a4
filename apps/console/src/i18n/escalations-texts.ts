import { addTranslations } from '../providers/i18n.ts';
import { enEscalations } from './en-escalations.ts';
import { zhEscalations } from './zh-escalations.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhEscalations, en: enEscalations });
