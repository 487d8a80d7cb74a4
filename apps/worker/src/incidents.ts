import { classifyReturn } from '@beian/bureau-protocol/outcome';
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

/** Codes of the download queue that say nothing new: they are not logged. */
const quietCodes: readonly string[] = ['0', '1', '2', '3'];

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
        await recordCall(ctx, tx, bureauId, direction, outcomeOf(call, outcome));
        // Asked once after the start, and after each failure.
        if (outcome.answered && (failing.has(place) || !lastSaid.has(place)))
          await markCallRecovered(tx, bureauId, call);
      });
      if (!outcome.answered) return void failing.add(place);
      failing.delete(place);
      const { code = '', message = '' } = outcome;
      const before = lastSaid.get(place);
      lastSaid.set(place, `${code} ${message}`);
      if (code === '' || quietCodes.includes(code) || before === `${code} ${message}`) return;
      log.warn({ bureauId, call, code, said: withoutNumbers(message) }, 'the bureau says');
    },
  };
}

/** A download that is refused for no known time is a failure as one without an answer: nothing else tells people of it. */
function outcomeOf(call: IncidentCall, result: CallResult): CallOutcome {
  if (!result.answered) return { answered: false, failure: incidentKinds[incidentKindOf(result.cause)].label };
  const { code = '' } = result;
  const isDownload = call === 'download' || call === 'acknowledge';
  if (
    !isDownload ||
    code === '' ||
    quietCodes.includes(code) ||
    ['accepted', 'configuration', 'wait'].includes(classifyReturn(code).class)
  )
    return result;
  const said = returnCodeText(code);
  const failure = bilingual(`管局答复 ${code}：${said.zh}`, `the bureau answers ${code}: ${said.en}`);
  return { ...result, answered: false, failure };
}

/** Long numbers in a bureau's words may be of a person. */
const withoutNumbers = (text: string): string => text.replaceAll(/\d[\dXx]{6,}/g, '#').slice(0, 200);
