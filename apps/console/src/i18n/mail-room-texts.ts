import { addTranslations } from '../providers/i18n.ts';
import { enMailRoom } from './en-mail-room.ts';
import { zhMailRoom } from './zh-mail-room.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhMailRoom, en: enMailRoom });
