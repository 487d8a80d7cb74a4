import type { BureauClient } from '@beian/bureau-protocol/client';
import { classifyReturn } from '@beian/bureau-protocol/outcome';
import { system, transaction } from '@beian/database/transaction';
import {
  adoptNumber,
  type BureauConnectionRow,
  backOff,
  lastNumber,
  MAX_SEQUENCE,
  stopBureau,
} from '@beian/submissions/connections';
import type { WorkerContext } from '../worker-context.ts';
import { recordClosure, retryDelays, stopText } from './call.ts';
import { hasLostFiles } from './recover-file.ts';

/**
 * Takes the last number of a connection from its bureau, before the first file is numbered: an account may have been used by another
 * system. What a bureau answers before the first upload is not specified (docs/spec/bureau-interface.md B-16), so a code that names no fault
 * of the connection counts as none. False if the number is not known yet; the bureau is asked again after a pause.
 */
export async function learnNumber(
  work: WorkerContext,
  { id }: BureauConnectionRow,
  client: BureauClient,
): Promise<boolean> {
  const { ctx, log } = work;
  const asBureau = system('bureau');
  const adopt = (theirs?: string) =>
    transaction(ctx, asBureau, async (tx) => {
      const ours = await lastNumber(tx, id);
      return adoptNumber(tx, id, ours, theirs ?? ours);
    });
  const pause = async (why: string) => {
    log.warn({ bureauId: id, why }, 'the bureau does not say its last number');
    await transaction(ctx, asBureau, (tx) => backOff(tx, id, retryDelays(work)));
    return false;
  };
  const answer = await client.previousUpload();
  if (answer.kind === 'fault') return pause(answer.cause);
  if (answer.kind === 'answered') {
    const { dataSequence, xml } = answer;
    if (BigInt(dataSequence) > MAX_SEQUENCE) return pause('the number is too large');
    if (await hasLostFiles(work, id, dataSequence, xml)) return true;
    log.info({ bureauId: id, theirs: dataSequence }, 'the number is taken from the bureau');
    return adopt(dataSequence);
  }
  const { code } = answer;
  switch (classifyReturn(code).class) {
    case 'configuration':
      await transaction(ctx, asBureau, (tx) => stopBureau(tx, id, stopText(code)));
      return false;
    case 'wait':
      await recordClosure(ctx, id, 'upload', code);
      return pause(code);
    default:
      log.info({ bureauId: id, code }, 'the bureau names no last number: files are counted from ours');
      return adopt();
  }
}
