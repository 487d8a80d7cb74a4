import { addTranslations } from '../providers/i18n.ts';
import { enEvidence } from './en-evidence.ts';
import { zhEvidence } from './zh-evidence.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhEvidence, en: enEvidence });
