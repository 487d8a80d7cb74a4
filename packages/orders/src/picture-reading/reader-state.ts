import { type AppContext, queryAsSystem } from '@beian/database/transaction';

/** Notes that the reader answered just now. */
export async function noteReaderSeen(ctx: AppContext): Promise<void> {
  await queryAsSystem(ctx, { text: '/* readerSeen */ update app.reader set seen_at = clock_timestamp()' });
}

/** Notes which material is read now, as long as `read` runs; an answer also says that the reader runs. */
export async function noteReading<T>(
  ctx: AppContext,
  materialId: string,
  read: () => Promise<T | undefined>,
): Promise<T | undefined> {
  await queryAsSystem(ctx, {
    text: `/* readingBegins */ with begun as (update app.reader set material_id = $1, begun_at = clock_timestamp())
      select pg_notify(app.channel('orders'), order_id) from app.materials where id = $1`,
    values: [materialId],
  });
  const answer = await read();
  await queryAsSystem(ctx, {
    text: `/* readingEnds */ update app.reader set seen_at = case when $2 then clock_timestamp() else seen_at end,
      material_id = nullif(material_id, $1) where one`,
    values: [materialId, answer !== undefined],
  });
  return answer;
}
