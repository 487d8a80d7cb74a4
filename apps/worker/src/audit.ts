import { spawn } from 'node:child_process';
import {
  type Head,
  headLine,
  linkAudit,
  loadAuditKey,
  MAX_LINKED_ROWS,
  openHeadsFolder,
  type SigningOptions,
  savePublicKey,
  signHeads,
} from '@beian/orders';
import { scrub } from './log.ts';
import type { WorkerContext } from './worker-context.ts';

/** A program that takes a head may take so long, ms. */
const COMMAND_TIMEOUT_MS = 30_000;
/** A head is signed after so many links at the latest, so that what proves one row stays short. */
const LINKS_PER_HEAD = 1000;

/**
 * Links what the audit has, in both realms, and signs heads where there is a key. @throws Error, at the start, for a key or a folder that
 * cannot be used
 */
export function createAuditSealer({ ctx, env, log, test }: WorkerContext): () => Promise<void> {
  const signing = openSigning(env);
  if (signing === undefined)
    log.warn('heads of the audit are not signed: AUDIT_KEY_FILE and AUDIT_HEADS_DIR are not set');
  const contexts = [ctx, ...(test === undefined ? [] : [test.ctx])];
  let isPublicKeySaved = signing === undefined;
  return async () => {
    if (signing !== undefined && !isPublicKeySaved) {
      await savePublicKey(ctx, signing.key);
      isPublicKeySaved = true;
    }
    for (const one of contexts) {
      while ((await linkAudit(one)) === MAX_LINKED_ROWS);
      if (signing === undefined) continue;
      for (const head of await signHeads(one, signing)) {
        log.info({ realm: one.test ? 'test' : 'live' }, 'a head of the audit was signed');
        if (env.AUDIT_HEADS_COMMAND !== undefined)
          await runHeadCommand(env.AUDIT_HEADS_COMMAND, head).catch((error: unknown) =>
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
}: WorkerContext['env']): SigningOptions | undefined {
  if (file === undefined || dir === undefined) return undefined;
  const key = loadAuditKey(file);
  return { key, folder: openHeadsFolder(dir, key), everyMs, everyLinks: LINKS_PER_HEAD };
}

/** Runs the program, without a shell and without our settings, with the head's line on its stdin. @throws Error naming how it ended */
export function runHeadCommand(command: string, head: Head): Promise<void> {
  const env = { PATH: '/usr/local/bin:/usr/bin:/bin' };
  const child = spawn(command, [], { stdio: ['pipe', 'ignore', 'ignore'], env, timeout: COMMAND_TIMEOUT_MS });
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
