import { readdirSync } from 'node:fs';
import { type GoodFile, goodFiles, type HostileFile, hostileFiles, inspectImage } from '@beian/testing/hostile-files';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiUnderTest, apiUnderTest } from '../testing/api.ts';

let api: ApiUnderTest;
let base: string;
beforeAll(async () => {
  api = await apiUnderTest();
  // A hundred uploads cost more than a partner's bucket holds.
  base = await (await api.serve({ pointLimits: false })).listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => api.close());

interface Taken {
  readonly status: number;
  readonly code?: string;
  readonly id?: string;
  readonly width?: number;
  readonly height?: number;
  readonly reasons?: readonly { readonly code: string; readonly message: string; readonly suggestion: string }[];
}
async function send({ bytes, type, headers = {} }: Pick<HostileFile, 'bytes' | 'type' | 'headers'>): Promise<Taken> {
  const answer = await fetch(`${base}/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': type,
      'accept-language': 'en',
      authorization: `Bearer ${api.people.partner.key}`,
    },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}
const stored = async (id: string | undefined): Promise<Buffer> => {
  const [row] = await api.db.query<{ file: string }>('select file from app.uploads where id = $1', [id]);
  return api.db.app.files.get(row?.file ?? '');
};
/** Runs the work for several items at a time, as browsers and partners do. */
async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const next = async (): Promise<void> => {
    const one = left.shift();
    if (one === undefined) return;
    await work(one);
    await next();
  };
  await Promise.all([next(), next(), next(), next()]);
}
const far = (one: readonly number[], other: readonly number[]) =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? 0))));

test('every good file is accepted and stored upright as a JPEG without metadata (ASVS 5.2.1, 5.2.2)', async () => {
  const good = await goodFiles();
  expect(good.length).toBeGreaterThanOrEqual(40);
  const wrong: unknown[] = [];
  await each(good, async (file: GoodFile) => {
    const { status, id, width, height } = await send(file);
    const seen = status === 201 ? await inspectImage(await stored(id)) : undefined;
    const upright = seen?.corners.every(
      (corner, at) => far(corner, file.corners?.[at] ?? corner) <= (file.within ?? 24),
    );
    const found = [status, width, height, seen?.width, seen?.height, seen?.format, seen?.kind, upright, seen?.extras];
    const asked = [201, file.width, file.height, file.width, file.height, 'jpeg', 'srgb uchar 3', true, []];
    if (JSON.stringify(found) !== JSON.stringify(asked)) wrong.push([file.name, found, seen?.corners]);
  });
  expect(wrong).toEqual([]);
});

test('no hostile file is stored unchanged, and none keeps metadata or extra bytes (ASVS 1.3.4, 5.2.2, 5.3.1, 5.3.2)', async () => {
  const hostile = await hostileFiles();
  expect(hostile.length).toBeGreaterThanOrEqual(60);
  const before = await api.db.query('select id from app.uploads');
  const wrong: unknown[] = [];
  await each(hostile, async (file) => {
    const { status, id, code, reasons } = await send(file);
    const end = status === 201 ? 'cleaned' : (reasons?.[0]?.code ?? code);
    if (end !== file.end) return void wrong.push([file.name, status, end, file.end]);
    if (status !== 201) {
      // Each refusal has a message and a suggestion.
      const { message = '', suggestion = '' } = reasons?.[0] ?? {};
      if (![400, 413, 415, 422].includes(status) || message.length < 10 || suggestion.length < 10)
        wrong.push([file.name, status, message, suggestion]);
      return;
    }
    const bytes = await stored(id);
    const { extras } = await inspectImage(bytes);
    if (extras.length > 0 || bytes.equals(file.bytes)) wrong.push([file.name, extras]);
  });
  expect(wrong).toEqual([]);
  const after = await api.db.query<{ file: string }>('select file from app.uploads');
  expect(after.length - before.length).toBe(hostile.filter(({ end }) => end === 'cleaned').length);
  // The disk has exactly the stored files, under generated names.
  const files = readdirSync(api.db.filesDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  expect(files.map(({ name }) => name).sort()).toEqual(after.map(({ file }) => file).sort());
  for (const { name } of files) expect(name).toMatch(/^[0-9a-f]{32}$/);
});
