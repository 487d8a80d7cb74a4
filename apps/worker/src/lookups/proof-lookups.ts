import { system, transaction } from '@beian/database/transaction';
import { type BureauConnectionRow, listBureaus } from '@beian/submissions/connections';
import { claimPendingProofs, type PendingProof, type ProofAnswer, storeProofAnswer } from '@beian/submissions/proofs';
import type { WorkerContext } from '../worker-context.ts';
import { lookupServices, reportRefusal } from './refusal-alarm.ts';

/** Proofs checked at the same time. */
const PARALLEL = 8;

/** One run: asks the bureaus about each proof once, outside any transaction, and stores the answers. */
export async function checkPendingProofs(work: WorkerContext): Promise<void> {
  for (;;) {
    const proofs = await claimPendingProofs(work.ctx, PARALLEL);
    if (proofs.length === 0) return;
    const connections = await transaction(work.ctx, system('bureau'), (tx) => listBureaus(work.ctx, tx));
    await Promise.all(
      proofs.map(async (proof) => {
        const connection = connections.find(({ id }) => id === proof.bureauId);
        const state = await storeProofAnswer(work.ctx, proof, await checkPassword(work, connection, proof));
        // The log contains neither number nor password.
        work.log.info({ proofId: proof.id, state }, 'a proof of a record was answered');
      }),
    );
  }
}

async function checkPassword(
  work: WorkerContext,
  connection: BureauConnectionRow | undefined,
  { filingNumber, secret }: PendingProof,
): Promise<ProofAnswer> {
  const { ports, env } = work;
  if (connection === undefined || connection.passwordWsdl === null) return { kind: 'fault', fault: 'noConnection' };
  if (connection.stopped !== null) return { kind: 'fault', fault: 'paused' };
  const password = connection.passwordForm === 'CLEAR' ? secret.clear : secret.md5;
  // The connection's password form was changed after it was entered.
  if (password === undefined) return { kind: 'fault', fault: 'away' };
  const answer = await ports.bureau(connection).verifyFilingPassword({ filingNumber, password });
  if (answer.kind === 'answered') return answer;
  if (answer.kind === 'tooMany') return { kind: 'tooMany', stopHours: env.FILING_PASSWORD_STOP_HOURS };
  if (answer.kind === 'fault') return { kind: 'fault', fault: 'away' };
  await reportRefusal(work, connection.id, lookupServices.password, answer.code);
  return { kind: 'fault', fault: `code ${answer.code.slice(0, 10)}` };
}
