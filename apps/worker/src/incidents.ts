import { type AppContext, inTransaction, recordIncident, system } from '@beian/orders';
import type { Logger } from 'pino';
import type { KeepIncident } from './ports/bureau.ts';

/** Keeps what a bureau sent and nobody can use, and logs it once as an error: a bureau that repeats itself fills no log. */
export const keepIncidents =
  (ctx: AppContext, log: Logger): KeepIncident =>
  async (incident) => {
    const { id, times, shownNow } = await inTransaction(ctx, system('bureau'), (tx) =>
      recordIncident(ctx, tx, incident),
    );
    const { bureauId, call, why, fileName } = incident;
    const told = { incidentId: id, bureauId, call, why, fileName, times };
    log[shownNow ? 'error' : 'debug'](told, 'an answer of a bureau cannot be used: it is kept for a person');
  };
