import { addTranslations } from '../providers/i18n.ts';
import { enBoardPage } from './en-board-page.ts';
import { enFirstRun } from './en-first-run.ts';
import { zhBoardPage } from './zh-board-page.ts';
import { zhFirstRun } from './zh-first-run.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhBoardPage, en: enBoardPage });
addTranslations({ zh: zhFirstRun, en: enFirstRun });
