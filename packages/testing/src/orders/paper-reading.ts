import type { PaperKind, PaperValue, ReadingField } from '@beian/domain/reading';
import {
  claimPicture,
  enqueueUnread,
  type NotRead,
  type PictureReader,
  readQueued,
} from '@beian/orders/picture-reading';
import type { TestDatabase } from '../database/database.ts';

/** A value of a paper. `place`: left, top, right and bottom in pixels of the picture as stored. */
export interface TestPaperValue {
  readonly field: ReadingField;
  readonly value: string;
  readonly place?: readonly [number, number, number, number];
  readonly source?: PaperValue['source'];
  readonly confidence?: number;
}

/** Has every picture read that waits in the reading queue, as the worker does. Returns how each went; undefined: there was nothing to ask. */
export async function readAllQueued(
  { worker }: Pick<TestDatabase, 'worker'>,
  { findFaces = async () => 'DAMAGED', ...reader }: Pick<PictureReader, 'readPaper'> & Partial<PictureReader>,
): Promise<('READ' | NotRead | undefined)[]> {
  const ends: ('READ' | NotRead | undefined)[] = [];
  for (;;) {
    const picture = await claimPicture(worker, { awaitedOnly: false, leaseS: 60 });
    if (picture === undefined) return ends;
    ends.push(await readQueued(worker, picture, { findFaces, ...reader }));
  }
}

/**
 * Stores what a reader would say of the unread papers of an order: the values of the papers that are given, by kind of paper.
 * `turned`: degrees by which all of them lie turned clockwise, so that the corners of a place begin where its text begins.
 */
export async function storePaperReadings(
  db: Pick<TestDatabase, 'worker'>,
  orderId: string,
  papers: Partial<Record<PaperKind, readonly TestPaperValue[]>>,
  turned: 0 | 90 | 180 | 270 = 0,
): Promise<void> {
  await enqueueUnread(db.worker, orderId);
  await readAllQueued(db, {
    readPaper: async (_bytes, paper) => ({
      turned,
      paper,
      unreadable: false,
      engine: 'test/1',
      values: (papers[paper] ?? []).map(({ place = [0, 0, 10, 10], source = 'TEXT', confidence = 0.98, ...value }) => {
        const [left, top, right, bottom] = place;
        const corners = [
          { x: left, y: top },
          { x: right, y: top },
          { x: right, y: bottom },
          { x: left, y: bottom },
        ];
        const first = turned / 90;
        return {
          ...value,
          source,
          confidence,
          looks: [],
          place: [...corners.slice(first), ...corners.slice(0, first)],
        };
      }),
    }),
  });
}
