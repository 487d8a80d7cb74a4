import type { JobHandler } from '../worker-context.ts';
import { deliverNotice } from './deliver-notice.ts';

/** The same handler, in a separate queue. */
export const deliverReminder: JobHandler<'deliverReminder'> = deliverNotice;
