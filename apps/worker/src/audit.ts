import { spawn } from 'node:child_process';
import {
  type Head,
  headLine,
  keepPublicKey,
  linkAudit,
  loadAuditKey,
  MOST_LINKED,
  openHeadsFolder,
  type Signing,
  signHeads,
} from '@beian/orders';
import { scrub } from './log.ts';
import type { Work } from './work.ts';

/** A program that takes a head may take so long, ms. */
const COMMAND_MS = 30_000;
/** A head is signed after so many links at the latest, so that what proves one row stays short. */
const EVERY_LINKS = 1000;

/**
 * Links what the audit has, in both realms, and signs heads where there is a key. @throws Error, at the start, for a key or a folder that
 * cannot be used
 */
export function createSealing({ ctx, env, log, test }: Work): () => Promise<void> {
  const signing = openSigning(env);
  if (signing === undefined)
    log.warn('heads of the audit are not signed: AUDIT_KEY_FILE and AUDIT_HEADS_DIR are not set');
  const contexts = [ctx, ...(test === undefined ? [] : [test.ctx])];
  let isKept = signing === undefined;
  return async () => {
    if (signing !== undefined && !isKept) {
      await keepPublicKey(ctx, signing.key);
      isKept = true;
    }
    for (const one of contexts) {
      while ((await linkAudit(one)) === MOST_LINKED);
      if (signing === undefined) continue;
      for (const head of await signHeads(one, signing)) {
        log.info({ realm: one.test ? 'test' : 'live' }, 'a head of the audit was signed');
        if (env.AUDIT_HEADS_COMMAND !== undefined)
          await handOver(env.AUDIT_HEADS_COMMAND, head).catch((error: unknown) =>
            log.error({ why: scrub(error) }, 'a head of the audit was not handed over'),
          );
      }
    }
  };
}

function openSigning({
  AUDIT_KEY_FILE: file,
  AUDIT_HEADS_DIR: dir,
  AUDIT_HEAD_MS: everyMs,
}: Work['env']): Signing | undefined {
  if (file === undefined || dir === undefined) return undefined;
  const key = loadAuditKey(file);
  return { key, folder: openHeadsFolder(dir, key), everyMs, everyLinks: EVERY_LINKS };
}

/** Runs the program, without a shell and without our settings, with the head's line on its stdin. @throws Error naming how it ended */
export function handOver(command: string, head: Head): Promise<void> {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
  const child = spawn(command, [], { stdio: ['pipe', 'ignore', 'ignore'], env, timeout: COMMAND_MS });
  // A program that ends without reading is judged by how it ended.
  child.stdin.on('error', () => undefined);
  child.stdin.end(headLine(head));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`AUDIT_HEADS_COMMAND ended with ${code ?? signal}`)),
    );
  });
}
