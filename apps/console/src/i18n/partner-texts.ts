import { addTranslations } from '../providers/i18n.ts';
import { enPartners } from './en-partners.ts';
import { zhPartners } from './zh-partners.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhPartners, en: enPartners });
