import { addTranslations } from '../providers/i18n.ts';
import { enPartners } from './en-partners.ts';
import { zhPartners } from './zh-partners.ts';

// For its effect: imported by the rooms that say these words, and loaded with them.
addTranslations({ zh: zhPartners, en: enPartners });
