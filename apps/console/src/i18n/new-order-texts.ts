import { addTranslations } from '../providers/i18n.ts';
import { enNewOrder } from './en-new-order.ts';
import { zhNewOrder } from './zh-new-order.ts';

// Import for its side effect: adds the texts when the page or component that uses them is loaded.
addTranslations({ zh: zhNewOrder, en: enNewOrder });
