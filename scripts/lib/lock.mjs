import { renameSync, rmSync } from 'node:fs';
import { onExit } from './cleanup.mjs';
import { currentProcess, endsWithin, isAlive } from './identity.mjs';
import { asObject, createJson, readJson, writeJson } from './store.mjs';

/**
 * Contents of a lock file: the process that holds it and the processes that it has started.
 * @typedef {import('./identity.mjs').Identity} Identity
 * @typedef {{ holder: Identity, processes: (Identity & { name: string })[], [fact: string]: unknown }} LockContents
 */

/**
 * Takes a lock file, also when its holder is dead.
 * @param {string} file
 * @returns {{ lock: Lock, leftovers: LockContents['processes'] } | { heldBy: LockContents }} `leftovers`: processes of the dead holder
 * that may still run
 */
export function takeLock(file) {
  /** @type {LockContents} */
  const contents = { holder: currentProcess(), processes: [] };
  /** @type {LockContents['processes']} */
  let leftovers = [];
  for (;;) {
    if (createJson(file, contents)) return { lock: new Lock(file, contents), leftovers };
    const found = readLockFile(file);
    if (found && isAlive(found.holder)) return { heldBy: found };
    // Renamed before it is read, so that only one of two starts can take over a given file; a live holder's file is renamed back.
    const aside = `${file}.${process.pid}`;
    try {
      renameSync(file, aside);
    } catch {
      continue;
    }
    const moved = readLockFile(aside);
    if (moved && isAlive(moved.holder)) createJson(file, moved);
    else leftovers = moved?.processes ?? [];
    rmSync(aside, { force: true });
  }
}

/**
 * Takes a lock after its holder has ended or released it.
 * @param {string} file
 * @param {(holder: LockContents) => void} [onWait]
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, onWait) {
  for (let hasNotified = false; ; hasNotified = true) {
    const attempt = takeLock(file);
    if ('lock' in attempt) return attempt.lock;
    if (!hasNotified) onWait?.(attempt.heldBy);
    await endsWithin(attempt.heldBy.holder, 200);
  }
}

/**
 * @param {string} file
 * @returns {LockContents | undefined}
 */
function readLockFile(file) {
  let read;
  try {
    read = asObject(readJson(file));
  } catch {
    return undefined;
  }
  const holder = asIdentity(read.holder);
  if (!holder) return undefined;
  const processes = Array.isArray(read.processes) ? read.processes : [];
  return {
    ...read,
    holder,
    processes: processes.flatMap((entry) => {
      const identity = asIdentity(entry);
      return identity ? [{ ...identity, name: String(asObject(entry).name) }] : [];
    }),
  };
}

/**
 * @param {unknown} value
 * @returns {Identity | undefined}
 */
function asIdentity(value) {
  const { pid, started } = asObject(value);
  return Number.isSafeInteger(pid) && Number(pid) > 0 && typeof started === 'string'
    ? { pid: Number(pid), started }
    : undefined;
}

export class Lock {
  #file;
  #held;
  #registered;

  /**
   * @param {string} file
   * @param {LockContents} held
   */
  constructor(file, held) {
    this.#file = file;
    this.#held = held;
    this.#registered = onExit(() => rmSync(file, { force: true }));
  }

  /** @param {Identity & { name: string }} begun */
  addProcess(begun) {
    this.#held.processes.push(begun);
    writeJson(this.#file, this.#held);
  }

  /** @param {Record<string, unknown>} facts values about the holder that other processes may read, e.g. its address */
  addFacts(facts) {
    Object.assign(this.#held, facts);
    writeJson(this.#file, this.#held);
  }

  release() {
    return this.#registered.end();
  }
}
