import { addTranslations } from '../providers/i18n.ts';
import { enReveal } from './en-reveal.ts';
import { zhReveal } from './zh-reveal.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhReveal, en: enReveal });
