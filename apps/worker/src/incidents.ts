import { type AppContext, system, transaction } from '@beian/database/transaction';
import { recordIncident } from '@beian/submissions/incidents';
import type { Logger } from 'pino';
import type { RecordIncident } from './ports/bureau.ts';

/** Stores an answer of a bureau that cannot be processed, and logs it once as an error; repetitions are logged at debug level. */
export const createIncidentRecorder =
  (ctx: AppContext, log: Logger): RecordIncident =>
  async (incident) => {
    const { id, times, shownNow } = await transaction(ctx, system('bureau'), (tx) => recordIncident(ctx, tx, incident));
    const { bureauId, call, why, fileName } = incident;
    const logFields = { incidentId: id, bureauId, call, why, fileName, times };
    log[shownNow ? 'error' : 'debug'](logFields, 'an answer of a bureau cannot be used: it is kept for a person');
  };
