import { createHash } from 'node:crypto';
import { encodeGbk } from '@beian/bureau-protocol/protocol';
import { type Clock, shanghaiStamp } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { type Tree, writeXml } from '../xml/write.ts';

/** Blocks of one download file (docs/spec/bureau-interface.md B-9). */
export interface DownloadBlocks {
  readonly BAJG?: Tree;
  readonly BASJ?: Tree;
  readonly ZXSJ?: Tree;
  readonly HMDLB?: Tree;
  readonly HSRW?: Tree;
  readonly HCJG?: Tree;
  readonly XGTZ?: Tree;
  /** Must be the only block of its file. */
  readonly JCDM?: Tree;
}

/**
 * Writes a file and appends it to the queue, or schedules it with `lateByMs`; the caller commits the store. `letters` are the
 * bureau's.
 */
export function publish(
  store: Store,
  clock: Clock,
  letters: string,
  blocks: DownloadBlocks,
  ztids: readonly string[],
  lateByMs = 0,
): void {
  const { state } = store;
  const { JCDM, ...icp } = blocks;
  const document = `<?xml version="1.0" encoding="GBK"?>\n${writeXml(
    'DownloadData',
    JCDM === undefined ? { ICP: icp } : { JCDM },
    { version: 'V.3.0' },
  )}\n`;
  const xml = encodeGbk(document);
  const fileName = nextFileName(store, clock, letters);
  store.saveDownload(fileName, xml);
  const file = { fileName, sha256: sha256(xml), ztids: [...new Set(ztids)] };
  if (lateByMs > 0) state.late.push({ ...file, dueAt: new Date(clock.now().getTime() + lateByMs).toISOString() });
  else state.queue.push(file);
}

/** The next file name. Its number makes it unique, because the clock can be set back. */
export function nextFileName({ state }: Store, clock: Clock, letters: string): string {
  const number = String(state.nextFile).padStart(6, '0');
  state.nextFile += 1;
  return `${shanghaiStamp(clock.now())}_${letters}_${number}.xml`;
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
