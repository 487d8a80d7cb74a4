import { addTranslations } from '../providers/i18n.ts';
import { enGateway } from './en-gateway.ts';
import { zhGateway } from './zh-gateway.ts';

// For its effect: imported by the gateway board, and loaded with it.
addTranslations({ zh: zhGateway, en: enGateway });
