import { addTranslations } from '../providers/i18n.ts';
import { enPersons } from './en-persons.ts';
import { zhPersons } from './zh-persons.ts';

// For its effect: imported by the rooms that say these words, and loaded with them.
addTranslations({ zh: zhPersons, en: enPersons });
