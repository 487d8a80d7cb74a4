import { isLost } from '@beian/database/files';
import { newId } from '@beian/database/ids';
import { bureauAnswers } from '@beian/database/schema';
import { escapeLikePattern } from '@beian/database/sql';
import type { AppContext, Tx } from '@beian/database/transaction';
import { and, eq, isNull, like, or, sql } from 'drizzle-orm';

/**
 * Stores a downloaded file unchanged. The same name with the same bytes is the same file; with other bytes it is
 * another file, stored under a name that we give. Commit before acknowledging it.
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
  const same = known.find((row) => holds(ctx, row, file));
  if (same !== undefined) return same.id;
  const id = newId('answer');
  const name = known.some((row) => row.fileName === fileName) ? `${fileName}#${known.length + 1}` : fileName;
  await tx
    .insert(bureauAnswers)
    .values({ id, bureauId, fileName: name, file: ctx.keys.seal(answerAad(bureauId, name), file) });
  return id;
}

/** A stored copy that does not decrypt is another file: what comes again is kept beside it. */
function holds(ctx: AppContext, row: typeof bureauAnswers.$inferSelect, file: Buffer): boolean {
  try {
    return ctx.keys.unseal(answerAad(row.bureauId, row.fileName), row.file).equals(file);
  } catch (error) {
    if (isLost(error)) return false;
    throw error;
  }
}

const answerAad = (bureauId: string, fileName: string) => `bureau_answers.file:${bureauId}:${fileName}`;

export async function markAcknowledged(tx: Tx, answerId: string): Promise<void> {
  await tx.update(bureauAnswers).set({ ackedAt: sql`app.now()` }).where(eq(bureauAnswers.id, answerId));
}

/**
 * The bureau has no file for us: it accepted every acknowledgement, including one that a worker did not save because
 * it died, or withdrew a file. No other worker may poll this connection at the same time.
 */
export async function markAllAcknowledged(tx: Tx, bureauId: string): Promise<void> {
  await tx
    .update(bureauAnswers)
    .set({ ackedAt: sql`app.now()` })
    .where(and(eq(bureauAnswers.bureauId, bureauId), isNull(bureauAnswers.ackedAt)));
}

export interface StoredFile {
  readonly id: string;
  readonly fileName: string;
  readonly isApplied: boolean;
  /** Records that could not be read, by list and number. */
  readonly unread: readonly string[];
}

/** The files that are not applied yet or hold records that could not be read, oldest first. */
export async function listFilesToApply(tx: Tx, bureauId: string): Promise<StoredFile[]> {
  const { rows } = await tx.client.query<StoredFile>(
    `/* listFilesToApply */ select id, file_name as "fileName", applied_at is not null as "isApplied", unread from app.bureau_answers
     where bureau_id = $1 and (applied_at is null or (unread <> '{}' and erased_at is null)) order by id`,
    [bureauId],
  );
  return rows;
}

/** A stored file as it was downloaded, GBK. Throws if there is none, or it cannot be decrypted. */
export async function getAnswerFile(ctx: AppContext, tx: Tx, answerId: string): Promise<Buffer> {
  const [row] = await tx.select().from(bureauAnswers).where(eq(bureauAnswers.id, answerId));
  if (row === undefined) throw new Error(`no answer ${answerId}`);
  return ctx.keys.unseal(answerAad(row.bureauId, row.fileName), row.file);
}

/**
 * Marks one record of a stored file, by its position, as taken; false if a worker has stored it already. Locks the
 * file's row until the transaction ends.
 */
export async function claimRecord(tx: Tx, answerId: string, position: number): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `/* takeRecord */ update app.bureau_answers set taken = taken || $2::int
     where id = $1 and applied_at is null and not taken @> array[$2::int]`,
    [answerId, position],
  );
  return rowCount === 1;
}

/**
 * Marks a file whose readable records are all stored. `unused` lists the paths of elements that nothing reads, `unread` the records
 * that cannot be read, by list and number.
 */
export async function markApplied(
  tx: Tx,
  answerId: string,
  unused: readonly string[],
  unread: readonly string[],
): Promise<void> {
  await tx.client.query(
    `/* markApplied */ update app.bureau_answers set applied_at = app.now(), taken = '{}', unused = $2, unread = $3
     where id = $1 and applied_at is null`,
    [answerId, unused, unread],
  );
}

/** Opens an applied file for records that can be read now; the records at `taken` are stored. */
export async function reopenFile(tx: Tx, answerId: string, taken: readonly number[]): Promise<void> {
  await tx.client.query(
    `/* reopenFile */ update app.bureau_answers set applied_at = null, taken = $2, unread = '{}'
     where id = $1 and applied_at is not null and erased_at is null`,
    [answerId, taken],
  );
}
