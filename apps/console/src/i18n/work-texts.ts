import { addTranslations } from '../providers/i18n.ts';
import { enAvailability } from './en-availability.ts';
import { enWork } from './en-work.ts';
import { zhAvailability } from './zh-availability.ts';
import { zhWork } from './zh-work.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: { ...zhAvailability, ...zhWork }, en: { ...enAvailability, ...enWork } });
