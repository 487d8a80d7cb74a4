import { type AppContext, recordIncident, system, transaction } from '@beian/orders';
import type { Logger } from 'pino';
import type { RecordIncident } from './ports/bureau.ts';

/** Keeps what a bureau sent and nobody can use, and logs it once as an error: a bureau that repeats itself fills no log. */
export const createIncidentRecorder =
  (ctx: AppContext, log: Logger): RecordIncident =>
  async (incident) => {
    const { id, times, shownNow } = await transaction(ctx, system('bureau'), (tx) => recordIncident(ctx, tx, incident));
    const { bureauId, call, why, fileName } = incident;
    const logFields = { incidentId: id, bureauId, call, why, fileName, times };
    log[shownNow ? 'error' : 'debug'](logFields, 'an answer of a bureau cannot be used: it is kept for a person');
  };
