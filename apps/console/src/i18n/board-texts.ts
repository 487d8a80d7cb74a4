import { addTranslations } from '../providers/i18n.ts';
import { enBoardPage } from './en-board-page.ts';
import { zhBoardPage } from './zh-board-page.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhBoardPage, en: enBoardPage });
