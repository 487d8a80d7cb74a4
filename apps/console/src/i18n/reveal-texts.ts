import { addTranslations } from '../providers/i18n.ts';
import { enReveal } from './en-reveal.ts';
import { zhReveal } from './zh-reveal.ts';

// For its effect: imported by what says these words, and loaded with it.
addTranslations({ zh: zhReveal, en: enReveal });
