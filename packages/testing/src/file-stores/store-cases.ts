import { randomBytes } from 'node:crypto';
import { type FileStore, UnreadableFile } from '@beian/database/files';
import { createKeyring, type Keyring } from '@beian/database/sealing';
import { expect, it } from 'vitest';

const key = () => randomBytes(32).toString('base64');
const [k1, k2, h1] = [key(), key(), key()];
/** Which key the files of a store are sealed with. */
export type CurrentKey = 'k1' | 'k2';
export const keyringOf = (current: CurrentKey): Keyring =>
  createKeyring({ sealing: { current, keys: { k1, k2 } }, hash: { current: 'h1', keys: { h1 } } });

/** What is stored, without the store: its bytes, and a way to change them. */
export interface StoredBytes {
  read(name: string): Promise<Buffer>;
  write(name: string, bytes: Buffer): Promise<void>;
  /** Names of everything stored, also of what is no file. */
  all(): Promise<string[]>;
}

/** The tests of every file store. `open`: the same place, sealing with `keyringOf(current)`; called in the tests. */
export function testFileStore(open: (current: CurrentKey) => FileStore, stored: () => StoredBytes): void {
  const store = () => open('k1');

  it('returns what was stored, under a random name, and keeps no plaintext', async () => {
    const bytes = Buffer.from('a canary that no disk may hold');
    const [name, again] = [await store().put(bytes), await store().put(bytes)];
    expect(name).toMatch(/^[0-9a-f]{32}$/);
    expect(again).not.toBe(name);
    expect(await store().get(name)).toEqual(bytes);
    expect((await stored().read(name)).includes('canary')).toBe(false);
    expect(await stored().all()).toEqual(expect.arrayContaining([name, again]));
    expect((await stored().all()).filter((file) => file.endsWith('.part'))).toEqual([]);
  });

  it('stores a file of several pieces as one', async () => {
    const pieces = [randomBytes(3_000_000), Buffer.alloc(0), randomBytes(5)];
    const name = await store().put(pieces);
    expect((await store().get(name)).equals(Buffer.concat(pieces))).toBe(true);
  });

  it('does not open a ciphertext that was moved to another name or changed', async () => {
    const [one, two] = [await store().put(Buffer.from('one')), await store().put(Buffer.from('two'))];
    await stored().write(two, await stored().read(one));
    await expect(store().get(two)).rejects.toThrow(UnreadableFile);
    const damaged = await stored().read(one);
    damaged.writeUInt8(damaged.readUInt8(damaged.length - 1) ^ 1, damaged.length - 1);
    await stored().write(one, damaged);
    await expect(store().get(one)).rejects.toThrow(UnreadableFile);
    await expect(store().get('0'.repeat(32))).rejects.toThrow(UnreadableFile);
  });

  it('refuses names that it has not generated', async () => {
    for (const name of ['../../keys.json', '', '..', 'a'.repeat(31), `${'a'.repeat(32)}/..`, 'A'.repeat(32)]) {
      await expect(store().get(name)).rejects.toThrow();
      await expect((async () => store().delete(name))()).rejects.toThrow('no name');
    }
  });

  it('names every stored file with the key that it is under, also after it was sealed anew', async () => {
    const [left, sealedAnew] = [await store().put(Buffer.from('left')), await store().put(Buffer.from('anew'))];
    const renewed = open('k2');
    await renewed.reseal(sealedAnew);
    expect(await renewed.get(sealedAnew)).toEqual(Buffer.from('anew'));
    const found: Record<string, string | undefined> = {};
    for await (const { name, keyId } of renewed.keyIds()) found[name] = keyId;
    expect(found).toMatchObject({ [left]: 'k1', [sealedAnew]: 'k2' });
    expect((await stored().all()).filter((file) => file.endsWith('.renewing'))).toEqual([]);
  });

  it('a file that is deleted while it is sealed anew stays deleted', async () => {
    const names = await Promise.all(Array.from({ length: 8 }, () => store().put(Buffer.from('gone'))));
    const renewed = open('k2');
    await Promise.all(names.flatMap((name) => [renewed.reseal(name), store().delete(name)]));
    for (const name of names) expect(await store().has(name)).toBe(false);
    const all = await stored().all();
    expect(all.filter((file) => names.some((name) => file.includes(name)))).toEqual([]);
  });

  it('lists the files of a prefix, and says how old one is', async () => {
    const name = await store().put(Buffer.from('listed'));
    expect(await store().list(name.slice(0, 2))).toContain(name);
    const ageMs = await store().ageMs(name);
    expect(ageMs).toBeLessThan(60_000);
    expect(ageMs).toBeGreaterThan(-60_000);
    expect(await store().ageMs('0'.repeat(32))).toBeUndefined();
    const other = name.startsWith('00') ? '11' : '00';
    expect(await store().list(other)).not.toContain(name);
    await expect(store().list('../')).rejects.toThrow('first two signs');
  });

  it('deletes a file, and deleting it again does nothing', async () => {
    const name = await store().put(Buffer.from('gone'));
    expect(await store().has(name)).toBe(true);
    await store().delete(name);
    await store().delete(name);
    expect(await store().has(name)).toBe(false);
    await expect(store().get(name)).rejects.toThrow(UnreadableFile);
  });

  it('has nothing in the way of storing files, and keeps bytes that are being received outside of them', async () => {
    expect(await store().fault()).toBeUndefined();
    const spool = await store().spool();
    await spool.write(Buffer.from('being received'));
    expect((await spool.read()).toString()).toBe('being received');
    expect((await stored().all()).filter((file) => file.includes('.check') || file.endsWith('.part'))).toEqual([]);
    await spool.close();
  });

  it('says so when it became the store of another installation, and takes nothing', async () => {
    const ours = store();
    expect(await ours.installationId()).toBeUndefined();
    await ours.setInstallationId('ours');
    ours.belongTo('ours');
    const name = await ours.put(Buffer.from('ours'));
    expect([await ours.fault(), await ours.installationId()]).toEqual([undefined, 'ours']);
    const theirs = store();
    await theirs.setInstallationId('theirs');
    theirs.belongTo('ours');
    expect(await theirs.fault()).toBe('FILES_FOREIGN');
    for (const call of [
      () => theirs.put(Buffer.from('x')),
      () => theirs.list(name.slice(0, 2)),
      () => theirs.delete(name),
    ])
      await expect(call()).rejects.toThrow('the file store is away');
    await theirs.setInstallationId('ours');
    expect(await theirs.fault()).toBeUndefined();
  });
}
