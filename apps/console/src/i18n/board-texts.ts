import { addTranslations } from '../providers/i18n.ts';
import { enBoardPage } from './en-board-page.ts';
import { zhBoardPage } from './zh-board-page.ts';

// For its effect: imported by what says these words, and loaded with it.
addTranslations({ zh: zhBoardPage, en: enBoardPage });
