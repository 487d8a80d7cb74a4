import { addTranslations } from '../providers/i18n.ts';
import { enRecords } from './en-records.ts';
import { zhRecords } from './zh-records.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhRecords, en: enRecords });
