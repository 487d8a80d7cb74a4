import { addTranslations } from '../providers/i18n.ts';
import { enEvidence } from './en-evidence.ts';
import { zhEvidence } from './zh-evidence.ts';

// For its effect: imported by the button that says these words, and loaded with it.
addTranslations({ zh: zhEvidence, en: enEvidence });
