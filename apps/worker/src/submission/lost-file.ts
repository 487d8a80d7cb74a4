import { isLost } from '@beian/database/files';
import { system, transaction } from '@beian/database/transaction';
import { bilingual } from '@beian/domain/text';
import { backOff } from '@beian/submissions/connections';
import { recordIncident } from '@beian/submissions/incidents';
import { requestDecision } from '@beian/submissions/submissions';
import { scrub } from '../log.ts';
import { retryDelays, type SubmissionCall } from './call.ts';

/** Tries, about a quarter of a minute, after which the file waits for a person: a key may be on its way to this worker. */
const TRIES = 5;

/**
 * A numbered file whose bytes are lost, or under an unknown key, is not sent any more after a few tries: its orders wait, an incident tells a
 * person, and its number stays its own until that person sends or ends the file. @throws any other error
 */
export async function holdLostFile(
  { work, connection, submission }: SubmissionCall,
  error: unknown,
): Promise<undefined> {
  if (!isLost(error)) throw error;
  const { ctx, log } = work;
  const { id, sequence, fileName } = submission;
  const incidentId = await transaction(ctx, system('bureau'), async (tx) => {
    if ((await backOff(tx, connection.id, retryDelays(work))) < TRIES) return undefined;
    await requestDecision(tx, id, lostText(sequence));
    const why = `the bytes of file no. ${sequence} are lost or damaged, or their key is unknown`;
    const evidence = Buffer.from(JSON.stringify({ submissionId: id, why: scrub(error) }));
    return (await recordIncident(ctx, tx, { bureauId: connection.id, call: 'upload', why, fileName, evidence })).id;
  });
  const fields = { submissionId: id, sequence, incidentId, why: scrub(error) };
  if (incidentId === undefined) log.warn(fields, 'the bytes of a numbered file cannot be read');
  else log.error(fields, 'the bytes of a numbered file are lost: a person must look');
  return undefined;
}

const lostText = (number: string) =>
  bilingual(
    `第 ${number} 号文件的内容已丢失、损坏或密钥未知，无法发送。请恢复文件后认定未受理，以原序号发送；无法恢复时核对序号，再改号重报或撤下`,
    `The bytes of file no. ${number} are lost or damaged, or their key is unknown. Put them back and settle it as not accepted, so that it is sent under its number; if that cannot be, compare the numbers, then send it under a new number or withdraw it`,
  );
