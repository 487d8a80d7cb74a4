import { addTranslations } from '../providers/i18n.ts';
import { enReadings } from './en-readings.ts';
import { zhReadings } from './zh-readings.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhReadings, en: enReadings });
