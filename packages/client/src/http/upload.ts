import { type Connection, exchange, isRecord, routeError } from './exchange.ts';
import { withRetries } from './retry.ts';

/** A JPEG or PNG image: its bytes, a Blob, or (in Node.js) the path of a file. */
export type ImageSource = Uint8Array | ArrayBuffer | Blob | string;

export interface UploadOptions {
  /** Called with the number of bytes sent so far; the body is then sent in pieces, which browsers do over HTTP/2 alone. */
  readonly onProgress?: ((sentBytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Node's, where it runs in Node; a static import of `node:fs` would keep the client out of browsers. */
declare const process:
  | { getBuiltinModule?(id: 'node:fs/promises'): { readFile(path: string): Promise<Uint8Array> } }
  | undefined;

export async function bytesOf(image: ImageSource): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof image !== 'string') return new Uint8Array(image instanceof Blob ? await image.arrayBuffer() : image);
  const files = typeof process === 'undefined' ? undefined : process.getBuiltinModule?.('node:fs/promises');
  if (files === undefined) throw new TypeError('Paths are read by Node.js 20.16 or later: give the bytes or a Blob.');
  return new Uint8Array(await files.readFile(image));
}

const PNG = [0x89, 0x50, 0x4e, 0x47];
const CHUNK_BYTES = 64 * 1024;

/** Sends one image to the path of a ticket; the same bytes may be sent again. @throws BeianError */
export async function putImage(
  connection: Connection,
  path: string,
  image: Uint8Array<ArrayBuffer>,
  { onProgress, signal }: UploadOptions = {},
): Promise<void> {
  const isPng = PNG.every((byte, at) => image[at] === byte);
  const headers = { 'content-type': isPng ? 'image/png' : 'image/jpeg' };
  await withRetries(
    connection,
    async () => {
      const body =
        onProgress === undefined ? { body: image } : { body: inChunks(image, onProgress), duplex: 'half' as const };
      const answer = await exchange(connection, path, { method: 'PUT', headers, ...body }, signal);
      if (answer.status !== 201 || !isRecord(answer.body)) throw routeError(answer);
    },
    signal,
  );
}

/** Makes the next piece when the last one was read. */
function inChunks(
  bytes: Uint8Array<ArrayBuffer>,
  onProgress: (sentBytes: number) => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      const chunk = bytes.subarray(at, at + CHUNK_BYTES);
      at += chunk.length;
      controller.enqueue(chunk);
      onProgress(at);
      if (at >= bytes.length) controller.close();
    },
  });
}
