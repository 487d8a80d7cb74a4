import { and, eq, isNull, like, or, sql } from 'drizzle-orm';
import type { AppContext, Tx } from '../context.ts';
import { newId } from '../ids.ts';
import { bureauAnswers } from '../schema/bureau.ts';
import { escapeLikePattern } from '../sql/escape-like-pattern.ts';

/**
 * Stores a downloaded file as it came. The same name with the same bytes is the same file; with other bytes it is another
 * one, kept under a name of ours. Committed before it is acknowledged.
 */
export async function storeAnswer(
  ctx: AppContext,
  tx: Tx,
  bureauId: string,
  fileName: string,
  file: Buffer,
): Promise<string> {
  const known = await tx
    .select()
    .from(bureauAnswers)
    .where(
      and(
        eq(bureauAnswers.bureauId, bureauId),
        or(eq(bureauAnswers.fileName, fileName), like(bureauAnswers.fileName, `${escapeLikePattern(fileName)}#%`)),
      ),
    );
  const same = known.find((row) => ctx.keys.unseal(answerAad(bureauId, row.fileName), row.file).equals(file));
  if (same !== undefined) return same.id;
  const id = newId('answer');
  const name = known.some((row) => row.fileName === fileName) ? `${fileName}#${known.length + 1}` : fileName;
  await tx
    .insert(bureauAnswers)
    .values({ id, bureauId, fileName: name, file: ctx.keys.seal(answerAad(bureauId, name), file) });
  return id;
}

const answerAad = (bureauId: string, fileName: string) => `bureau_answers.file:${bureauId}:${fileName}`;

export async function markAcknowledged(tx: Tx, answerId: string): Promise<void> {
  await tx
    .update(bureauAnswers)
    .set({ ackedAt: sql`app.now()` as unknown as string })
    .where(eq(bureauAnswers.id, answerId));
}

/**
 * The bureau has nothing for us: it took every acknowledgement, also one of which no worker lived to write it down, or has taken
 * a file back. The caller polls this connection alone.
 */
export async function markAllAcknowledged(tx: Tx, bureauId: string): Promise<void> {
  await tx
    .update(bureauAnswers)
    .set({ ackedAt: sql`app.now()` as unknown as string })
    .where(and(eq(bureauAnswers.bureauId, bureauId), isNull(bureauAnswers.ackedAt)));
}

/** Ids of the files that were stored and not applied yet, oldest first. */
export async function listAnswersToApply(tx: Tx, bureauId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: bureauAnswers.id })
    .from(bureauAnswers)
    .where(and(eq(bureauAnswers.bureauId, bureauId), isNull(bureauAnswers.appliedAt)))
    .orderBy(bureauAnswers.id);
  return rows.map((row) => row.id);
}

/** A stored file as it came, GBK. Throws when there is none, or when it does not unseal. */
export async function getAnswerFile(ctx: AppContext, tx: Tx, answerId: string): Promise<Buffer> {
  const [row] = await tx.select().from(bureauAnswers).where(eq(bureauAnswers.id, answerId));
  if (row === undefined) throw new Error(`no answer ${answerId}`);
  return ctx.keys.unseal(answerAad(row.bureauId, row.fileName), row.file);
}

/**
 * Takes one record of a stored file, by its place in it; false when it is stored already, by this worker or another one. The
 * file's row is locked until the transaction ends.
 */
export async function claimRecord(tx: Tx, answerId: string, position: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* takeRecord */ update app.bureau_answers set taken = taken || $2::int
     where id = $1 and applied_at is null and not taken @> array[$2::int]`,
    [answerId, position],
  );
  return rowCount === 1;
}

/** Every record of the file is stored; `unused` names what came and nothing here uses, by path: it is in the file, for whoever asks. */
export async function markApplied(tx: Tx, answerId: string, unused: readonly string[]): Promise<void> {
  await tx.client.query(
    `/* markApplied */ update app.bureau_answers set applied_at = app.now(), taken = '{}', unused = $2
     where id = $1 and applied_at is null`,
    [answerId, unused],
  );
}
