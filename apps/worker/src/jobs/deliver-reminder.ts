import type { Handler } from '../work.ts';
import { deliverNotice } from './deliver-notice.ts';

/** As any notice, in a queue of its own. */
export const deliverReminder: Handler<'deliverReminder'> = deliverNotice;
