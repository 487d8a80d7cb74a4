import { addTranslations } from '../providers/i18n.ts';
import { enHandoverPage } from './en-handover-page.ts';
import { zhHandoverPage } from './zh-handover-page.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhHandoverPage, en: enHandoverPage });
