import { addTranslations } from '../providers/i18n.ts';
import { enAudit } from './en-audit.ts';
import { zhAudit } from './zh-audit.ts';

// For its effect: imported by the room that says these words, and loaded with it.
addTranslations({ zh: zhAudit, en: enAudit });
