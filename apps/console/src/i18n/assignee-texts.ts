import { addTranslations } from '../providers/i18n.ts';
import { enAssignee } from './en-assignee.ts';
import { zhAssignee } from './zh-assignee.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhAssignee, en: enAssignee });
