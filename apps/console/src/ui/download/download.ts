import { ApiError, post } from '../../app/providers/client.ts';

/** Request of a list: `POST /downloads/:list` (apps/api/src/http/downloads.ts). */
export interface DownloadRequest {
  readonly list: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly columns?: readonly string[];
}

export interface Progress {
  readonly rows: number;
  readonly total: number;
}

const CR = 13;
const LF = 10;

/**
 * Reads a list to its end and saves it as a file; `onRows` gets the progress, at most four times per second. Nothing is saved when it
 * breaks off or is cancelled. Throws ApiError, or an AbortError.
 */
export async function download(
  options: DownloadRequest,
  signal: AbortSignal,
  onRows: (progress: Progress) => void,
): Promise<Progress> {
  const { list, filter, columns } = options;
  const body = columns === undefined ? { filter } : { filter, columns };
  const response = await post(`/downloads/${encodeURIComponent(list)}`, body, { signal });
  if (!response.ok || response.body === null) {
    const refusal = (await response.json().catch(() => null)) as {
      code?: string;
      reasons?: { message: string; suggestion?: string | null }[];
    } | null;
    const message = refusal?.reasons
      ?.map((one) => [one.message, one.suggestion].filter(Boolean).join(' – '))
      .join(' · ');
    throw new ApiError(refusal?.code ?? 'INTERNAL', message ?? response.statusText, response.status);
  }
  const total = Number(response.headers.get('x-rows'));
  const parts: BlobPart[] = [];
  // Rows end in CR LF, which no cell contains; the first row is the header.
  let lineEnds = 0;
  let last = 0;
  let lastReportMs = 0;
  const rows = () => Math.max(0, lineEnds - 1);
  onRows({ rows: 0, total });
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const byte of value) {
      if (byte === LF && last === CR) lineEnds += 1;
      last = byte;
    }
    parts.push(value);
    if (performance.now() - lastReportMs < 250) continue;
    lastReportMs = performance.now();
    onRows({ rows: rows(), total });
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `${list}.csv`;
  save(new Blob(parts, { type: 'text/csv' }), name);
  return { rows: rows(), total };
}

export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
