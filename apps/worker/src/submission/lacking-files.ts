import type { BureauClient } from '@beian/bureau-protocol/client';
import { system, transaction } from '@beian/database/transaction';
import { type BilingualText, bilingual } from '@beian/domain/text';
import type { BureauConnectionRow } from '@beian/submissions/connections';
import { findSentFile, moveSubmission } from '@beian/submissions/submissions';
import type { WorkerContext } from '../worker-context.ts';

/** Result of a comparison of numbers, for people. */
export type ComparisonResult = readonly [ok: boolean, said: BilingualText];

/** A connection whose bureau has a lower last number than we. */
export interface LackingFiles {
  readonly work: WorkerContext;
  readonly connection: BureauConnectionRow;
  readonly client: BureauClient;
  /** The last sequence number that was accepted according to us, and according to the bureau. */
  readonly ours: bigint;
  readonly theirs: bigint;
  /** Files may be sent now: the connection runs and is within its filing hours. */
  readonly mayReport: boolean;
}

/** Most files that one comparison sends again; if the bureau lacks more, a person must check first. */
const MAX_RESENDS = 20;

/** Our files after the bureau's last number up to ours; undefined if one of them is not ours or its bytes are lost, or there are too many. */
export async function findLackingFiles({
  work: { ctx },
  connection,
  ours,
  theirs,
}: Pick<LackingFiles, 'work' | 'connection' | 'ours' | 'theirs'>) {
  if (ours - theirs > MAX_RESENDS) return undefined;
  const files = [];
  for (let number = theirs + 1n; number <= ours; number++) {
    const sent = await transaction(ctx, system('bureau'), (tx) => findSentFile(ctx, tx, connection.id, String(number)));
    if (sent === undefined) return undefined;
    files.push(sent);
  }
  return files;
}

/** Sends the files that the bureau lacks again, unchanged, the lowest number first. */
export async function resendLackingFiles({
  work,
  connection,
  client,
  ours,
  theirs,
  mayReport,
}: LackingFiles): Promise<ComparisonResult> {
  const { ctx } = work;
  const difference = bilingual(
    `管局末次序号是 ${theirs}，我方是 ${ours}`,
    `The bureau's last number is ${theirs}, ours is ${ours}`,
  );
  const failed = (zh: string, en: string): ComparisonResult => [
    false,
    bilingual(`${difference.zh}：${zh}`, `${difference.en}: ${en}`),
  ];
  if (!mayReport)
    return failed('恢复连接或时段开始后再核对', 'compare again when the connection runs, in its filing hours');
  if (ours - theirs > MAX_RESENDS)
    return failed(
      `缺少超过 ${MAX_RESENDS} 个文件，请先与管局核实`,
      `more than ${MAX_RESENDS} files: settle it with the bureau first`,
    );
  const files = await findLackingFiles({ work, connection, ours, theirs });
  if (files === undefined)
    return failed(
      '其间有不是本系统的文件，或其内容已丢失，请与管局核实；下一个文件被拒收后可改号重报',
      'files between are none of ours, or their bytes are lost: settle it with the bureau; once the next file is refused it can go under a new number',
    );
  for (const { id, fileName, file, sequence } of files) {
    await transaction(ctx, system('bureau'), (tx) => moveSubmission(ctx, tx, id, 'resend'));
    const answer = await client.upload({ fileName, xml: file, dataSequence: sequence });
    if (answer.kind !== 'answered' || answer.code !== '0')
      return failed(
        `补报第 ${sequence} 号没有成功，请稍后再核对`,
        `sending no. ${sequence} again did not succeed: compare again later`,
      );
  }
  return [
    true,
    bilingual(
      `${difference.zh}：缺少的 ${files.length} 个文件已补报`,
      `${difference.en}: what it lacked was sent again, files: ${files.length}`,
    ),
  ];
}
