import { addTranslations } from '../providers/i18n.ts';
import { enGateway } from './en-gateway.ts';
import { zhGateway } from './zh-gateway.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhGateway, en: enGateway });
