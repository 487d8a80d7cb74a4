import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { type Head, headLine, headLineSchema, parseHead, type Realm } from './head.ts';
import type { AuditKey } from './key.ts';

/**
 * The folder outside the database (`AUDIT_HEADS_DIR`): `live-2026-11.jsonl`, one head per line, by the month of its
 * day, and the public key. Files are only appended to, so they can be made append-only by the operating system, or be
 * placed where the database's owner cannot write.
 */
export interface HeadsFolder {
  readonly dir: string;
  /** All heads of a realm in their sequence. Lines cut off by a crash during the write are left out. */
  read(realm: Realm): Head[];
  /** Resolves when the lines are on the disk. */
  append(realm: Realm, heads: readonly Head[]): Promise<void>;
}

export function openHeadsFolder(dir: string, key?: AuditKey): HeadsFolder {
  if (key !== undefined) {
    mkdirSync(dir, { recursive: true, mode: 0o755 });
    const file = path.join(dir, `audit-${key.id}.pem`);
    if (!existsSync(file)) writeFileSync(file, key.publicPem, { flag: 'wx', mode: 0o644 });
  }
  return {
    dir,
    read: (realm) =>
      readdirSync(dir)
        .filter((name) => new RegExp(`^${realm}-\\d{4}-\\d{2}\\.jsonl$`).test(name))
        .sort()
        .flatMap((name) => linesOf(readFileSync(path.join(dir, name), 'utf8')))
        // Before 0.2.0 two workers with one folder could both write a head, and lines cannot be taken out.
        .filter((head, at, all) => head.said !== all[at - 1]?.said || head.signature !== all[at - 1]?.signature),
    async append(realm, heads) {
      for (const [file, own] of byFile(realm, heads)) await appendTo(path.join(dir, file), own);
    },
  };
}

function byFile(realm: Realm, heads: readonly Head[]): Map<string, Head[]> {
  const files = new Map<string, Head[]>();
  for (const head of heads) {
    const name = `${realm}-${parseHead(head).day.slice(0, 7)}.jsonl`;
    files.set(name, [...(files.get(name) ?? []), head]);
  }
  return files;
}

/** Lines that are no head are left out; a missing head shows as a gap in the numbers. */
function linesOf(text: string): Head[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [headLineSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}

async function appendTo(file: string, heads: readonly Head[]): Promise<void> {
  const isCut = existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n');
  const handle = await open(file, 'a', 0o644);
  try {
    // One write, so that lines of concurrent processes do not mix.
    await handle.appendFile((isCut ? '\n' : '') + heads.map(headLine).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
}
