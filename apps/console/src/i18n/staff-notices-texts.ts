import { addTranslations } from '../providers/i18n.ts';
import { enStaffNotices } from './en-staff-notices.ts';
import { zhStaffNotices } from './zh-staff-notices.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhStaffNotices, en: enStaffNotices });
