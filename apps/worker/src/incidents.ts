import { classifyReturn, successCodes } from '@beian/bureau-protocol/outcome';
import { type AppContext, system, transaction } from '@beian/database/transaction';
import { type CallDirection, type IncidentCall, incidentKindOf, incidentKinds } from '@beian/domain/bureau';
import { bilingual } from '@beian/domain/text';
import { type CallOutcome, recordCall } from '@beian/submissions/connections';
import { markCallRecovered, recordIncident } from '@beian/submissions/incidents';
import type { Logger } from 'pino';
import type { BureauRecorder, CallResult, RecordIncident } from './ports/bureau.ts';
import { returnCodeText } from './submission/call.ts';

/** Stores an answer of a bureau that cannot be processed, and logs it once as an error; repetitions are logged at debug level. */
export const createIncidentRecorder =
  (ctx: AppContext, log: Logger): RecordIncident =>
  async (incident) => {
    const { id, times, shownNow } = await transaction(ctx, system('bureau'), (tx) => recordIncident(ctx, tx, incident));
    const { bureauId, call, why, fileName } = incident;
    const logFields = { incidentId: id, bureauId, call, why, fileName, times };
    log[shownNow ? 'error' : 'debug'](logFields, 'an answer of a bureau cannot be used: it is kept for a person');
  };

const directionOf: Partial<Record<IncidentCall, CallDirection>> = {
  upload: 'upload',
  previousUpload: 'upload',
  download: 'download',
  acknowledge: 'download',
  filingStatus: 'lookup',
  filingPassword: 'lookup',
};

/** All is well: the bureau's words in it say nothing, so they are neither stored nor logged. An upload is accepted by 0 alone. */
const saysNothing = (direction: CallDirection, code: string): boolean =>
  code === '' || code === '0' || (direction !== 'upload' && successCodes.includes(code));

/**
 * Stores what every call of a bureau came to: how each direction answers, the bureau's own words, and answers that cannot be processed. An
 * answer that can be used settles the incidents of that call.
 */
export function createBureauRecorder(ctx: AppContext, log: Logger): BureauRecorder {
  const lastSaid = new Map<string, string>();
  const failing = new Set<string>();
  return {
    incident: createIncidentRecorder(ctx, log),
    call: async (bureauId, call, outcome) => {
      const direction = directionOf[call];
      if (direction === undefined) return;
      const place = `${bureauId}:${call}`;
      await transaction(ctx, system('bureau'), async (tx) => {
        await recordCall(ctx, tx, bureauId, direction, outcomeOf(direction, outcome));
        // Asked once after the start, and after each failure.
        if (outcome.answered && (failing.has(place) || !lastSaid.has(place)))
          await markCallRecovered(tx, bureauId, call);
      });
      if (!outcome.answered) return void failing.add(place);
      failing.delete(place);
      const { code = '', message = '' } = outcome;
      const before = lastSaid.get(place);
      lastSaid.set(place, `${code} ${message}`);
      if (saysNothing(direction, code) || before === `${code} ${message}`) return;
      log.warn({ bureauId, call, code, said: withoutNumbers(message) }, 'the bureau says');
    },
  };
}

/** A download that is refused for no known time is a failure as one without an answer: nothing else tells people of it. */
function outcomeOf(direction: CallDirection, result: CallResult): CallOutcome {
  if (!result.answered)
    return { answered: false, failure: incidentKinds[incidentKindOf(result.cause)].label, tookMs: result.tookMs };
  const { code = '' } = result;
  if (saysNothing(direction, code)) return { ...result, message: undefined };
  // Other codes are told of in their own way: a closure, a stopped connection, an alarm about the file.
  const isTold = ['accepted', 'configuration', 'wait'].includes(classifyReturn(code).class);
  if (direction !== 'download' || isTold) return result;
  const said = returnCodeText(code);
  const failure = bilingual(`管局答复 ${code}：${said.zh}`, `the bureau answers ${code}: ${said.en}`);
  return { ...result, answered: false, failure, tookMs: 0 };
}

/** Long numbers in a bureau's words may be of a person. */
const withoutNumbers = (text: string): string => text.replaceAll(/\d[\dXx]{6,}/g, '#').slice(0, 200);
