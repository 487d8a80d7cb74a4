import { createHash } from 'node:crypto';
import { encodeGbk } from '@beian/bureau/protocol';
import { type Clock, shanghaiStamp } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { type Tree, writeXml } from '../xml/write.ts';

/** Blocks of one download file (bureau-interface.md §9). */
export interface Blocks {
  readonly BAJG?: Tree;
  readonly BASJ?: Tree;
}

/** Writes a file and puts it at the end of the queue; the caller commits the store. `letters` are the bureau's. */
export function publish(store: Store, clock: Clock, letters: string, blocks: Blocks, ztids: readonly string[]): void {
  const { state } = store;
  const document = `<?xml version="1.0" encoding="GBK"?>\n${writeXml(
    'DownloadData',
    { ICP: { BAJG: blocks.BAJG, BASJ: blocks.BASJ } },
    { version: 'V.3.0' },
  )}\n`;
  const xml = encodeGbk(document);
  // The number alone makes the name unique: the clock can be set back.
  const fileName = `${shanghaiStamp(clock.now())}_${letters}_${String(state.nextFile).padStart(6, '0')}.xml`;
  store.saveDownload(fileName, xml);
  state.nextFile += 1;
  state.queue.push({ fileName, sha256: sha256(xml), ztids: [...new Set(ztids)] });
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
