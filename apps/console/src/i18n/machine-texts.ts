import { addTranslations } from '../providers/i18n.ts';
import { enMachine } from './en-machine.ts';
import { zhMachine } from './zh-machine.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhMachine, en: enMachine });
