import { addTranslations } from '../providers/i18n.ts';
import { enAnswers } from './en-answers.ts';
import { zhAnswers } from './zh-answers.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhAnswers, en: enAnswers });
