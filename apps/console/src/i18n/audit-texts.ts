import { addTranslations } from '../providers/i18n.ts';
import { enAudit } from './en-audit.ts';
import { zhAudit } from './zh-audit.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhAudit, en: enAudit });
