import { addTranslations } from '../providers/i18n.ts';
import { enAvailability } from './en-availability.ts';
import { enWork } from './en-work.ts';
import { zhAvailability } from './zh-availability.ts';
import { zhWork } from './zh-work.ts';

// For its effect: imported by the rooms where work is moved, and loaded with them.
addTranslations({ zh: { ...zhAvailability, ...zhWork }, en: { ...enAvailability, ...enWork } });
