import { addTranslations } from '../providers/i18n.ts';
import { enPersons } from './en-persons.ts';
import { zhPersons } from './zh-persons.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhPersons, en: enPersons });
