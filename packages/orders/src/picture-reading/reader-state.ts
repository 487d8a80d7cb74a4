import { type AppContext, queryAsSystem } from '@beian/database/transaction';

/** Notes that the reader answered just now. */
export async function noteReaderSeen(ctx: AppContext): Promise<void> {
  await queryAsSystem(ctx, { text: '/* readerSeen */ update app.reader set seen_at = clock_timestamp()' });
}
