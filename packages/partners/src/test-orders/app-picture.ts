import { type AppContext, testSystem, transaction } from '@beian/database/transaction';
import { type FetchedAppPhoto, findAppPhotoRequest } from '@beian/submissions/app-photos';
import sharp from 'sharp';

/**
 * The picture that the bureau's app returns for the collection code of a test order: drawn, of nobody, taken now with
 * the mobile of the website's principal. Undefined if no order waits for the code.
 */
export async function testAppPicture(ctx: AppContext, code: string): Promise<FetchedAppPhoto | undefined> {
  const { rows } = await transaction(ctx, testSystem('bureau'), (tx) =>
    tx.client.query<{ id: string; now: string }>(
      `/* testAppPicture */ select order_id as id, app.iso(app.now()) as now from app.app_photos
       where code_hash = any($1) and state = 'pending' order by asked_at desc limit 1`,
      [ctx.keys.searchHashes('collectionCode', code)],
    ),
  );
  const [asked] = rows;
  const question = asked && (await findAppPhotoRequest(ctx, asked.id));
  const phone = question?.mobiles[0];
  return asked && phone !== undefined ? { bytes: await drawPicture(), phone, shotAt: asked.now } : undefined;
}

/** With grain, so that pictures differ and pass the focus check. */
export const drawPicture = (background = '#9aa7b4'): Promise<Buffer> =>
  sharp({
    create: {
      width: 720,
      height: 960,
      channels: 3,
      background,
      noise: { type: 'gaussian', mean: 150, sigma: 30 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();
