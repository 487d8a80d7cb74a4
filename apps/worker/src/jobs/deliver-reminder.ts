import type { JobHandler } from '../worker-context.ts';
import { deliverNotice } from './deliver-notice.ts';

/** As any notice, in a queue of its own. */
export const deliverReminder: JobHandler<'deliverReminder'> = deliverNotice;
