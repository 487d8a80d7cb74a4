import { addTranslations } from '../providers/i18n.ts';
import { enStep } from './en-step.ts';
import { zhStep } from './zh-step.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhStep, en: enStep });
